//! Adding and changing a place of delivery.

use super::access::SiteDesk;
use super::model::{Opening, Site};
use super::{queries, rules};
use crate::access::{AmapScope, Authorised, Coordination};
use crate::clock;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{SiteId, Weekday};
use crate::{t, transact};
use askama::Template;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "calendar/sites/edit.html")]
struct Edit {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
    action: String,
    in_use: bool,
    /// The id under which the trail knows it; none of a new one.
    id: Option<Uuid>,
}

fn shown(visit: &Visit, amap: &AmapScope, site: Option<&Site>, form: Form) -> Edit {
    let title = site.map_or_else(|| t!("sites-add"), |site| site.name.clone());
    let end = site.map_or_else(|| "nouveau".to_owned(), |site| site.public_id.to_string());
    Edit {
        frame: visit.frame(title),
        slug: amap.slug().to_owned(),
        once: visit.once().to_string(),
        form,
        id: site.map(|site| site.id.uuid()),
        in_use: site.is_some_and(|site| site.archived_at.is_none()),
        action: format!("/amap/{}/lieux/{end}", amap.slug()),
    }
}

pub async fn blank(desk: Authorised<Coordination>) -> Outcome {
    page(&shown(&desk.visit, &desk.target.0, None, Form::new()))
}

pub async fn show(desk: Authorised<SiteDesk>) -> Outcome {
    let site = &desk.site;
    let mut form = Form::new();
    form.set("name", &site.name);
    form.set("address", &site.address);
    form.set("postcode", &site.postcode);
    form.set("town", &site.town);
    for opening in &site.hours {
        form.set(&format!("opens-{}", opening.weekday.number()), opening.opens);
        form.set(&format!("closes-{}", opening.weekday.number()), opening.closes);
    }
    page(&shown(&desk.visit, &desk.amap, Some(site), form))
}

pub async fn create(desk: Authorised<Coordination>, Submitted(form): Submitted) -> Outcome {
    save(&desk.visit, &desk.target.0, None, form).await
}

pub async fn update(desk: Authorised<SiteDesk>, Submitted(form): Submitted) -> Outcome {
    save(&desk.visit, &desk.amap, Some(&desk.site), form).await
}

async fn save(visit: &Visit, amap: &AmapScope, known: Option<&Site>, mut form: Form) -> Outcome {
    let Some(mut site) = read(&mut form) else {
        return refused_page(&shown(visit, amap, known, form));
    };
    if let Some(known) = known {
        (site.id, site.public_id) = (known.id, known.public_id);
    }
    let account = visit.signed_in()?.account;
    let location = format!("/amap/{}/lieux", amap.slug());
    let verb = if known.is_some() {
        "site.changed"
    } else {
        "site.added"
    };
    let trace = Trace::in_amap(amap, verb, "site", site.id.uuid()).changing(changes(known, &site));
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        queries::store(tx, amap, &site, visit.now()).await?;
        history::record(tx, visit, trace.clone()).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-sites-saved"))
}

/// The site of a form, with fresh ids.
fn read(form: &mut Form) -> Option<Site> {
    let name = form.required_text("name", 120);
    let address = form.text("address", 200);
    let town = form.text("town", 80);
    let postcode = form.value("postcode").to_owned();
    if !crate::amaps::is_postcode(&postcode) {
        form.refuse("postcode", t!("amaps-postcode-wrong"));
    }
    let hours = Weekday::ALL
        .iter()
        .filter_map(|weekday| opening(form, *weekday))
        .collect();
    if !form.is_valid() {
        return None;
    }
    Some(Site {
        id: SiteId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        name: name?,
        address: address?,
        postcode,
        town: town?,
        hours,
        archived_at: None,
    })
}

fn opening(form: &mut Form, weekday: Weekday) -> Option<Opening> {
    let field = format!("opens-{}", weekday.number());
    let opens = form.optional(&field, "form-hour");
    let closes = form.optional(&format!("closes-{}", weekday.number()), "form-hour");
    if form.error(&field).is_some() {
        return None;
    }
    match rules::hours(opens, closes) {
        Ok(hours) => hours.map(|(opens, closes)| Opening {
            weekday,
            opens,
            closes,
        }),
        Err(refusal) => {
            form.refuse(&field, t!(refusal.key(), day = weekday.french()));
            None
        }
    }
}

fn changes(before: Option<&Site>, after: &Site) -> Changes {
    let text = |of: fn(&Site) -> &str| before.map(of).unwrap_or_default().to_owned();
    let hours = |site: &Site| {
        let all = site.hours.iter();
        let said = all.map(|one| format!("{} {}–{}", one.weekday.name(), one.opens, one.closes));
        said.collect::<Vec<_>>().join(", ")
    };
    Changes::default()
        .field("sites-name", text(|site| &site.name), &after.name)
        .field("sites-address", text(|site| &site.address), &after.address)
        .field("amaps-postcode", text(|site| &site.postcode), &after.postcode)
        .field("amaps-town", text(|site| &site.town), &after.town)
        .field(
            "journal-field-hours",
            before.map(hours).unwrap_or_default(),
            hours(after),
        )
}
