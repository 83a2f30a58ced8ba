//! Whoever waited becomes a household of the AMAP, and keeps their places in other lines.

use super::queries;
use crate::access::AmapScope;
use crate::amaps::suspension::refuse_suspended;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::members::{self, NewHousehold, NewPerson, memberships};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{Day, JoinRequestId, WaitId};

/// Makes the household, on trial until a day if one is given.
///
/// # Errors
/// When the place was taken before, or the database fails.
pub async fn join(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    (request, wait): (JoinRequestId, WaitId),
    (person, trial): (&NewPerson, Option<Day>),
) -> Result<NewHousehold, Fault> {
    let now = visit.now();
    refuse_suspended(tx, amap).await?;
    let made = members::create_household(tx, amap, std::slice::from_ref(person), now).await?;
    if !queries::joined(tx, amap, request, made.id, now).await? || !queries::take(tx, amap, wait, now).await?
    {
        return Err(Fault::Refused(t!("joining-offer-over")));
    }
    queries::move_to_household(tx, amap, request, made.id).await?;
    if let Some(until) = trial {
        memberships::begin_trial(tx, amap, made.id, until, visit).await?;
    }
    let joined = Changes::default().field(
        "journal-field-trial-until",
        "",
        trial.map(Day::full).unwrap_or_default(),
    );
    let trace = Trace::in_amap(amap, "request.joined", "request", request.uuid());
    history::record(tx, visit, trace.changing(joined)).await?;
    Ok(made)
}
