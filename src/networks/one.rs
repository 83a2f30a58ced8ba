//! One network before the administrator: its name, and who animates it.

use super::access::AdministeredNetwork;
use super::admin::{address, trace};
use super::model::{Animator, Network};
use super::queries;
use crate::access::{Authorised, Confirmed};
use crate::accounts;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{AccountId, Day, EmailAddress, GrantId, NetworkId};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "networks/one.html")]
struct One {
    frame: Frame,
    once: String,
    address: String,
    network: Network,
    animators: Vec<Animator>,
    form: Form,
    invitation: Form,
}

async fn shown(desk: &Authorised<AdministeredNetwork>, form: Form, invitation: Form) -> Result<One, Fault> {
    let network = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    Ok(One {
        frame: desk.visit.frame(&network.name),
        once: desk.visit.once().to_string(),
        address: address(&network.slug),
        animators: queries::animators(&mut tx, network.id, desk.visit.today()).await?,
        network: network.clone(),
        form,
        invitation,
    })
}

fn named(network: &Network) -> Form {
    let mut form = Form::new();
    form.set("name", &network.name);
    form
}

pub async fn show(desk: Authorised<AdministeredNetwork>) -> Outcome {
    let form = named(&desk.0);
    page(&shown(&desk, form, Form::new()).await?)
}

pub async fn rename(desk: Authorised<AdministeredNetwork>, Submitted(mut form): Submitted) -> Outcome {
    let (visit, network, account) = (&desk.visit, &desk.target.0, desk.actor()?.account);
    let Some(name) = form.required_text("name", 120) else {
        return refused_page(&shown(&desk, form, Form::new()).await?);
    };
    let location = address(&network.slug);
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        queries::rename(tx, network.id, &name).await?;
        let renamed = Changes::default().field("networks-name", &network.name, &name);
        let trace = trace(network.id, "network.renamed", "network").changing(renamed);
        history::record(tx, visit, trace).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-networks-renamed"))
}

/// Gives somebody the animation of the network, and tells them by mail.
pub async fn appoint(
    desk: Authorised<AdministeredNetwork>,
    _: Confirmed,
    Submitted(mut form): Submitted,
) -> Outcome {
    let (visit, network, by) = (&desk.visit, &desk.target.0, desk.actor()?.account);
    let (name, email) = (form.required_text("person", 120), form.email("email"));
    let mut tx = visit.app().db.read().await?;
    let present = queries::animators(&mut tx, network.id, visit.today()).await?;
    drop(tx);
    let is_there = |email: &EmailAddress| present.iter().any(|one| one.email == email.to_string());
    let until: Option<Day> = form.optional("jusque", "form-day");
    if until.is_some_and(|until| until < visit.today()) {
        form.refuse("jusque", t!("amaps-roles-until-past"));
    }
    if email.as_ref().is_some_and(is_there) {
        form.refuse("email", t!("networks-animates-already"));
    }
    let (Some(name), Some(email), true) = (name, email, form.is_valid()) else {
        return refused_page(&shown(&desk, named(network), form).await?);
    };
    let (location, grant) = (address(&network.slug), GrantId::new(clock::fresh_uuid()));
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, by, visit.now()).await?;
        let account = account_of(tx, &email, &name, visit.now()).await?;
        let given = (network.id, account);
        let days = (visit.today(), until);
        queries::appoint(tx, grant, given, days, by, visit.now()).await?;
        accounts::invite_to_role(tx, visit, account, &email, &network.name).await?;
        let last = until.map(Day::full).unwrap_or_default();
        let trace = of_grant(network.id, "network.animator-appointed", grant)
            .changing(Changes::default().field("amaps-roles-until", "", last));
        history::record(tx, visit, trace).await?;
        settle_once(tx, &form, by, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-networks-appointed"))
}

/// The account of an address; one that waits for its password when there is none.
async fn account_of(
    tx: &mut Tx,
    email: &EmailAddress,
    name: &str,
    now: crate::words::Instant,
) -> Result<AccountId, Fault> {
    if let Some(account) = accounts::account_of_email(tx, email).await? {
        return Ok(account);
    }
    let account = AccountId::new(clock::fresh_uuid());
    accounts::expect_account(tx, account, email, name, now).await?;
    Ok(account)
}

/// What is kept of a role: the role, which names the person as long as there is a name.
fn of_grant(network: NetworkId, verb: &'static str, grant: GrantId) -> Trace {
    Trace {
        id: Some(grant.uuid()),
        ..trace(network, verb, "grant")
    }
}

/// Ends it.
pub async fn dismiss(
    desk: Authorised<AdministeredNetwork>,
    _: Confirmed,
    Submitted(form): Submitted,
) -> Outcome {
    let (visit, network, by) = (&desk.visit, &desk.target.0, desk.actor()?.account);
    let grant: GrantId = form.value("grant").parse().map_err(|_| Fault::NotFound)?;
    let location = address(&network.slug);
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, by, visit.now()).await?;
        let present = queries::animators(tx, network.id, visit.today()).await?;
        if !present.iter().any(|one| one.id == grant) {
            return Err(Fault::NotFound);
        }
        queries::dismiss(tx, grant, network.id, visit.today()).await?;
        let trace = of_grant(network.id, "network.animator-dismissed", grant);
        history::record(tx, visit, trace).await?;
        settle_once(tx, &form, by, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-networks-dismissed"))
}
