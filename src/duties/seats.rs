//! The coordination says how many people each delivery needs.

use super::access::{Seats, evening};
use super::model::Evening;
use super::rules::{self, Facts};
use super::sign_up::refused;
use super::{list, queries};
use crate::access::{AmapScope, Authorised, Coordination};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::transact;
use crate::web::{Fault, Outcome, Submitted, Visit, claim_once, redirect_with_notice, settle_once};
use crate::words::DutySlotId;

/// As many as the schema lets a delivery have.
const MOST_SEATS: i64 = 50;

/// Sets the seats of one delivery; zero asks for nobody.
pub async fn set(desk: Authorised<Seats>, Submitted(mut form): Submitted) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.amap);
    let (account, location) = (desk.actor()?.account, list::address(amap));
    let Some(seats) = form.number("seats", 0, MOST_SEATS) else {
        return Ok(redirect_with_notice(&location, "sorry-duty-seats"));
    };
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let evening = evening(tx, amap, desk.evening).await?;
        let facts = facts(tx, visit, amap, &evening).await?;
        rules::set_seats(&facts, seats).map_err(|refusal| refused(&location, refusal))?;
        store(tx, visit, amap, &evening, seats).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-duty-seats"))
}

/// Sets the seats of every coming delivery that has none yet.
pub async fn set_all(desk: Authorised<Coordination>, Submitted(mut form): Submitted) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.0);
    let (account, location) = (desk.actor()?.account, list::address(amap));
    let Some(seats) = form.number("seats", 1, MOST_SEATS) else {
        return Ok(redirect_with_notice(&location, "sorry-duty-seats"));
    };
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let (from, until) = list::span(amap.today(visit.now()));
        for evening in queries::evenings(tx, amap, from, until).await? {
            if evening.slot.is_none() && evening.cancelled_at.is_none() {
                store(tx, visit, amap, &evening, seats).await?;
            }
        }
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-duty-seats"))
}

async fn facts(tx: &mut Tx, visit: &Visit, amap: &AmapScope, evening: &Evening) -> Result<Facts, Fault> {
    let taken = queries::holders_at(tx, amap, evening.id).await?.len();
    Ok(Facts {
        day: evening.day,
        today: amap.today(visit.now()),
        cancelled: evening.cancelled_at.is_some(),
        seats: evening.seats.unwrap_or(0),
        taken: i64::try_from(taken).unwrap_or(i64::MAX),
        holds_one: false,
        holds_one_that_day: false,
    })
}

async fn store(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    evening: &Evening,
    seats: i64,
) -> Result<(), Fault> {
    if seats == 0 {
        queries::drop_slot(tx, amap, evening.id).await?;
    } else {
        queries::set_seats(tx, amap, DutySlotId::new(clock::fresh_uuid()), evening.id, seats).await?;
    }
    let changed = Changes::default().field("journal-field-seats", evening.seats.unwrap_or(0), seats);
    let trace = Trace::in_amap(amap, "duty.seats-set", "delivery", evening.id.uuid());
    Ok(history::record(tx, visit, trace.changing(changed)).await?)
}
