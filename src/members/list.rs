//! The list of the households: found, parted and narrowed as one types.

use super::access::MemberBook;
use super::model::AccessState;
use super::roll::{Listed, Part, Roll};
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::Cents;
use askama::Template;

const PER_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "members/list.html")]
struct List {
    frame: Frame,
    slug: String,
    roll: Roll,
    parts: Vec<(String, String, bool)>,
    /// What the download asks for again: see [`Roll::fields`].
    asked: Vec<(&'static str, String)>,
    total: usize,
    page: usize,
    pages: usize,
    base: String,
    may_edit: bool,
    once: String,
    once_ticked: String,
}

impl List {
    /// Whether something can be done with those who are ticked.
    fn can_tick(&self) -> bool {
        self.may_edit && self.roll.part != Part::Left
    }

    /// The households of this page.
    fn shown(&self) -> &[Listed] {
        let all = &self.roll.households;
        if self.pages == 1 {
            return all;
        }
        let from = (self.page - 1) * PER_PAGE;
        &all[from..all.len().min(from + PER_PAGE)]
    }
}

pub async fn list(desk: Authorised<MemberBook>) -> Outcome {
    let query = desk.visit.query();
    let mut tx = desk.visit.app().db.read().await?;
    let roll = Roll::load(&mut tx, &desk, &query).await?;
    drop(tx);
    let tab = |part: Part| (part.label(), roll.address(part), part == roll.part);
    let (at, pages) = paged(roll.households.len(), query.value("page"));
    page(&List {
        frame: desk.visit.frame(t!("members-list-title")),
        slug: desk.amap.slug().to_owned(),
        parts: Part::ALL.map(tab).to_vec(),
        asked: roll.fields(),
        total: roll.households.len(),
        page: at,
        pages,
        base: format!("{}&page=", roll.address(roll.part)),
        may_edit: desk.may_edit,
        once: desk.visit.once().to_string(),
        once_ticked: desk.visit.once().to_string(),
        roll,
    })
}

/// The number of a page, and how many there are; `tout` is all households on one.
fn paged(households: usize, page: &str) -> (usize, usize) {
    if page == "tout" {
        return (1, 1);
    }
    let pages = households.div_ceil(PER_PAGE).max(1);
    (page.parse::<usize>().unwrap_or(1).clamp(1, pages), pages)
}
