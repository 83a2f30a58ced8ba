//! Recording memberships and payments of many households at once, and what is asked before a contract is signed.

use super::access::MembershipBook;
use super::list::page_of;
use super::queries::{self, Listed, NewMembership};
use super::rules::Requirement;
use crate::access::Authorised;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{Day, Instant, MembershipId};
use crate::{t, transact};

/// What is done with the households that are ticked.
#[derive(Debug, Clone, Copy)]
enum Act {
    Enrol { since: Day, until: Day, paid: bool },
    Pay,
    Withdraw,
}

impl Act {
    /// What the audit log calls it.
    fn verb(self) -> &'static str {
        match self {
            Act::Enrol { .. } => "membership.recorded",
            Act::Pay => "membership.paid",
            Act::Withdraw => "membership.withdrawn",
        }
    }
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
    let held = rows.iter().filter_map(|row| row.membership_id);
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
            for row in rows {
                queries::convert_trial(tx, amap, row.household_id, now).await?;
            }
        }
        Act::Pay => {
            for membership in held {
                queries::pay(tx, amap, membership, by, now).await?;
            }
        }
        Act::Withdraw => {
            for membership in held {
                queries::withdraw(tx, amap, membership, by, now).await?;
            }
        }
    }
    for row in rows {
        trace(tx, desk, act.verb(), Some(row)).await?;
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
