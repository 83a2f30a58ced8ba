//! Inviting who signs for a farm.

use super::access::PartnerDesk;
use super::{edit, queries};
use crate::access::{Authorised, FarmScope};
use crate::accounts::{self, Invited};
use crate::db::Tx;
use crate::history;
use crate::web::{
    Fault, Form, Outcome, Submitted, Visit, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{EmailAddress, FarmerId};
use crate::{clock, t, transact};

pub async fn invite(desk: Authorised<PartnerDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (first, last) = (
        form.required_text("first_name", 60),
        form.required_text("last_name", 60),
    );
    let email = form.email("email");
    if desk.farm.claimed_at.is_some() {
        form.refuse("email", t!("farms-claimed"));
    }
    let (Some(first), Some(last), Some(email), true) = (first, last, email, form.is_valid()) else {
        return refused_page(&edit::shown(&desk, edit::details_form(&desk.farm), form).await?);
    };
    store(&desk, &form, (&first, &last), &email).await?;
    Ok(redirect_with_notice(&edit::address(&desk), "done-farms-invited"))
}

async fn store(
    desk: &Authorised<PartnerDesk>,
    form: &Form,
    name: (&str, &str),
    email: &EmailAddress,
) -> Result<(), Fault> {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        add(tx, &desk.visit, &desk.scope, name, email).await?;
        history::record(tx, &desk.visit, edit::trace(desk, "farmer.invited")).await?;
        settle_once(tx, form, actor.account, &edit::address(desk)).await
    })
}

/// Adds someone who signs for a farm, unless they are there already, and sends the invitation.
pub(super) async fn add(
    tx: &mut Tx,
    visit: &Visit,
    farm: &FarmScope,
    name: (&str, &str),
    email: &EmailAddress,
) -> Result<(), Fault> {
    let farmer = match queries::waiting_farmer(tx, farm, email).await? {
        Some((_, true)) => return Err(Fault::Refused(t!("farms-already-arrived"))),
        Some((known, false)) => known,
        None => {
            let id = FarmerId::new(clock::fresh_uuid());
            queries::add_farmer(tx, farm, id, name, email).await?;
            id
        }
    };
    accounts::invite(tx, visit, Invited::Farmer(farm.id(), farmer), email, farm.name()).await
}
