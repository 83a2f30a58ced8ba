//! The households with their memberships, and recording many at once.

use super::access::MembershipBook;
use super::queries::{self, Listed, NewMembership};
use super::rules::Requirement;
use crate::access::Authorised;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{Day, Instant, MembershipId};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "members/memberships/list.html")]
struct Page {
    frame: Frame,
    once: String,
    once_asked: String,
    base: String,
    form: Form,
    decides: bool,
    asked: Requirement,
    /// Name in the address, label and whether it is shown.
    parts: Vec<(&'static str, String, bool)>,
    rows: Vec<Row>,
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

async fn page_of(desk: &Authorised<MembershipBook>, mut form: Form) -> Result<Page, Fault> {
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
    let part = PARTS
        .into_iter()
        .find(|part| *part == query.value("voir"))
        .unwrap_or_default();
    let shown = |row: &&Listed| match (part, stands(row, today)) {
        ("sans", (is_member, _)) => !is_member,
        ("impayees", (is_member, has_paid)) => is_member && !has_paid,
        _ => true,
    };
    let row = |row: &Listed| {
        let (state, kind) = said(row, today);
        Row {
            id: row.public_id.to_string(),
            household: row.name.clone(),
            state,
            kind,
            checked: form.is_checked("foyer", row.public_id.as_str()),
        }
    };
    let missing = listed.iter().filter(|row| !stands(row, today).0).count();
    let rows = listed.iter().filter(shown).map(row).collect();
    let label = |part: &'static str| {
        let key = match part {
            "sans" => "memberships-part-without",
            "impayees" => "memberships-part-unpaid",
            _ => "memberships-part-all",
        };
        (part, t!(key))
    };
    Ok(Page {
        frame: desk.visit.frame(t!("memberships-title")),
        once: desk.visit.once().to_string(),
        once_asked: desk.visit.once().to_string(),
        base: format!("/amap/{}/adhesions", desk.amap.slug()),
        decides: desk.decides,
        asked,
        parts: PARTS
            .map(label)
            .map(|(name, label)| (name, label, name == part))
            .into(),
        rows,
        missing: t!("memberships-missing", count = missing, all = listed.len()),
        form,
    })
}

/// The list.
pub async fn list(desk: Authorised<MembershipBook>) -> Outcome {
    page(&page_of(&desk, Form::new()).await?)
}

/// What is done with the households that are ticked.
#[derive(Debug, Clone, Copy)]
enum Act {
    Enrol { since: Day, until: Day, paid: bool },
    Pay,
    Withdraw,
}

fn read(form: &mut Form) -> Option<Act> {
    if form.all("foyer").is_empty() {
        form.refuse("foyer", t!("memberships-nobody"));
    }
    let act = match form.value("do") {
        "payer" => Some(Act::Pay),
        "retirer" => Some(Act::Withdraw),
        chosen => {
            let paid = chosen == "adherer-paye";
            let (since, until) = (form.day("depuis"), form.day("jusque"));
            since.zip(until).map(|(since, until)| {
                if until < since {
                    form.refuse("jusque", t!("memberships-order"));
                }
                Act::Enrol { since, until, paid }
            })
        }
    };
    act.filter(|_| form.is_valid())
}

/// Records memberships and payments, or what is asked before a contract is signed.
pub async fn record(desk: Authorised<MembershipBook>, Submitted(mut form): Submitted) -> Outcome {
    if form.value("do") == "demander" {
        return ask(&desk, &form).await;
    }
    let Some(act) = read(&mut form) else {
        return refused_page(&page_of(&desk, form).await?);
    };
    let (amap, now) = (&desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let location = format!("/amap/{}/adhesions", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let listed = queries::listed(tx, amap).await?;
        let ticked = |row: &&Listed| form.is_checked("foyer", row.public_id.as_str());
        let rows: Vec<&Listed> = listed.iter().filter(ticked).collect();
        store(tx, &desk, act, &rows, now).await?;
        settle_once(tx, &form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-memberships-recorded"))
}

async fn store(
    tx: &mut Tx,
    desk: &Authorised<MembershipBook>,
    act: Act,
    rows: &[&Listed],
    now: Instant,
) -> Result<(), Fault> {
    let (amap, by) = (&desk.amap, desk.actor()?.account);
    match act {
        Act::Enrol { since, until, paid } => {
            let new = |row: &&Listed| NewMembership {
                amap_id: amap.id(),
                id: MembershipId::new(clock::fresh_uuid()),
                household_id: row.household_id,
                since_on: since,
                until_on: until,
                recorded_at: now,
                recorded_by: by,
                paid_at: paid.then_some(now),
                paid_by: paid.then_some(by),
            };
            let new: Vec<NewMembership> = rows.iter().map(new).collect();
            queries::insert(tx, &new).await?;
        }
        Act::Pay => {
            for membership in rows.iter().filter_map(|row| row.membership_id) {
                queries::pay(tx, amap, membership, by, now).await?;
            }
        }
        Act::Withdraw => {
            for membership in rows.iter().filter_map(|row| row.membership_id) {
                queries::withdraw(tx, amap, membership, by, now).await?;
            }
        }
    }
    let verb = match act {
        Act::Enrol { .. } => "membership.recorded",
        Act::Pay => "membership.paid",
        Act::Withdraw => "membership.withdrawn",
    };
    for row in rows {
        trace(tx, desk, verb, Some(row)).await?;
    }
    Ok(())
}

async fn trace(
    tx: &mut Tx,
    desk: &Authorised<MembershipBook>,
    verb: &'static str,
    row: Option<&Listed>,
) -> Result<(), Fault> {
    let trace = Trace {
        amap: Some(desk.amap.id()),
        farm: None,
        network: None,
        verb,
        object: "household",
        id: row.map(|row| row.household_id.uuid()),
        detail: serde_json::Value::Null,
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}

async fn ask(desk: &Authorised<MembershipBook>, form: &Form) -> Outcome {
    if !desk.decides {
        return Err(Fault::Forbidden {
            sentence: t!("refused-coordinator"),
            instead: None,
        });
    }
    let asked: Requirement = form.value("demande").parse().map_err(|_| Fault::NotFound)?;
    let (amap, now) = (&desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let location = format!("/amap/{}/adhesions", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        queries::ask(tx, amap, asked).await?;
        trace(tx, desk, "membership.asked", None).await?;
        settle_once(tx, form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-memberships-asked"))
}
