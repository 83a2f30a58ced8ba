//! The page of one member: who they are, whom they eat with, whether they can sign in.

use super::access::OneMember;
use super::model::{AccessState, Household, Member};
use super::{queries, rules};
use crate::access::Authorised;
use crate::t;
use crate::web::{Fault, Form, Frame};
use askama::Template;

/// What `member.html` shows.
#[derive(Template)]
#[template(path = "members/member.html")]
pub struct MemberPage {
    frame: Frame,
    slug: String,
    address: String,
    once: String,
    form: Form,
    member: Member,
    household: Household,
    others: Vec<Member>,
    state: AccessState,
    email: String,
    /// The address with which they sign in; empty for who does not.
    signs_in_with: String,
    may_edit: bool,
    /// Whether the coordination may bring them back.
    returns: bool,
}

impl MemberPage {
    fn email_hint(&self) -> String {
        if self.signs_in_with.is_empty() {
            t!("members-email-hint")
        } else {
            t!("members-email-hint-letters")
        }
    }
}

/// The page with this form in it.
pub async fn compose(desk: &Authorised<OneMember>, mut form: Form) -> Result<MemberPage, Fault> {
    let (amap, member) = (&desk.book.amap, &desk.member);
    let mut tx = desk.visit.app().db.read().await?;
    let household = queries::household_by_id(&mut tx, amap, member.household_id).await?;
    let mut others = queries::people_of(&mut tx, amap, member.household_id).await?;
    others.retain(|other| other.id != member.id);
    let (active, invited) = queries::access_of(&mut tx, amap, member.id, desk.visit.now()).await?;
    let login = queries::signs_in_with(&mut tx, amap, member.id).await?;
    let email = member.email.as_ref().map(ToString::to_string).unwrap_or_default();
    if form.value("to").is_empty() && form.error("to").is_none() {
        form.set("to", &email);
    }
    Ok(MemberPage {
        frame: desk.visit.frame(member.name()),
        slug: amap.slug().to_owned(),
        address: desk.address(),
        once: desk.visit.once().to_string(),
        form,
        state: rules::access_state(member.email.is_some(), active, invited),
        email,
        signs_in_with: login.map(|email| email.to_string()).unwrap_or_default(),
        household,
        others,
        may_edit: desk.book.may_edit && member.left_on.is_none(),
        returns: desk.book.may_edit && member.left_on.is_some(),
        member: member.clone(),
    })
}

/// The form as it stands for this member.
pub fn filled(member: &Member) -> Form {
    let mut form = Form::new();
    form.set("last_name", &member.last_name);
    form.set("first_name", &member.first_name);
    form.set("phone", &member.phone);
    form.set("phone_2", &member.reach.phone_2);
    form.set("street", &member.reach.street);
    form.set("postcode", &member.reach.postcode);
    form.set("town", &member.reach.town);
    form.set(
        "email",
        member.email.as_ref().map(ToString::to_string).unwrap_or_default(),
    );
    form
}
