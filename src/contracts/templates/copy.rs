//! The same contract for the next season: its deliveries on the same weekdays, what is offered at each, its rules and
//! limits, and its text. Nothing of the one before changes.

use super::access::TemplateDesk;
use super::model::{SheetProduct, StoredRhythm, TemplateSheet};
use super::queries::{self, Identity, NewTemplate, NewTemplateProduct};
use super::rules;
use crate::access::Authorised;
use crate::amaps::suspension::refuse_suspended;
use crate::calendar::{self, Rhythm};
use crate::contracts::model::{Condition, Span};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::{Day, DeliveryId, Season, TemplateId};
use crate::{clock, t, transact};
use std::collections::BTreeMap;

/// The first delivery that a copy proposes: the same weekday a year later.
pub(super) fn proposed(sheet: &TemplateSheet) -> Option<Day> {
    let first = sheet.deliveries.first()?;
    Some(calendar::a_year_later(first.day))
}

/// Copies the template, and leads to the calendar, where the days off are to be looked at again.
pub async fn copy(desk: Authorised<TemplateDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (actor, now, sheet) = (desk.actor()?, desk.visit.now(), &desk.sheet);
    let Some(new_first) = form.day("first") else {
        return Err(Fault::Refused(t!("form-day")));
    };
    let shifted =
        Shifted::of(sheet, new_first).ok_or_else(|| Fault::Refused(t!("templates-copy-nothing")))?;
    let location = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        refuse_suspended(tx, &desk.amap).await?;
        let identity = Identity {
            farm: sheet.farm.id,
            site: sheet.site.id,
            title: sheet.title.clone(),
            kind: sheet.kind,
        };
        let new = NewTemplate {
            id: TemplateId::new(clock::fresh_uuid()),
            public_id: clock::fresh_public_id(),
            identity: &identity,
            payee: &sheet.plan.payee,
            by: actor.account,
            at: now,
        };
        queries::insert(tx, &desk.amap, &new).await?;
        fill(tx, &desk, &shifted, new.id).await?;
        let trace = Trace {
            amap: Some(desk.amap.id()),
            farm: Some(sheet.farm.id),
            network: None,
            verb: "template.copied",
            object: "template",
            id: Some(new.id.uuid()),
            detail: serde_json::json!({ "from": sheet.public_id.to_string() }),
        };
        history::record(tx, &desk.visit, trace).await?;
        let location = format!("/amap/{}/modeles/{}/etape/2", desk.amap.slug(), new.public_id);
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(location)
    })?;
    Ok(redirect_with_notice(&location, "done-templates-copied"))
}

/// The days of the copy.
struct Shifted {
    season: Season,
    /// One for each delivery of the template, in order.
    days: Vec<Day>,
    exclusions: Vec<Day>,
    due_days: Vec<Day>,
}

impl Shifted {
    fn of(sheet: &TemplateSheet, new_first: Day) -> Option<Shifted> {
        let old: Vec<Day> = sheet.deliveries.iter().map(|delivery| delivery.day).collect();
        let rhythm = rhythm(sheet, *old.first()?);
        let days = calendar::copied(&rhythm, &old, new_first);
        let shift = old.first()?.days_until(*days.first()?);
        let later = |days: &[Day]| days.iter().map(|day| day.plus_days(shift)).collect();
        Some(Shifted {
            season: Season::new(*days.first()?, *days.last()?).ok()?,
            exclusions: later(&sheet.exclusions),
            due_days: later(&sheet.plan.due_days),
            days,
        })
    }
}

fn rhythm(sheet: &TemplateSheet, first: Day) -> Rhythm {
    match sheet.rhythm {
        StoredRhythm::Weekly => Rhythm::Weekly,
        StoredRhythm::Fortnightly => Rhythm::Fortnightly,
        StoredRhythm::Monthly => rules::monthly_like(first),
        StoredRhythm::Chosen => Rhythm::Free(Vec::new()),
    }
}

async fn fill(tx: &mut Tx, desk: &TemplateDesk, shifted: &Shifted, id: TemplateId) -> Result<(), Fault> {
    let (amap, sheet) = (&desk.amap, &desk.sheet);
    let ids = calendar::deliveries::find_or_create(tx, amap, sheet.site.id, &shifted.days).await?;
    let before = sheet.deliveries.iter().map(|delivery| delivery.id);
    let new_of: BTreeMap<DeliveryId, DeliveryId> = before.zip(ids.iter().copied()).collect();
    let available: Vec<_> = sheet
        .availability
        .iter()
        .filter_map(|(delivery, product)| Some((*new_of.get(delivery)?, *product)))
        .collect();
    queries::set_calendar(tx, amap, id, shifted.season, sheet.rhythm, &shifted.exclusions).await?;
    queries::set_products(tx, amap, id, &products(desk, id)).await?;
    queries::set_deliveries(tx, amap, id, &ids, &available).await?;
    let (least, notice) = (i64::from(sheet.min_deliveries), i64::from(sheet.notice_days));
    queries::set_rules(tx, amap, id, (least, notice), &sheet.flexibility).await?;
    queries::set_stocks(tx, amap, id, &sheet.stocks).await?;
    let conditions: Vec<Condition> = sheet
        .conditions
        .iter()
        .map(|condition| moved(condition, &new_of))
        .collect();
    queries::set_conditions(tx, amap, id, &conditions).await?;
    let mut plan = sheet.plan.clone();
    plan.due_days.clone_from(&shifted.due_days);
    queries::set_payment(tx, amap, id, &plan).await?;
    queries::set_text(tx, amap, id, &sheet.clauses, None).await?;
    Ok(queries::reached(tx, amap, id, super::wizard::STEPS).await?)
}

fn moved(condition: &Condition, new_of: &BTreeMap<DeliveryId, DeliveryId>) -> Condition {
    let mut moved = condition.clone();
    if let Span::Deliveries(chosen) = &mut moved.span {
        *chosen = chosen.iter().filter_map(|id| new_of.get(id).copied()).collect();
    }
    moved
}

fn products(desk: &TemplateDesk, id: TemplateId) -> Vec<NewTemplateProduct> {
    let row = |(position, product): (i64, &SheetProduct)| {
        let priced = (product.id, product.pricing, product.vat_basis_points);
        NewTemplateProduct::new(&desk.amap, id, desk.sheet.farm.id, position, priced)
    };
    (1..).zip(&desk.sheet.products).map(row).collect()
}
