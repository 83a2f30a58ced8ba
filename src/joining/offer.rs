//! Answering somebody who waits: a place until a day, perhaps to try, or none.

use super::access::{Lines, OneWait};
use super::join::join;
use super::model::{Closing, Wait};
use super::rules::{self, OfferRefusal};
use super::{desk, letters, queries};
use crate::access::{AmapScope, Authorised, session_digest};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::members::{self, NewPerson, Reach};
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{Day, EmailAddress, JoinRequestId};
use crate::{t, transact};

fn location(amap: &AmapScope) -> String {
    format!("/amap/{}/demandes", amap.slug())
}

/// The desk again, with why.
async fn again(one: Authorised<OneWait>, form: Form) -> Outcome {
    let lines = Authorised::<Lines> {
        visit: one.visit,
        target: one.target.lines,
    };
    refused_page(&desk::compose(&lines, form).await?)
}

fn refusal(found: OfferRefusal) -> (&'static str, String) {
    match found {
        OfferRefusal::Deadline => ("jusque", t!("joining-until-wrong", days = rules::MOST_OFFER_DAYS)),
        OfferRefusal::Trial => ("essai", t!("joining-trial-wrong", days = rules::MOST_TRIAL_DAYS)),
        OfferRefusal::Offered => ("jusque", t!("joining-offered-already")),
    }
}

/// Offers a place in the AMAP to whoever asks to join, or a basket to a household.
pub async fn offer(one: Authorised<OneWait>, Submitted(mut form): Submitted) -> Outcome {
    let (amap, wait, now) = (&one.lines.amap, &one.wait, one.visit.now());
    let today = amap.today(now);
    let until = form.day("jusque");
    let trial: Option<Day> = form.optional("essai", "form-day");
    if let Some(until) = until
        && let Err(found) = rules::check_offer(wait.offered_until, until, trial, today)
    {
        let (field, sentence) = refusal(found);
        form.refuse(field, sentence);
    }
    // A farm's basket is for households: whoever asks to join is first offered a place in the AMAP.
    if asks(wait).is_some() && wait.farm_id.is_some() {
        return Err(Fault::Refused(t!("joining-offer-first", name = wait.name)));
    }
    let Some(until) = until.filter(|_| form.is_valid()) else {
        return again(one, form).await;
    };
    let by = one.actor()?.account;
    let location = location(amap);
    transact!(one.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        queries::offer(tx, amap, wait.id, (until, trial), (by, now)).await?;
        match asks(wait).filter(|_| wait.email.is_empty()) {
            Some(request) => welcome(tx, &one, request, trial).await?,
            None => tell(tx, &one, until, trial).await?,
        }
        let offered = Changes::default()
            .field("journal-field-line", "", wait.what(amap.name()))
            .field("journal-field-offered-until", "", until.full())
            .field(
                "journal-field-trial-until",
                "",
                trial.map(Day::full).unwrap_or_default(),
            );
        let trace = Trace::in_amap(amap, "request.offered", "wait", wait.id.uuid());
        history::record(tx, &one.visit, trace.changing(offered)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-joining-offered"))
}

/// Somebody without an address takes no place by mail: the coordination, who wrote them down, answers for them.
async fn welcome(
    tx: &mut Tx,
    one: &Authorised<OneWait>,
    request: JoinRequestId,
    trial: Option<Day>,
) -> Result<(), Fault> {
    let wait = &one.wait;
    let person = NewPerson {
        last_name: wait.last_name.clone(),
        first_name: wait.first_name.clone(),
        email: None,
        phone: wait.phone.clone(),
        reach: Reach::default(),
    };
    join(
        tx,
        &one.visit,
        &one.lines.amap,
        (request, wait.id),
        (&person, trial),
    )
    .await
    .map(drop)
}

/// Whoever waits is told: by the secret page of their request, or by the page of the household.
async fn tell(tx: &mut Tx, one: &Authorised<OneWait>, until: Day, trial: Option<Day>) -> Result<(), Fault> {
    let (amap, wait, now) = (&one.lines.amap, &one.wait, one.visit.now());
    let site = &one.visit.app().config.public_url;
    let link = match asks(wait) {
        Some(request) => {
            let secret = clock::fresh_secret();
            queries::renew_secret(tx, amap, request, &session_digest(&secret)).await?;
            letters::own_page(site, amap, &secret)
        }
        None => format!("{site}/amap/{}/attente", amap.slug()),
    };
    let offered = letters::Offered {
        to: &addresses(tx, amap, wait).await?,
        what: &wait.what(amap.name()),
        until,
        trial,
        link: &link,
    };
    Ok(letters::offered(tx, amap, &offered, now).await?)
}

/// The request of a wait whose owner is no household yet.
pub(super) fn asks(wait: &Wait) -> Option<JoinRequestId> {
    wait.request_id.filter(|_| wait.household_id.is_none())
}

/// Where those who wait are written to.
pub(super) async fn addresses(
    tx: &mut Tx,
    amap: &AmapScope,
    wait: &Wait,
) -> Result<Vec<EmailAddress>, Fault> {
    match wait.household_id {
        None => Ok(wait.email.parse().ok().into_iter().collect()),
        Some(household) => {
            let people = members::people_of(tx, amap, household).await?;
            Ok(people.into_iter().filter_map(|member| member.email).collect())
        }
    }
}

/// Tells whoever asks to join that there is no place, or strikes a household off a line.
pub async fn decline(one: Authorised<OneWait>, Submitted(mut form): Submitted) -> Outcome {
    let (amap, wait, now) = (&one.lines.amap, &one.wait, one.visit.now());
    let Some(word) = form.text("mot", 500) else {
        return again(one, form).await;
    };
    let by = one.actor()?.account;
    let location = location(amap);
    transact!(one.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        // A wish of somebody who asks to join leaves its line; the place in the AMAP ends the request.
        match asks(wait).filter(|_| wait.farm_id.is_none()) {
            Some(request) => {
                queries::close(tx, amap, request, (Closing::Declined, Some(by)), now).await?;
                if let Ok(email) = wait.email.parse() {
                    letters::declined(tx, amap, &email, &word, now).await?;
                }
            }
            None => queries::end(tx, amap, wait.id, now).await?,
        }
        let declined = Changes::default().field("journal-field-line", wait.what(amap.name()), "");
        let trace = Trace::in_amap(amap, "request.declined", "wait", wait.id.uuid());
        history::record(tx, &one.visit, trace.changing(declined)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-joining"))
}
