//! The archive in the AMAP: what it holds, and the word of who looks after the contracts that the farm has received it, when
//! the farm does not say so itself.

use super::page::{Reader, has_ended, page_of, store};
use crate::access::Authorised;
use crate::contracts::queries;
use crate::contracts::templates::{TemplateDesk, TemplateView};
use crate::mail::{self, Letter};
use crate::web::{
    Fault, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::{t, transact};

/// What the archive holds, and whether the farm has it.
pub async fn show(desk: Authorised<TemplateView>) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    let place = (&desk.visit, &desk.amap);
    page(&page_of(place, &desk.sheet, Reader::Amap(desk.manages), String::new()).await?)
}

/// The AMAP says that it handed the archive to the farm, whose people are told.
pub async fn hand_over(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    let (amap, sheet, now) = (&desk.amap, &desk.sheet, desk.visit.now());
    has_ended(sheet, amap.today(now))?;
    let account = desk.actor()?.account;
    let location = format!("/amap/{}/modeles/{}/archive", amap.slug(), sheet.public_id);
    let stored = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let seen = form.value("empreinte");
        if store(tx, (&desk.visit, amap), sheet, (seen, true)).await? {
            let people = queries::farm_people(tx, amap, sheet.farm.id).await?;
            let letter = |to| Letter {
                amap: Some(amap.id()),
                kind: "archive",
                to,
                subject: t!("archive-handed-subject", title = sheet.title),
                body: t!("archive-handed-body", amap = amap.name(), title = sheet.title),
            };
            let letters: Vec<Letter> = people
                .into_iter()
                .filter_map(|person| person.email)
                .map(letter)
                .collect();
            mail::enqueue_all(tx, &letters, now).await?;
        }
        settle_once(tx, &form, account, &location).await
    });
    match stored {
        Ok(()) => Ok(redirect_with_notice(&location, "done-archive-handed")),
        Err(Fault::Refused(sentence)) => {
            let place = (&desk.visit, amap);
            refused_page(&page_of(place, sheet, Reader::Amap(true), sentence).await?)
        }
        Err(fault) => Err(fault),
    }
}
