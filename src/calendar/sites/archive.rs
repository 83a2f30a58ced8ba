//! Putting a place of delivery away, and taking it out again.

use super::access::SiteDesk;
use super::queries;
use super::rules::{self, ArchiveRefusal};
use crate::access::Authorised;
use crate::history::{self, Trace};
use crate::web::{Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::Instant;
use crate::{t, transact};

pub async fn archive(desk: Authorised<SiteDesk>, Submitted(form): Submitted) -> Outcome {
    set(&desk, &form, Some(desk.visit.now()), "site.archived").await?;
    Ok(redirect_with_notice(&address(&desk), "done-sites-archived"))
}

pub async fn restore(desk: Authorised<SiteDesk>, Submitted(form): Submitted) -> Outcome {
    set(&desk, &form, None, "site.restored").await?;
    Ok(redirect_with_notice(&address(&desk), "done-sites-restored"))
}

fn address(desk: &SiteDesk) -> String {
    format!("/amap/{}/lieux", desk.amap.slug())
}

async fn set(
    desk: &Authorised<SiteDesk>,
    form: &Form,
    at: Option<Instant>,
    verb: &'static str,
) -> Result<(), Fault> {
    let (amap, site, account) = (&desk.amap, &desk.site, desk.actor()?.account);
    let (now, location) = (desk.visit.now(), address(desk));
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, account, now).await?;
        if at.is_some() {
            let ties = queries::ties(tx, amap, site.id, amap.today(now)).await?;
            rules::archive(ties).map_err(|refusal| Fault::Refused(sentence(&refusal)))?;
        }
        queries::archive(tx, amap, site.id, at).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: None,
            network: None,
            verb,
            object: "site",
            id: Some(site.id.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, form, account, &location).await
    })
}

fn sentence(refusal: &ArchiveRefusal) -> String {
    match refusal {
        ArchiveRefusal::Delivers(day) => t!("sites-refused-delivers", day = day.full()),
        ArchiveRefusal::Prepared(title) => t!("sites-refused-prepared", title = title),
    }
}
