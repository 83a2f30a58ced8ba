//! Once a day: who has been inactive for almost three years is warned, whose day has come is erased.

use super::begin::blocks;
use super::letters;
use super::queries::{self, Nameless, ToCome};
use super::rules;
use crate::access::AmapScope;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail;
use crate::members;
use crate::t;
use crate::web::Fault;
use crate::words::{Day, ErasureId, Instant};

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
    for due in queries::to_come(tx, amap, Some(today)).await? {
        if !still_erasable(tx, amap, &due, (today, now), site).await? {
            continue;
        }
        let member = members::member_by_id(tx, amap, due.member_id).await?;
        if let Some(member) = member.filter(|member| member.left_on.is_none()) {
            members::let_leave(tx, amap, &member, now).await?;
        }
        let nameless = Nameless {
            person: &t!("erasure-person"),
            household: &t!("erasure-household"),
        };
        queries::erase(tx, amap, (due.member_id, due.household_id), &nameless, now).await?;
        queries::mark_erased(tx, amap, due.id, now).await?;
        let trace = Trace::in_amap(amap, "erasure.done", "member", due.member_id.uuid());
        history::record_operator(tx, trace, now).await?;
        erased += 1;
    }
    queries::forget_requests(tx, amap, now.plus_hours(-24 * IDLE_DAYS), None).await?;
    Ok(erased)
}

/// What blocks puts it off, and the coordination is told of it once; a sign of life ends an erasure that nobody asked for.
async fn still_erasable(
    tx: &mut Tx,
    amap: &AmapScope,
    due: &ToCome,
    (today, now): (Day, Instant),
    site: &str,
) -> Result<bool, Fault> {
    let found = members::member_by_id(tx, amap, due.member_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let blocked = blocks(tx, amap, &found, today).await?;
    if !blocked.is_empty() {
        if !due.told {
            letters::blocked(tx, amap, (&found.name(), &blocked), (today, now), site).await?;
            queries::told(tx, amap, due.id, now).await?;
        }
        return Ok(false);
    }
    if due.why == "inactive" {
        queries::withdraw(tx, amap.id(), due.id, now).await?;
        let until = rules::warned_until(today);
        let still = queries::inactive(tx, amap, (until, Instant::start_of(until, amap.zone()))).await?;
        return Ok(still.iter().any(|(inactive, ..)| *inactive == due.member_id));
    }
    Ok(true)
}

/// Whoever has been inactive for almost three years is written to; of those without an address the coordination is told.
async fn warn(tx: &mut Tx, amap: &AmapScope, today: Day, site: &str, now: Instant) -> Result<(), Fault> {
    let until = rules::warned_until(today);
    let since = Instant::start_of(until, amap.zone());
    let erase_on = today.plus_days(rules::DAYS);
    let mut unreachable = Vec::new();
    for (member, email, _) in queries::inactive(tx, amap, (until, since)).await? {
        let id = ErasureId::new(clock::fresh_uuid());
        queries::begin(tx, amap, (id, member), ("inactive", erase_on), (None, now)).await?;
        let trace = Trace::in_amap(amap, "erasure.warned", "member", member.uuid());
        history::record_operator(tx, trace, now).await?;
        match email {
            Some(to) => mail::enqueue(tx, letters::warning(amap, to, erase_on, site), now).await?,
            None => unreachable.extend(members::member_by_id(tx, amap, member).await?),
        }
    }
    if unreachable.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = unreachable.iter().map(members::Member::name).collect();
    letters::unreachable(tx, amap, (&names, erase_on), (today, now), site).await
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
