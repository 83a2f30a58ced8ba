//! The members among themselves: whoever agreed to stand there, with what they agreed to show.

use super::queries::{self, InDirectory};
use crate::access::{AnyoneOfAmap, Authorised};
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "members/directory.html")]
struct Page {
    frame: Frame,
    slug: String,
    people: Vec<InDirectory>,
}

/// The page.
pub async fn show(desk: Authorised<AnyoneOfAmap>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    page(&Page {
        frame: desk.visit.frame(t!("members-directory-title")),
        slug: desk.target.0.slug().to_owned(),
        people: queries::in_directory(&mut tx, &desk.target.0).await?,
    })
}
