//! Who holds which role in the AMAP; giving one to a member who has an account, and ending one.

use super::model::{Grant, RoleChoice};
use super::queries::{self, Candidate};
use super::{rules, store};
use crate::access::{AmapScope, Authorised, Confirmed, Coordination};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{AccountId, Day, FarmId, GrantId};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "amaps/roles.html")]
struct Show {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
    grants: Vec<(Grant, bool)>,
    candidates: Vec<Candidate>,
    farms: Vec<(FarmId, String, String)>,
}

pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    page(&compose(&desk, Form::new()).await?)
}

async fn compose(desk: &Authorised<Coordination>, form: Form) -> Result<Show, Fault> {
    let scope = &desk.target.0;
    let today = scope.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let grants = queries::grants(&mut tx, scope, today).await?;
    let coordinators = grants
        .iter()
        .filter(|grant| grant.role == RoleChoice::Coordinator && grant.until_on.is_none())
        .count();
    let endable = |grant: Grant| {
        let may = rules::may_end(grant.role, grant.until_on, coordinators);
        (grant, may)
    };
    Ok(Show {
        frame: desk.visit.frame(t!("amaps-roles-title")),
        slug: scope.slug().to_owned(),
        once: desk.visit.once().to_string(),
        form,
        candidates: queries::candidates(&mut tx, scope).await?,
        farms: queries::partner_farms(&mut tx, scope, today).await?,
        grants: grants.into_iter().map(endable).collect(),
    })
}

/// A role as the form asks for it.
struct Wanted {
    account: AccountId,
    role: RoleChoice,
    farm: Option<FarmId>,
    /// The last day, if there is one.
    until: Option<Day>,
}

pub async fn give(desk: Authorised<Coordination>, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let (scope, by) = (&desk.target.0, desk.actor()?.account);
    let mut tx = desk.visit.app().db.read().await?;
    let wanted = read(&mut tx, &desk, &mut form).await?;
    drop(tx);
    let Some(wanted) = wanted.filter(|_| form.is_valid()) else {
        return refused_page(&compose(&desk, form).await?);
    };
    let location = address(scope);
    let now = desk.visit.now();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let id = store::grant(tx, scope, wanted.account, wanted.role, wanted.farm, Some(by), now).await?;
        if let Some(last) = wanted.until {
            queries::end_grant(tx, scope, id, last).await?;
        }
        let last = wanted.until.map(Day::full).unwrap_or_default();
        let given =
            trace(scope, "grant.given", id).changing(Changes::default().field("amaps-roles-until", "", last));
        history::record(tx, &desk.visit, given).await?;
        settle_once(tx, &form, by, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-amaps-role-given"))
}

async fn read(
    tx: &mut Tx,
    desk: &Authorised<Coordination>,
    form: &mut Form,
) -> Result<Option<Wanted>, Fault> {
    let scope = &desk.target.0;
    let today = scope.today(desk.visit.now());
    let role: Option<RoleChoice> = form.required("role", "form-required");
    let until: Option<Day> = form.optional("jusque", "form-day");
    if until.is_some_and(|until| until < today) {
        form.refuse("jusque", t!("amaps-roles-until-past"));
    }
    let candidates = queries::candidates(tx, scope).await?;
    let chosen = candidates
        .iter()
        .find(|one| one.public_id.as_str() == form.value("member"));
    if chosen.is_none() {
        form.refuse("member", t!("form-required"));
    }
    let farms = queries::partner_farms(tx, scope, today).await?;
    let named = farms
        .iter()
        .find(|(_, slug, _)| slug == form.value("farm"))
        .map(|(id, _, _)| *id);
    if role == Some(RoleChoice::Referent) && named.is_none() {
        form.refuse("farm", t!("amaps-roles-farm-needed"));
    }
    let (Some(role), Some(chosen)) = (role, chosen) else {
        return Ok(None);
    };
    let farm = named.filter(|_| role == RoleChoice::Referent);
    let has_it =
        |grant: &Grant| (grant.account_id, grant.role, grant.farm_id) == (chosen.account_id, role, farm);
    if queries::grants(tx, scope, today).await?.iter().any(has_it) {
        form.refuse("member", t!("amaps-roles-has-it"));
    }
    Ok(Some(Wanted {
        account: chosen.account_id,
        role,
        farm,
        until,
    }))
}

pub async fn end(desk: Authorised<Coordination>, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (scope, by) = (&desk.target.0, desk.actor()?.account);
    let id: GrantId = form.value("grant").parse().map_err(|_| Fault::NotFound)?;
    let (now, today) = (desk.visit.now(), scope.today(desk.visit.now()));
    let location = address(scope);
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let grants = queries::grants(tx, scope, today).await?;
        let grant = grants
            .iter()
            .find(|grant| grant.id == id)
            .ok_or(Fault::NotFound)?;
        let coordinators = queries::lasting_coordinators(tx, scope, today).await?.len();
        if !rules::may_end(grant.role, grant.until_on, coordinators) {
            return Err(Fault::Refused(t!("amaps-roles-last")));
        }
        let last = today.plus_days(-1);
        queries::end_grant(tx, scope, id, last).await?;
        let ended = Changes::default().field("journal-field-until", "", last.full());
        let trace = trace(scope, "grant.ended", id).changing(ended);
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-amaps-role-ended"))
}

fn address(scope: &AmapScope) -> String {
    format!("/amap/{}/roles", scope.slug())
}

fn trace(scope: &AmapScope, verb: &'static str, id: GrantId) -> Trace {
    Trace::in_amap(scope, verb, "grant", id.uuid())
}
