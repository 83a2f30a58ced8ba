//! Adding a household with its first person, or a person to a household.

use super::forms::read_person;
use super::model::{Household, Member, NewPerson};
use super::{queries, rules, store};
use crate::access::{AmapScope, Authorised, Coordination};
use crate::accounts::{self, Invited};
use crate::amaps::suspension::refuse_suspended;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "members/create.html")]
struct Create {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
    household: Option<Household>,
}

pub async fn blank(desk: Authorised<Coordination>) -> Outcome {
    let mut form = Form::new();
    form.set("household", desk.visit.query().value("foyer"));
    form.set("invite", "1");
    let mut tx = desk.visit.app().db.read().await?;
    let household = joined(&mut tx, &desk.target.0, &form).await?;
    if let Some(household) = &household {
        let people = queries::people_of(&mut tx, &desk.target.0, household.id).await?;
        form.set(
            "last_name",
            people
                .first()
                .map_or("", |member: &Member| member.last_name.as_str()),
        );
    }
    page(&shown(&desk, form, household))
}

/// The household to join, if one is named.
async fn joined(tx: &mut Tx, scope: &AmapScope, form: &Form) -> Result<Option<Household>, Fault> {
    if form.value("household").is_empty() {
        return Ok(None);
    }
    let public_id = form.value("household").parse().map_err(|_| Fault::NotFound)?;
    Ok(Some(
        queries::household(tx, scope, public_id)
            .await?
            .ok_or(Fault::NotFound)?,
    ))
}

fn shown(desk: &Authorised<Coordination>, form: Form, household: Option<Household>) -> Create {
    let title = match &household {
        Some(household) => t!("members-create-join-title", household = household.name),
        None => t!("members-create-title"),
    };
    Create {
        frame: desk.visit.frame(title),
        slug: desk.target.0.slug().to_owned(),
        once: desk.visit.once().to_string(),
        form,
        household,
    }
}

pub async fn create(desk: Authorised<Coordination>, Submitted(mut form): Submitted) -> Outcome {
    let scope = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    let household = joined(&mut tx, scope, &form).await?;
    let person = read_person(&mut form);
    if let Some(person) = &person {
        let key = rules::person_key(&person.last_name, &person.first_name);
        if !form.is_checked("homonym", "1") && queries::has_homonym(&mut tx, scope, &key).await? {
            form.refuse("homonym", t!("members-create-homonym"));
        }
    }
    drop(tx);
    let Some(person) = person.filter(|_| form.is_valid()) else {
        return refused_page(&shown(&desk, form, household));
    };
    let account = desk.actor()?.account;
    let location = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, desk.visit.now()).await?;
        refuse_suspended(tx, scope).await?;
        let location = add(tx, &desk.visit, scope, household.as_ref(), &person, &form).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(location)
    })?;
    Ok(redirect_with_notice(&location, "done-members-added"))
}

async fn add(
    tx: &mut Tx,
    visit: &Visit,
    scope: &AmapScope,
    household: Option<&Household>,
    person: &NewPerson,
    form: &Form,
) -> Result<String, Fault> {
    let now = visit.now();
    let (member, public_id) = match household {
        Some(household) => store::add_to_household(tx, scope, household.id, person, now).await?,
        None => {
            let made = store::create_household(tx, scope, std::slice::from_ref(person), now).await?;
            *made
                .members
                .first()
                .ok_or_else(|| Fault::unexpected("a household without people"))?
        }
    };
    if let Some(email) = person.email.as_ref().filter(|_| form.is_checked("invite", "1"))
        && !queries::signs_in_already(tx, scope, email, member).await?
    {
        accounts::invite(
            tx,
            visit,
            Invited::Member(scope.id(), member),
            email,
            scope.name(),
        )
        .await?;
    }
    let email = person.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let added = Changes::default()
        .field("members-first-name", "", &person.first_name)
        .field("members-last-name", "", &person.last_name)
        .field("members-email", "", email)
        .field("members-phone", "", &person.phone)
        .field("members-postal", "", person.reach.postal());
    let trace = Trace::in_amap(scope, "member.added", "member", member.uuid()).changing(added);
    history::record(tx, visit, trace).await?;
    Ok(format!("/amap/{}/membres/{public_id}", scope.slug()))
}
