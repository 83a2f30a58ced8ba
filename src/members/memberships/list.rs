//! The households with their memberships.

use super::access::MembershipBook;
use super::queries::{self, Listed};
use super::rules::Requirement;
use crate::access::Authorised;
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, page};
use crate::words::Day;
use askama::Template;

#[derive(Template)]
#[template(path = "members/memberships/list.html")]
struct Page {
    frame: Frame,
    once: String,
    once_asked: String,
    base: String,
    campaigns: String,
    form: Form,
    decides: bool,
    asked: Requirement,
    /// Name in the address, label and whether it is shown.
    parts: Vec<(&'static str, String, bool)>,
    rows: Vec<Row>,
    /// What can be done with those that are ticked.
    acts: [(&'static str, String); 4],
    missing: String,
}

struct Row {
    id: String,
    household: String,
    state: String,
    kind: &'static str,
    checked: bool,
}

/// Which households are shown.
const PARTS: [&str; 3] = ["", "sans", "impayees"];

fn stands(row: &Listed, today: Day) -> (bool, bool) {
    let is_member = row
        .since_on
        .zip(row.until_on)
        .is_some_and(|(since, until)| (since..=until).contains(&today));
    (is_member, is_member && row.paid_at.is_some())
}

fn said(row: &Listed, today: Day) -> (String, &'static str) {
    let until = row.until_on.map(Day::full).unwrap_or_default();
    match (stands(row, today), row.since_on.filter(|since| *since > today)) {
        ((true, true), _) => (t!("memberships-paid", until = until), "good"),
        ((true, false), _) => (t!("memberships-unpaid", until = until), "warning"),
        (_, Some(since)) => (t!("memberships-to-come", since = since.full()), ""),
        _ if row.until_on.is_some() => (t!("memberships-ended", until = until), "warning"),
        _ => (t!("memberships-none"), "warning"),
    }
}

/// Name in the address, label and whether it is shown, of each part of the list.
fn parts(chosen: &str) -> Vec<(&'static str, String, bool)> {
    let part = |name: &'static str| {
        let label = match name {
            "sans" => t!("memberships-part-without"),
            "impayees" => t!("memberships-part-unpaid"),
            _ => t!("memberships-part-all"),
        };
        (name, label, name == chosen)
    };
    PARTS.map(part).into()
}

fn is_in(part: &str, row: &Listed, today: Day) -> bool {
    match (part, stands(row, today)) {
        ("sans", (is_member, _)) => !is_member,
        ("impayees", (is_member, has_paid)) => is_member && !has_paid,
        _ => true,
    }
}

fn shown(row: &Listed, today: Day, form: &Form) -> Row {
    let (state, kind) = said(row, today);
    Row {
        id: row.public_id.to_string(),
        household: row.name.clone(),
        state,
        kind,
        checked: form.is_checked("foyer", row.public_id.as_str()),
    }
}

/// The list with what was typed.
///
/// # Errors
/// When the database fails.
pub(super) async fn page_of(
    desk: &Authorised<MembershipBook>,
    mut form: Form,
) -> Result<impl Template + use<>, Fault> {
    let today = desk.amap.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let asked = queries::asked(&mut tx, &desk.amap).await?;
    let listed = queries::listed(&mut tx, &desk.amap).await?;
    drop(tx);
    if form.value("depuis").is_empty() {
        form.set("depuis", today);
    }
    if form.value("jusque").is_empty() {
        form.set("jusque", today.plus_days(364));
    }
    let query = desk.visit.query();
    let part = query.value("voir");
    let rows = listed.iter().filter(|row| is_in(part, row, today));
    let missing = listed.iter().filter(|row| !stands(row, today).0).count();
    Ok(Page {
        frame: desk.visit.frame(t!("memberships-title")),
        once: desk.visit.once().to_string(),
        once_asked: desk.visit.once().to_string(),
        base: format!("/amap/{}/adhesions", desk.amap.slug()),
        campaigns: format!("/amap/{}/campagnes", desk.amap.slug()),
        decides: desk.decides,
        asked,
        parts: parts(part),
        rows: rows.map(|row| shown(row, today, &form)).collect(),
        acts: [
            ("adherer-paye", t!("memberships-enrol-paid")),
            ("adherer", t!("memberships-enrol")),
            ("payer", t!("memberships-pay")),
            ("retirer", t!("memberships-withdraw")),
        ],
        missing: t!("memberships-missing", count = missing, all = listed.len()),
        form,
    })
}

/// The list.
pub async fn list(desk: Authorised<MembershipBook>) -> Outcome {
    page(&page_of(&desk, Form::new()).await?)
}
