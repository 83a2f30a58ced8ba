//! Where the people of a network sign in. The administrator decides it: whoever vouches for addresses here opens the accounts that
//! have them, in every network.

use super::access::AdministeredNetwork;
use super::admin::{address, trace};
use crate::access::{Authorised, Confirmed, NetworkScope};
use crate::accounts::{self, Provider};
use crate::db::Tx;
use crate::history::{self, Changes};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "networks/provider.html")]
struct Page {
    frame: Frame,
    address: String,
    once: String,
    form: Form,
    /// Where to tell the provider that people come back to.
    back: String,
    has_provider: bool,
}

fn address_of(desk: &AdministeredNetwork) -> String {
    format!("{}/connexion", address(&desk.0.slug))
}

async fn scope(tx: &mut Tx, desk: &AdministeredNetwork) -> Result<NetworkScope, Fault> {
    NetworkScope::for_operator(tx, &desk.0.slug)
        .await?
        .ok_or(Fault::NotFound)
}

async fn shown(desk: &Authorised<AdministeredNetwork>, mut form: Form) -> Result<Page, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let network = scope(&mut tx, desk).await?;
    let provider = accounts::provider_of(&mut tx, &network).await?;
    if form.is_valid()
        && let Some(provider) = &provider
    {
        form.set("name", &provider.name);
        form.set("issuer", &provider.issuer);
        form.set("client", &provider.client_id);
    }
    form.set("secret", "");
    Ok(Page {
        frame: desk.visit.frame(network.name()),
        address: address_of(desk),
        once: desk.visit.once().to_string(),
        form,
        back: format!("{}/connexion/reseau/retour", desk.visit.app().config.public_url),
        has_provider: provider.is_some(),
    })
}

/// The page.
pub async fn show(desk: Authorised<AdministeredNetwork>) -> Outcome {
    page(&shown(&desk, Form::new()).await?)
}

fn read(form: &mut Form, slug: &str, kept: Option<&Provider>) -> Option<Provider> {
    let name = form.required_text("name", 60);
    let issuer = form.required_text("issuer", 200);
    let client_id = form.required_text("client", 200);
    let typed = form.text("secret", 500)?;
    let secret = Some(typed)
        .filter(|secret| !secret.is_empty())
        .or_else(|| kept.map(|kept| kept.client_secret.clone()));
    if secret.is_none() {
        form.refuse("secret", t!("form-required"));
    }
    if issuer.as_ref().is_some_and(|issuer| !is_issuer(issuer)) {
        form.refuse("issuer", t!("networks-settings-issuer-wrong"));
    }
    let provider = Provider {
        slug: slug.to_owned(),
        name: name?,
        issuer: issuer?,
        client_id: client_id?,
        client_secret: secret?,
    };
    form.is_valid().then_some(provider)
}

/// What was set; that the secret was is all that is kept of it.
fn changes(before: Option<&Provider>, after: Option<&Provider>) -> Changes {
    let of =
        |one: Option<&Provider>, field: fn(&Provider) -> &String| one.map(field).cloned().unwrap_or_default();
    let secret = |one| of(one, |one| &one.client_secret);
    Changes::default()
        .field(
            "networks-settings-button",
            of(before, |one| &one.name),
            of(after, |one| &one.name),
        )
        .field(
            "networks-settings-issuer",
            of(before, |one| &one.issuer),
            of(after, |one| &one.issuer),
        )
        .field(
            "networks-settings-client",
            of(before, |one| &one.client_id),
            of(after, |one| &one.client_id),
        )
        .hidden("networks-settings-secret", &secret(before), &secret(after))
}

/// An address over TLS; without it only on the machine itself, for trying.
fn is_issuer(text: &str) -> bool {
    text.starts_with("https://")
        || ["http://127.0.0.1:", "http://localhost:"]
            .iter()
            .any(|start| text.starts_with(start))
}

/// Where the people of the network sign in; all fields empty takes it away.
pub async fn set(
    desk: Authorised<AdministeredNetwork>,
    _: Confirmed,
    Submitted(mut form): Submitted,
) -> Outcome {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let location = address_of(&desk);
    let mut tx = desk.visit.app().db.read().await?;
    let network = scope(&mut tx, &desk).await?;
    let kept = accounts::provider_of(&mut tx, &network).await?;
    drop(tx);
    let removed = form.value("do") == "retirer";
    let provider = if removed {
        None
    } else {
        let Some(provider) = read(&mut form, network.slug(), kept.as_ref()) else {
            return refused_page(&shown(&desk, form).await?);
        };
        Some(provider)
    };
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let verb = match &provider {
            Some(provider) => {
                accounts::keep_provider(tx, &network, provider, now).await?;
                "network.provider-set"
            }
            None => {
                accounts::remove_provider(tx, &network).await?;
                "network.provider-removed"
            }
        };
        let trace = trace(network.id(), verb, "network").changing(changes(kept.as_ref(), provider.as_ref()));
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-networks-settings"))
}
