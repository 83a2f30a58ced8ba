//! The household offers a basket, or takes the offer back.

use super::letters;
use super::queries::{self, NewHandover, Standing};
use crate::access::AmapScope;
use crate::clock;
use crate::contracts::contract::Contract;
use crate::contracts::templates::SheetDelivery;
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Form, Visit};
use crate::words::{EmailAddress, HandoverId, HouseholdId};

/// To whom a basket is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// To whoever of the AMAP takes it first.
    All,
    /// To the household of this address.
    One(EmailAddress),
}

/// To whom, as typed: an address, or nothing for all; `None` when it cannot be read.
pub fn choose(form: &mut Form) -> Option<Choice> {
    if form.value("a").is_empty() {
        return Some(Choice::All);
    }
    form.email("a").map(Choice::One)
}

/// Offers the basket; a refusal is a sentence at the address.
///
/// # Errors
/// When nobody of the AMAP has the address, or the database fails.
pub async fn offer(
    tx: &mut Tx,
    (visit, amap): (&Visit, &AmapScope),
    (contract, delivery): (&Contract, &SheetDelivery),
    choice: &Choice,
) -> Result<(), Fault> {
    let to = match choice {
        Choice::All => None,
        Choice::One(email) => Some(household(tx, amap, contract.household_id, email).await?),
    };
    let new = NewHandover {
        id: HandoverId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        contract: contract.id,
        delivery: delivery.id,
        to,
    };
    let by = (visit.signed_in()?.account, visit.now());
    queries::insert(tx, amap, &new, by).await?;
    if let Some(to) = to {
        let site = &visit.app().config.public_url;
        let body = t!(
            "handovers-letter-offered",
            giver = contract.household_name,
            title = contract.title,
            farm = contract.farm_name,
            day = delivery.day.full(),
            address = format!("{site}/amap/{}/paniers", amap.slug())
        );
        let subject = t!("handovers-letter-offered-subject", day = delivery.day.long());
        letters::offer(tx, amap, to, (subject, body), visit.now()).await?;
    }
    Ok(())
}

async fn household(
    tx: &mut Tx,
    amap: &AmapScope,
    own: HouseholdId,
    email: &EmailAddress,
) -> Result<HouseholdId, Fault> {
    match queries::household_of(tx, amap, email).await? {
        Some((id, _)) if id == own => Err(Fault::Refused(t!("handovers-refused-own"))),
        Some((id, _)) => Ok(id),
        None => Err(Fault::Refused(t!("handovers-refused-unknown"))),
    }
}

/// Takes an offer back, if nobody has taken it.
///
/// # Errors
/// When somebody has, or the database fails.
pub async fn withdraw(
    tx: &mut Tx,
    (visit, amap): (&Visit, &AmapScope),
    standing: &Standing,
) -> Result<(), Fault> {
    let by = (visit.signed_in()?.account, visit.now());
    if queries::withdraw(tx, amap, standing.id, by).await? {
        return Ok(());
    }
    Err(Fault::Refused(t!("handovers-refused-taken")))
}
