//! Letters that members may refuse, topic by topic: on their own page, or by the link of the letter itself (RFC 8058).

mod model;
mod page;
mod queries;

pub use model::{Reader, Topic};
pub(super) use page::{show, stop};
pub use queries::readers;
