//! The erasures of an AMAP that are to come, and what blocks each.

use super::begin::{blocks, said};
use super::queries;
use crate::access::{Authorised, Coordination};
use crate::members;
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "erasure/list.html")]
struct List {
    frame: Frame,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    href: String,
    /// When, and why.
    when: String,
    blocks: Vec<String>,
}

/// The page.
pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    let amap = &desk.target.0;
    let today = amap.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let mut rows = Vec::new();
    for one in queries::to_come(&mut tx, amap, None).await? {
        let Some(member) = members::member_by_id(&mut tx, amap, one.member_id).await? else {
            continue;
        };
        let blocks = blocks(&mut tx, amap, &member, today).await?;
        let day = one.erase_on.full();
        rows.push(Row {
            name: member.name(),
            href: format!("/amap/{}/membres/{}/effacement", amap.slug(), member.public_id),
            when: if one.why == "asked" {
                t!("erasure-list-asked", day = day)
            } else {
                t!("erasure-list-inactive", day = day)
            },
            blocks: blocks.into_iter().map(said).collect(),
        });
    }
    page(&List {
        frame: desk.visit.frame(t!("erasure-list-title")),
        rows,
    })
}
