//! A new AMAP, with the person who will coordinate it: they are invited at once.

use super::queries;
use crate::access::{Authorised, Confirmed, NetworkDesk};
use crate::accounts::{self, Invited};
use crate::amaps::{self, NewAmap, RoleChoice};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members::{self, NewPerson, Reach};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{AccountId, EmailAddress, NetworkId};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "networks/create.html")]
struct Create {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
    networks: Vec<(NetworkId, String, String)>,
}

struct Wanted {
    network: NetworkId,
    amap: NewAmap,
    coordinator: NewPerson,
    email: EmailAddress,
}

async fn shown(desk: &Authorised<NetworkDesk>, form: Form) -> Result<Create, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    Ok(Create {
        frame: desk.visit.frame(t!("networks-add")),
        slug: desk.target.0.slug().to_owned(),
        once: desk.visit.once().to_string(),
        networks: queries::branch(&mut tx, &desk.target.0).await?,
        form,
    })
}

pub async fn blank(desk: Authorised<NetworkDesk>) -> Outcome {
    page(&shown(&desk, Form::new()).await?)
}

pub async fn create(desk: Authorised<NetworkDesk>, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let branch = queries::branch(&mut tx, &desk.target.0).await?;
    drop(tx);
    let Some(wanted) = read(&mut form, &branch) else {
        return refused_page(&shown(&desk, form).await?);
    };
    let account = desk.actor()?.account;
    let location = format!("/reseau/{}/amaps", desk.target.0.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, desk.visit.now()).await?;
        found(tx, &desk, &wanted, account).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-networks-created"))
}

fn read(form: &mut Form, branch: &[(NetworkId, String, String)]) -> Option<Wanted> {
    let named = branch
        .iter()
        .find(|(_, slug, _)| slug == form.value("network"))
        .map(|(id, ..)| *id);
    if named.is_none() {
        form.refuse("network", t!("form-required"));
    }
    let name = form.required_text("name", 120);
    let postcode = form.value("postcode").to_owned();
    if postcode.is_empty() || !amaps::is_postcode(&postcode) {
        form.refuse("postcode", t!("amaps-postcode-wrong"));
    }
    let town = form.required_text("town", 80);
    let first_name = form.required_text("first_name", 80);
    let last_name = form.required_text("last_name", 80);
    let email = form.email("email");
    if !form.is_valid() {
        return None;
    }
    let email = email?;
    Some(Wanted {
        network: named?,
        amap: NewAmap {
            name: name?,
            postcode,
            town: town?,
            email: None,
        },
        coordinator: NewPerson {
            last_name: last_name?,
            first_name: first_name?,
            email: Some(email.clone()),
            phone: String::new(),
            reach: Reach::default(),
        },
        email,
    })
}

/// The AMAP, its first household, the coordinator's role and invitation.
async fn found(
    tx: &mut Tx,
    desk: &Authorised<NetworkDesk>,
    wanted: &Wanted,
    by: AccountId,
) -> Result<(), Fault> {
    let (visit, now) = (&desk.visit, desk.visit.now());
    let scope = amaps::create_amap(tx, wanted.network, &wanted.amap, now).await?;
    let people = std::slice::from_ref(&wanted.coordinator);
    let household = members::create_household(tx, &scope, people, now).await?;
    let (member, _) = *household
        .members
        .first()
        .ok_or_else(|| Fault::unexpected("a household without people"))?;
    let account = match accounts::account_of_email(tx, &wanted.email).await? {
        Some(account) => account,
        None => {
            let account = AccountId::new(clock::fresh_uuid());
            let name = format!(
                "{} {}",
                wanted.coordinator.first_name, wanted.coordinator.last_name
            );
            accounts::expect_account(tx, account, &wanted.email, &name, now).await?;
            account
        }
    };
    queries::link_coordinator(tx, scope.id(), member, account).await?;
    amaps::grant(tx, &scope, account, RoleChoice::Coordinator, None, Some(by), now).await?;
    accounts::invite(
        tx,
        visit,
        Invited::Member(scope.id(), member),
        &wanted.email,
        scope.name(),
    )
    .await?;
    let trace = Trace {
        amap: Some(scope.id()),
        farm: None,
        network: Some(desk.target.0.id()),
        verb: "amap.created",
        object: "amap",
        id: Some(scope.id().uuid()),
        detail: serde_json::json!({ "name": wanted.amap.name }),
    };
    Ok(history::record(tx, visit, trace).await?)
}
