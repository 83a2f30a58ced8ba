//! What every page shares: the request's context, the frame, forms with typed errors, refusals as pages, assets.

mod app;
pub mod assets;
mod csrf;
mod fault;
mod fault_page;
mod form;
pub mod frame;
mod kept;
mod layers;
mod once;
mod page;
mod routes;
mod upload;
mod visit;

pub use app::{App, Look};
pub use fault::{Fault, Outcome};
pub use form::{FieldError, Form, Submitted};
pub use frame::{AccountMenu, Flash, FlashKind, Frame, NavItem, RoleItem};
pub use kept::{MOST_TYPED, is_secret, keep_typed, takes_up, typed_before};
pub use layers::dressed;
pub use once::{claim_act, claim_once, forget_tokens, refuse_again, settle_once};
pub use page::{attachment, fragment, page, query_escape, redirect, redirect_with_notice, refused_page};
pub use routes::{Route, Routes};
pub use upload::{Upload, UploadedFile};
pub use visit::{SESSION_COOKIE, STEP_COOKIE, Visit};
