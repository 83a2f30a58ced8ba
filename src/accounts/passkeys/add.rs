//! A passkey is added to an account, or taken away.

use super::{Challenge, relying_party};
use crate::access::Confirmed;
use crate::accounts::change::record;
use crate::accounts::queries::{self, passkeys as stored};
use crate::accounts::steps::{self, Step, StepKind};
use crate::clock;
use crate::web::{Fault, Outcome, Submitted, Visit, redirect_with_notice};
use crate::words::PasskeyId;
use crate::{t, transact};
use axum::Json;
use axum::response::IntoResponse;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};
use webauthn_rs_proto::ResidentKeyRequirement;

/// What the device is asked.
pub async fn challenge(visit: Visit, _: Confirmed, Submitted(_): Submitted) -> Outcome {
    let (actor, site) = (visit.signed_in()?, relying_party(&visit)?);
    let account = actor.account;
    let (mut options, state) = site
        .start_passkey_registration(account.uuid(), &actor.email, &actor.name, None)
        .map_err(Fault::unexpected)?;
    if let Some(wanted) = &mut options.public_key.authenticator_selection {
        // The device finds the key by itself at sign-in, without an address being typed.
        wanted.resident_key = Some(ResidentKeyRequirement::Required);
        wanted.require_resident_key = true;
    }
    let state = serde_json::to_string(&state).map_err(Fault::unexpected)?;
    let step = Step {
        kind: StepKind::Passkey,
        account: Some(account),
        email: "",
        location: "",
        state: &state,
    };
    let secret: Result<String, Fault> = transact!(visit.app().db, |tx| {
        steps::begin(tx, &step, visit.now()).await
    });
    Ok(Json(Challenge {
        step: secret?,
        options,
    })
    .into_response())
}

/// Takes the device's answer.
pub async fn add(visit: Visit, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let (actor, site) = (visit.signed_in()?, relying_party(&visit)?);
    let (account, now) = (actor.account, visit.now());
    let refused = || Fault::Refused(t!("passkeys-refused"));
    let name = form.text("name", 60).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| t!("passkeys-unnamed"));
    let secret = form.value("step").to_owned();
    let mut tx = visit.app().db.read().await?;
    let step = steps::waiting(&mut tx, StepKind::Passkey, &secret, now)
        .await?
        .filter(|step| step.account_id == Some(account))
        .ok_or_else(refused)?;
    drop(tx);
    let state: PasskeyRegistration = serde_json::from_str(&step.state).map_err(|_| refused())?;
    let answer: RegisterPublicKeyCredential =
        serde_json::from_str(form.value("credential")).map_err(|_| refused())?;
    let passkey = site
        .finish_passkey_registration(&answer, &state)
        .map_err(|_| refused())?;
    let kept = serde_json::to_string(&passkey).map_err(Fault::unexpected)?;
    let credential = credential_name(passkey.cred_id())?;
    let new = stored::NewPasskey {
        account,
        id: PasskeyId::new(clock::fresh_uuid()),
        credential: &credential,
        name: &name,
        passkey: &kept,
        now,
    };
    let added: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if !steps::finish(tx, StepKind::Passkey, &secret, now).await? || !stored::insert(tx, &new).await? {
            return Err(refused());
        }
        queries::strengthen_session(tx, &actor.session).await?;
        record(tx, &visit, "account.passkey-added", account).await
    });
    added?;
    Ok(redirect_with_notice("/compte/securite", "done-passkey-added"))
}

/// How a credential is found again: its id as browsers write it, without quotes.
pub(super) fn credential_name(id: impl serde::Serialize) -> Result<String, Fault> {
    let text = serde_json::to_string(&id).map_err(Fault::unexpected)?;
    Ok(text.trim_matches('"').to_owned())
}

/// Takes a passkey away.
pub async fn remove(visit: Visit, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let account = visit.signed_in()?.account;
    let id: PasskeyId = form.value("cle").parse().map_err(|_| Fault::NotFound)?;
    let removed: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if stored::delete(tx, account, id).await? == 0 {
            return Err(Fault::NotFound);
        }
        record(tx, &visit, "account.passkey-removed", account).await
    });
    removed?;
    Ok(redirect_with_notice("/compte/securite", "done-passkey-removed"))
}
