//! The farm in the hands of its own people: what it says of itself, and who signs for it.

use super::model::{Farm, FarmDetails, Farmer};
use super::{edit, partners, people, queries};
use crate::access::{Authorised, Confirmed, FarmDesk, FarmScope};
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "farms/own.html")]
struct Own {
    frame: Frame,
    once: String,
    once_account: String,
    once_people: String,
    address: String,
    slug: String,
    /// The address of what was done to the farm.
    story: String,
    farmers: Vec<Farmer>,
    form: Form,
    account: Form,
    invitation: Form,
}

pub(super) fn address(farm: &FarmScope) -> String {
    format!("/ferme/{}/fiche", farm.slug())
}

async fn shown(desk: &Authorised<FarmDesk>, form: Option<Form>, invitation: Form) -> Result<Own, Fault> {
    let scope = &desk.target.0;
    let account = desk.actor()?.account;
    let mut tx = desk.visit.app().db.read().await?;
    let farmers = queries::farmers(&mut tx, scope).await?;
    let stored: Farm = queries::farm(&mut tx, scope).await?;
    let iban = queries::iban(&mut tx, scope).await?;
    drop(tx);
    let mut account_form = Form::new();
    account_form.set("iban", iban.map(|iban| iban.spoken()).unwrap_or_default());
    let form = form.unwrap_or_else(|| {
        let mut form = edit::details_form(&stored);
        let own = farmers.iter().find(|one| one.account_id == Some(account));
        form.set("phone", own.map_or("", |one| one.phone.as_str()));
        form.set("own_first", own.map_or("", |one| one.first_name.as_str()));
        form.set("own_last", own.map_or("", |one| one.last_name.as_str()));
        form
    });
    Ok(Own {
        frame: desk.visit.frame(t!("farms-own-title")),
        once: desk.visit.once().to_string(),
        once_account: desk.visit.once().to_string(),
        once_people: desk.visit.once().to_string(),
        address: address(scope),
        slug: scope.slug().to_owned(),
        story: format!("/ferme/{}/journal", scope.slug()),
        farmers,
        form,
        account: account_form,
        invitation,
    })
}

/// The page, with what was typed as the bank account.
pub(super) async fn with_account(desk: &Authorised<FarmDesk>, account: Form) -> Result<impl Template, Fault> {
    Ok(Own {
        account,
        ..shown(desk, None, Form::new()).await?
    })
}

pub async fn show(desk: Authorised<FarmDesk>) -> Outcome {
    page(&shown(&desk, None, Form::new()).await?)
}

pub async fn save(desk: Authorised<FarmDesk>, Submitted(mut form): Submitted) -> Outcome {
    let phone = form.text("phone", 40);
    let names = (
        form.required_text("own_first", 60),
        form.required_text("own_last", 60),
    );
    let details = partners::read_details(&mut form);
    if let Some(details) = &details {
        edit::refuse_taken(&desk.visit, &mut form, details, desk.target.0.id()).await?;
    }
    let (Some(details), (Some(first), Some(last)), Some(phone), true) =
        (details, names, phone, form.is_valid())
    else {
        return refused_page(&shown(&desk, Some(form), Form::new()).await?);
    };
    store(&desk, &form, &details, (&first, &last, &phone)).await?;
    Ok(redirect_with_notice(&address(&desk.target.0), "done-farms-saved"))
}

async fn store(
    desk: &Authorised<FarmDesk>,
    form: &Form,
    details: &FarmDetails,
    own: (&str, &str, &str),
) -> Result<(), Fault> {
    let (scope, account, now) = (&desk.target.0, desk.actor()?.account, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, account, now).await?;
        let known = queries::farm(tx, scope).await?;
        queries::change(tx, scope, details).await?;
        queries::set_own(tx, scope, account, own).await?;
        let trace = trace(scope, "farm.changed").changing(details.changes(&known));
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, form, account, &address(scope)).await
    })
}

/// Another person who signs for the farm.
pub async fn invite(desk: Authorised<FarmDesk>, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let (first, last) = (
        form.required_text("first_name", 60),
        form.required_text("last_name", 60),
    );
    let (Some(first), Some(last), Some(email)) = (first, last, form.email("email")) else {
        return refused_page(&shown(&desk, None, form).await?);
    };
    let (scope, account, now) = (&desk.target.0, desk.actor()?.account, desk.visit.now());
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let name = (first.as_str(), last.as_str());
        let farmer = people::add(tx, &desk.visit, scope, name, &email).await?;
        let trace = people::arrives(trace(scope, "farmer.invited"), farmer, name);
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, account, &address(scope)).await
    });
    stored?;
    Ok(redirect_with_notice(&address(scope), "done-farms-invited"))
}

pub(super) fn trace(farm: &FarmScope, verb: &'static str) -> Trace {
    Trace {
        amap: None,
        farm: Some(farm.id()),
        network: None,
        verb,
        object: "farm",
        id: Some(farm.id().uuid()),
        detail: serde_json::Value::Null,
    }
}
