//! Several people leave the AMAP at once, as at the end of a season: all of them, or nobody.

use super::access::MemberBook;
use super::depart::{Standing, record, standing};
use super::model::Member;
use super::queries;
use crate::access::{Authorised, Editing};
use crate::amaps;
use crate::db::Tx;
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::Cents;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "members/depart_together.html")]
struct Ask {
    frame: Frame,
    slug: String,
    once: String,
    going: Vec<(Member, Standing)>,
    staying: Vec<(Member, Standing)>,
}

/// Asks once more, with what is still open of each; when that was answered, records it.
pub async fn depart(desk: Authorised<Editing<MemberBook>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    if form.is_checked("certain", "1") {
        return store(&desk, &form).await;
    }
    let mut tx = desk.visit.app().db.read().await?;
    let all = standings(&mut tx, &desk, &form).await?;
    drop(tx);
    let (going, staying) = all
        .into_iter()
        .partition(|(_, standing)| standing.refusal.is_empty());
    page(&Ask {
        frame: desk.visit.frame(t!("members-depart-all-title")),
        slug: desk.amap.slug().to_owned(),
        once: desk.visit.once().to_string(),
        going,
        staying,
    })
}

/// Those who are ticked and still there, and how each stands when those of them leave together who may.
async fn standings(
    tx: &mut Tx,
    desk: &Authorised<MemberBook>,
    form: &Form,
) -> Result<Vec<(Member, Standing)>, Fault> {
    let (amap, today) = (&desk.amap, desk.amap.today(desk.visit.now()));
    let mut leaving = queries::members(tx, amap).await?;
    leaving.retain(|one| form.is_checked("qui", one.public_id.as_str()));
    if leaving.is_empty() {
        return Err(Fault::Refused(t!("members-ticked-none")));
    }
    let coordinators = amaps::lasting_coordinators(tx, amap, today).await?;
    let mut staying = Vec::new();
    // Who stays changes what the others leave behind: looked at again until nobody more stays.
    loop {
        let mut going = Vec::new();
        for member in &leaving {
            let standing = standing(tx, amap, (member, &leaving), &coordinators, today).await?;
            going.push((member.clone(), standing));
        }
        let (go, stay): (Vec<_>, Vec<_>) = going
            .into_iter()
            .partition(|(_, standing)| standing.refusal.is_empty());
        if stay.is_empty() {
            staying.extend(go);
            return Ok(staying);
        }
        staying.extend(stay);
        leaving = go.into_iter().map(|(member, _)| member).collect();
    }
}

async fn store(desk: &Authorised<MemberBook>, form: &Form) -> Outcome {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let location = format!("/amap/{}/membres", desk.amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        for (member, standing) in standings(tx, desk, form).await? {
            if !standing.refusal.is_empty() {
                let sentence = t!(
                    "members-depart-all-refused",
                    name = member.name(),
                    why = standing.refusal
                );
                return Err(Fault::Refused(sentence));
            }
            record(tx, &desk.visit, &desk.amap, &member).await?;
        }
        settle_once(tx, form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-members-departed-all"))
}
