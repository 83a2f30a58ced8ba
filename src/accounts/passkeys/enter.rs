//! Signing in with a passkey.

use super::add::credential_name;
use super::{Challenge, relying_party};
use crate::accounts::queries::passkeys as stored;
use crate::accounts::steps::{self, Step, StepKind};
use crate::accounts::{queries, rules, way_in};
use crate::web::{Fault, Outcome, Submitted, Visit};
use crate::{t, transact};
use axum::Json;
use axum::response::IntoResponse;
use webauthn_rs::prelude::{DiscoverableAuthentication, Passkey, PublicKeyCredential};

/// What any device is asked; limited for each address, since it leaves a row.
pub async fn challenge(visit: Visit, Submitted(_): Submitted) -> Outcome {
    let site = relying_party(&visit)?;
    let (mut options, state) = site
        .start_discoverable_authentication()
        .map_err(Fault::unexpected)?;
    // Asked by a button, not offered in the field of the address.
    options.mediation = None;
    let state = serde_json::to_string(&state).map_err(Fault::unexpected)?;
    let step = Step {
        kind: StepKind::Passkey,
        account: None,
        email: "",
        location: "",
        state: &state,
    };
    let subject = format!("adresse:{}", visit.address());
    let (now, bucket) = (visit.now(), rules::bucket(visit.now()));
    let secret: Result<String, Fault> = transact!(visit.app().db, |tx| {
        if queries::tries(tx, &subject, bucket).await? >= rules::MOST_TRIES_PER_ADDRESS {
            return Err(Fault::TooMany(t!("sign-in-flood")));
        }
        queries::count_try(tx, &subject, bucket).await?;
        steps::begin(tx, &step, now).await
    });
    Ok(Json(Challenge {
        step: secret?,
        options,
    })
    .into_response())
}

/// Takes the device's answer. It stands for both factors: what one holds, and one's finger, face or code.
pub async fn enter(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let site = relying_party(&visit)?;
    let (secret, now) = (form.value("step").to_owned(), visit.now());
    let refused = || Fault::Refused(t!("passkeys-refused"));
    let answer: PublicKeyCredential =
        serde_json::from_str(form.value("credential")).map_err(|_| refused())?;
    let mut tx = visit.app().db.read().await?;
    let step = steps::waiting(&mut tx, StepKind::Passkey, &secret, now)
        .await?
        .filter(|step| step.account_id.is_none())
        .ok_or_else(refused)?;
    let credential = credential_name(&answer.raw_id)?;
    let found = stored::by_credential(&mut tx, &credential).await?;
    drop(tx);
    let (account, id, kept) = found.ok_or_else(refused)?;
    let state: DiscoverableAuthentication = serde_json::from_str(&step.state).map_err(|_| refused())?;
    let mut passkey: Passkey = serde_json::from_str(&kept).map_err(Fault::unexpected)?;
    let result = site
        .finish_discoverable_authentication_v2(&answer, state, &passkey)
        .map_err(|_| refused())?;
    passkey.update_credential(&result);
    let kept = serde_json::to_string(&passkey).map_err(Fault::unexpected)?;
    let used: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if !steps::finish(tx, StepKind::Passkey, &secret, now).await? {
            return Err(refused());
        }
        Ok(stored::used(tx, (account, id), &kept, now).await?)
    });
    used?;
    let back = rules::safe_return(form.value("suite")).unwrap_or("/accueil");
    way_in::open(&visit, account, true, back, form.value("typed")).await
}
