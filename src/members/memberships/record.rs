//! Recording memberships and payments of many households at once, and what is asked before a contract is signed.

use super::access::MembershipBook;
use super::list::page_of;
use super::queries::{self, Listed, NewMembership};
use super::rules::Requirement;
use crate::access::{AmapScope, Authorised};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{AccountId, Day, Instant, MembershipId};
use crate::{t, transact};
use std::collections::BTreeSet;

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

    /// What changes for a household.
    fn changes(self, row: &Listed) -> Changes {
        let spoken = |day: Option<Day>| day.map(Day::full).unwrap_or_default();
        let was_paid = row.paid_at.is_some();
        let known = row.membership_id.is_some();
        match self {
            Act::Enrol { since, until, paid } => Changes::default()
                .field("journal-field-since", spoken(row.since_on), since.full())
                .field("journal-field-until", spoken(row.until_on), until.full())
                .tick("journal-field-paid", known && was_paid, paid),
            Act::Pay => Changes::default().tick("journal-field-paid", was_paid, known),
            Act::Withdraw => Changes::default().field("journal-field-until", spoken(row.until_on), ""),
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
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let listed = queries::listed(tx, amap).await?;
        let ticked = |row: &&Listed| form.is_checked("foyer", row.public_id.as_str());
        let rows: Vec<&Listed> = listed.iter().filter(ticked).collect();
        store(tx, &desk, act, &rows, now).await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    match stored {
        Ok(()) => Ok(redirect_with_notice(&location, "done-memberships-recorded")),
        Err(Fault::Refused(sentence)) => {
            form.refuse("foyer", sentence);
            refused_page(&page_of(&desk, form).await?)
        }
        Err(fault) => Err(fault),
    }
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
            let paid = paid.then_some(now);
            enrol(tx, (amap, by), rows, (since, until), (now, paid)).await?;
        }
        Act::Pay => {
            let of_campaign = rows.iter().find(|row| row.of_campaign && row.paid_at.is_none());
            if let Some(row) = of_campaign {
                return Err(Fault::Refused(t!("memberships-pay-in-campaign", name = row.name)));
            }
            let periods = rows.iter().filter(|row| row.paid_at.is_none());
            let periods: BTreeSet<(Day, Day)> =
                periods.filter_map(|row| row.since_on.zip(row.until_on)).collect();
            for period in periods {
                refuse_during_campaign(tx, amap, period).await?;
            }
            for membership in held {
                queries::pay(tx, amap, membership, by, now).await?;
            }
        }
        Act::Withdraw => {
            if let Some(row) = rows
                .iter()
                .find(|row| row.of_campaign && row.membership_id.is_some())
            {
                return Err(Fault::Refused(t!(
                    "memberships-withdraw-in-campaign",
                    name = row.name
                )));
            }
            for membership in held {
                queries::withdraw(tx, amap, membership, by, now).await?;
            }
        }
    }
    for row in rows {
        let trace = Trace::in_amap(amap, act.verb(), "household", row.household_id.uuid());
        history::record(tx, &desk.visit, trace.changing(act.changes(row))).await?;
    }
    Ok(())
}

/// Refuses a payment that belongs into a campaign, where it gets its receipt.
async fn refuse_during_campaign(tx: &mut Tx, amap: &AmapScope, period: (Day, Day)) -> Result<(), Fault> {
    match queries::open_campaign(tx, amap, period).await? {
        Some(title) => Err(Fault::Refused(t!("memberships-campaign-open", title = title))),
        None => Ok(()),
    }
}

/// New memberships for all of them; a trial is over with it.
async fn enrol(
    tx: &mut Tx,
    (amap, by): (&AmapScope, AccountId),
    rows: &[&Listed],
    (since, until): (Day, Day),
    (now, paid): (Instant, Option<Instant>),
) -> Result<(), Fault> {
    if paid.is_some() {
        refuse_during_campaign(tx, amap, (since, until)).await?;
    }
    let new = |row: &&Listed| NewMembership {
        amap_id: amap.id(),
        id: MembershipId::new(clock::fresh_uuid()),
        household_id: row.household_id,
        since_on: since,
        until_on: until,
        recorded_at: now,
        recorded_by: by,
        paid_at: paid,
        paid_by: paid.map(|_| by),
    };
    let new: Vec<NewMembership> = rows.iter().map(new).collect();
    queries::insert(tx, &new).await?;
    for row in rows {
        queries::convert_trial(tx, amap, row.household_id, now).await?;
    }
    Ok(())
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
        let before = queries::asked(tx, amap).await?;
        queries::ask(tx, amap, asked).await?;
        let changed = Changes::default().field("memberships-asked", before.label(), asked.label());
        let trace = Trace::in_amap(amap, "membership.asked", "amap", amap.id().uuid()).changing(changed);
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-memberships-asked"))
}
