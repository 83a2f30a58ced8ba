//! Once a day: who has been inactive for almost three years is warned, whose day has come is erased.

use super::begin::blocks;
use super::queries::{self, Nameless};
use super::rules;
use crate::access::AmapScope;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::members;
use crate::t;
use crate::web::Fault;
use crate::words::{Day, EmailAddress, ErasureId, Instant, MemberId};

/// Days for which an account that stands for nobody is kept, and requests that ended.
const IDLE_DAYS: i64 = 365;

/// Warns and erases; gives how many were erased. Safe to run twice.
///
/// # Errors
/// When the database fails.
pub async fn erase_due(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, Fault> {
    warn(tx, amap, today, site, now).await?;
    let mut erased = 0;
    for (id, member, household, why) in queries::due(tx, amap, today).await? {
        if !still_erasable(tx, amap, (id, member, why.as_str()), today, now).await? {
            continue;
        }
        let nameless = Nameless {
            person: &t!("erasure-person"),
            household: &t!("erasure-household"),
        };
        queries::erase(tx, amap, (member, household), &nameless, now).await?;
        queries::mark_erased(tx, amap, id, now).await?;
        let trace = Trace::in_amap(amap, "erasure.done", "member", member.uuid());
        history::record_operator(tx, trace, now).await?;
        erased += 1;
    }
    queries::forget_requests(tx, amap, now.plus_hours(-24 * IDLE_DAYS), None).await?;
    Ok(erased)
}

/// What blocks puts it off; a sign of life ends an erasure that nobody asked for.
async fn still_erasable(
    tx: &mut Tx,
    amap: &AmapScope,
    (id, member, why): (ErasureId, MemberId, &str),
    today: Day,
    now: Instant,
) -> Result<bool, Fault> {
    let found = members::member_by_id(tx, amap, member)
        .await?
        .ok_or(Fault::NotFound)?;
    if !blocks(tx, amap, &found, today).await?.is_empty() {
        return Ok(false);
    }
    if why == "inactive" {
        queries::withdraw(tx, amap.id(), id, now).await?;
        let until = rules::warned_until(today);
        let still = queries::inactive(tx, amap, (until, Instant::start_of(until, amap.zone()))).await?;
        return Ok(still.iter().any(|(inactive, ..)| *inactive == member));
    }
    Ok(true)
}

async fn warn(tx: &mut Tx, amap: &AmapScope, today: Day, site: &str, now: Instant) -> Result<(), Fault> {
    let until = rules::warned_until(today);
    let since = Instant::start_of(until, amap.zone());
    for (member, email, _) in queries::inactive(tx, amap, (until, since)).await? {
        let id = ErasureId::new(clock::fresh_uuid());
        let erase_on = today.plus_days(rules::DAYS);
        queries::begin(tx, amap, (id, member), ("inactive", erase_on), (None, now)).await?;
        let trace = Trace::in_amap(amap, "erasure.warned", "member", member.uuid());
        history::record_operator(tx, trace, now).await?;
        if let Some(to) = email {
            mail::enqueue(tx, warning(amap, to, erase_on, site), now).await?;
        }
    }
    Ok(())
}

fn warning(amap: &AmapScope, to: EmailAddress, erase_on: Day, site: &str) -> Letter {
    Letter {
        amap: Some(amap.id()),
        kind: "erasure",
        to,
        subject: t!("erasure-warning-subject", amap = amap.name()),
        body: t!(
            "erasure-warning",
            amap = amap.name(),
            day = erase_on.full(),
            link = format!("{site}/connexion")
        ),
    }
}

/// Erases accounts that have stood for nobody for a year; gives how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_accounts(tx: &mut Tx, now: Instant) -> Result<usize, Fault> {
    let idle = queries::idle_accounts(tx, now.plus_hours(-24 * IDLE_DAYS)).await?;
    for account in &idle {
        queries::erase_account(tx, *account, now).await?;
        history::record_operator(tx, Trace::of_account("account.erased", *account), now).await?;
    }
    Ok(idle.len())
}
