//! Announcing a change: the template, every contract, what is owed and a letter to each, in one transaction.

use super::form::{self, Topic, Typed};
use super::impact::Impact;
use super::letters;
use super::place::Place;
use crate::access::AmapScope;
use crate::calendar::deliveries::{find_or_create, hold_after_all};
use crate::contracts::amendments::effect;
use crate::contracts::amendments::ledger::Ledger;
use crate::contracts::amendments::model::{Change, Instead};
use crate::contracts::amendments::queries::{self, NewChange};
use crate::contracts::amendments::record::{Occasion, record, signatories};
use crate::contracts::queries::{Line, farm_people, replace_lines};
use crate::contracts::templates::{TemplateSheet, offer_product, template_sheet_of};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::web::{Fault, Form, Visit, claim_once, settle_once};
use crate::words::{ChangeId, Day, DeliveryId, ProductId};
use crate::{clock, t, transact};
use std::collections::BTreeSet;

/// Does what was shown, if it is still what would be done.
///
/// # Errors
/// When the contracts are no longer as they were shown, or the database fails: nothing is changed.
pub async fn announce(place: &Place<'_>, form: &Form, topic: Topic) -> Result<(), Fault> {
    let (visit, amap) = (place.visit, place.amap);
    let (actor, now) = (visit.signed_in()?, visit.now());
    let queue = visit.app().queue_for(place.sheet.id.uuid());
    let _place = queue.lock().await;
    transact!(visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        let sheet = template_sheet_of(tx, amap, place.sheet.id)
            .await?
            .ok_or(Fault::NotFound)?;
        let typed = form::read(&mut form.clone(), topic, (&sheet, &place.others), amap.today(now))
            .ok_or_else(|| Fault::Refused(t!("amendments-changed-meanwhile")))?;
        let ledger = Ledger::load(tx, amap, sheet, None, amap.today(now)).await?;
        let impact = Impact::of(&ledger, &typed);
        if impact.fingerprint(ledger.sheet.revision) != form.value("empreinte") {
            return Err(Fault::Refused(t!("amendments-changed-meanwhile")));
        }
        let letters = store(tx, (visit, amap), (&ledger, &typed, &impact)).await?;
        mail::enqueue_all(tx, &letters, now).await?;
        settle_once(tx, form, actor.account, &place.base).await
    })
}

/// Does it, and gives the letters to send.
///
/// # Errors
/// When the database fails.
pub async fn store(
    tx: &mut Tx,
    (visit, amap): (&Visit, &AmapScope),
    (ledger, typed, impact): (&Ledger, &Typed, &Impact),
) -> Result<Vec<Letter>, Fault> {
    let id = ChangeId::new(clock::fresh_uuid());
    let said = crate::contracts::amendments::said::change(&ledger.sheet, &typed.change, typed.topic.kind());
    let change = NewChange {
        id,
        template: ledger.sheet.id,
        kind: typed.topic.kind(),
        cause: impact
            .planned
            .first()
            .and_then(|plan| plan.cause)
            .map_or("", |cause| cause.name()),
        reason: &typed.reason,
        detail: &said,
        at: visit.now(),
        by: visit.signed_in()?.account,
    };
    queries::insert_change(tx, amap, &change).await?;
    change_template(tx, (visit, amap), &ledger.sheet, &typed.change).await?;
    let sheet = template_sheet_of(tx, amap, ledger.sheet.id)
        .await?
        .ok_or(Fault::NotFound)?;
    let farmers = farm_people(tx, amap, sheet.farm.id).await?;
    let occasion = Occasion {
        visit,
        amap,
        sheet: &sheet,
        farm_signatory: &signatories(&farmers),
        reason: &typed.reason,
        change: Some(id),
    };
    let recorded = record(tx, &occasion, impact.planned.clone()).await?;
    pin(tx, &occasion, impact, &typed.change).await?;
    redraft(tx, &occasion, impact).await?;
    let letters = letters::write(&occasion, (ledger, typed, impact), &recorded, &said, &farmers);
    let trace = Trace {
        amap: Some(amap.id()),
        farm: Some(sheet.farm.id),
        network: None,
        verb: "template.changed-for-everyone",
        object: "template",
        id: Some(sheet.id.uuid()),
        detail: serde_json::json!({
            "change": said, "reason": typed.reason, "amended": impact.planned.len(), "to_sign": impact.to_sign(),
        }),
    };
    history::record(tx, visit, trace).await?;
    Ok(letters)
}

/// Keeps the prices of the contracts that the change leaves as they are, and takes back what they were asked to sign about
/// the price that has become another.
async fn pin(tx: &mut Tx, occasion: &Occasion<'_>, impact: &Impact, change: &Change) -> Result<(), Fault> {
    let Change::Reprice { product, .. } = change else {
        return Ok(());
    };
    let (by, now) = (occasion.visit.signed_in()?.account, occasion.visit.now());
    for standing in &impact.pinned {
        effect::keep_prices(tx, occasion, standing.contract.id, &standing.terms).await?;
        let overtaken = standing
            .waiting
            .as_ref()
            .filter(|waiting| waiting.reprices(*product));
        if let Some(waiting) = overtaken {
            queries::withdraw(tx, occasion.amap, waiting.id, by, now).await?;
        }
    }
    Ok(())
}

/// What the template offers from now on.
async fn change_template(
    tx: &mut Tx,
    (visit, amap): (&Visit, &AmapScope),
    sheet: &TemplateSheet,
    change: &Change,
) -> Result<(), Fault> {
    let id = sheet.id;
    match change {
        Change::Withdraw {
            days,
            products,
            instead,
        } => {
            let away = form::standing(sheet).filter(|delivery| days.contains(&delivery.day));
            let away: Vec<DeliveryId> = away.map(|delivery| delivery.id).collect();
            for delivery in &away {
                match products {
                    None => queries::cancel_delivery(tx, amap, id, *delivery, visit.now()).await?,
                    Some(these) => {
                        for product in these {
                            queries::bar(tx, amap, id, *delivery, *product).await?;
                        }
                    }
                }
            }
            if let Instead::On(day) = instead {
                let comes = |product: &ProductId| {
                    products.as_ref().is_none_or(|these| these.contains(product))
                        && away
                            .iter()
                            .any(|delivery| sheet.availability.contains(&(*delivery, *product)))
                };
                let all = sheet.products.iter().map(|product| product.id);
                let coming: BTreeSet<ProductId> = all.filter(comes).collect();
                offer(tx, amap, sheet, *day, &coming).await?;
            }
        }
        Change::Add { day, products } => offer(tx, amap, sheet, *day, products).await?,
        Change::Offer {
            product, price, days, ..
        } => {
            offer_product(tx, amap, sheet, (*product, price.0, price.1)).await?;
            for delivery in form::standing(sheet).filter(|delivery| days.contains(&delivery.day)) {
                queries::allow(tx, amap, id, delivery.id, &[*product]).await?;
            }
        }
        Change::Reprice { product, pricing, .. } => {
            queries::reprice(tx, amap, id, *product, pricing.cents()).await?;
        }
    }
    Ok(queries::count_change(tx, amap, id).await?)
}

/// The template delivers these products on this day. A day that was cancelled has what it had, no more.
async fn offer(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    day: Day,
    products: &BTreeSet<ProductId>,
) -> Result<(), Fault> {
    let id = sheet.id;
    let delivery = find_or_create(tx, amap, sheet.site.id, &[day]).await?[0];
    hold_after_all(tx, amap, delivery).await?;
    let was_cancelled = sheet
        .deliveries
        .iter()
        .any(|held| held.id == delivery && held.cancelled);
    queries::offer_delivery(tx, amap, id, delivery).await?;
    let mut missing: Vec<ProductId> = Vec::new();
    for product in products {
        if !sheet.availability.contains(&(delivery, *product)) {
            missing.push(*product);
        }
    }
    if was_cancelled {
        let held = sheet.availability.iter().filter(|(other, _)| *other == delivery);
        for (_, product) in held.filter(|(_, product)| !products.contains(product)) {
            queries::bar(tx, amap, id, delivery, *product).await?;
        }
    }
    Ok(queries::allow(tx, amap, id, delivery, &missing).await?)
}

/// Drafts lose what can no longer be had; their households sign what is left.
async fn redraft(tx: &mut Tx, occasion: &Occasion<'_>, impact: &Impact) -> Result<(), Fault> {
    let amap = occasion.amap;
    for (standing, after) in &impact.drafts {
        let contract = &standing.contract;
        let mut lines = Vec::new();
        for ((day, product), quantity) in &after.lines {
            lines.push(Line {
                delivery_id: occasion.delivery(*day)?,
                product_id: *product,
                quantity: *quantity,
            });
        }
        replace_lines(tx, amap, contract.id, contract.household_id, &lines).await?;
    }
    Ok(())
}
