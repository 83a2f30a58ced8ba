//! The bank account to which a farm's contracts are paid by transfer: its people alone set it, with a fresh proof of who they
//! are, and each of them is told.

use super::{own, queries};
use crate::access::{Authorised, Confirmed, FarmDesk};
use crate::history::{self, Changes};
use crate::mail::{self, Letter};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once};
use crate::words::{EmailAddress, Iban};
use crate::{t, transact};

/// Keeps the number, or none.
pub async fn save(desk: Authorised<FarmDesk>, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let iban: Option<Iban> = form.optional("iban", "farms-iban-wrong");
    if !form.is_valid() {
        return refused_page(&own::with_account(&desk, form).await?);
    }
    let (farm, by, now) = (&desk.target.0, desk.actor()?.account, desk.visit.now());
    let hint = |iban: &Option<Iban>| iban.as_ref().map(Iban::hint).unwrap_or_default();
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let known = queries::iban(tx, farm).await?;
        if known != iban {
            queries::set_iban(tx, farm, iban.as_ref()).await?;
            let changed = Changes::default().field("farms-iban", hint(&known), hint(&iban));
            let trace = own::trace(farm, "farm.account-changed").changing(changed);
            history::record(tx, &desk.visit, trace).await?;
            let people = queries::farmers(tx, farm).await?;
            let addresses = people.iter().filter_map(|one| one.email.as_ref()?.parse().ok());
            let letters: Vec<Letter> = addresses
                .map(|to| letter(farm.name(), to, &hint(&iban)))
                .collect();
            mail::enqueue_all(tx, &letters, now).await?;
        }
        settle_once(tx, &form, by, &own::address(farm)).await
    });
    stored?;
    Ok(redirect_with_notice(&own::address(farm), "done-farms-saved"))
}

fn letter(farm: &str, to: EmailAddress, iban: &str) -> Letter {
    Letter {
        amap: None,
        kind: "account",
        to,
        subject: t!("farms-iban-letter-subject", farm = farm),
        body: if iban.is_empty() {
            t!("farms-iban-letter-none", farm = farm)
        } else {
            t!("farms-iban-letter", farm = farm, iban = iban)
        },
    }
}
