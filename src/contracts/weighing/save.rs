//! The weights of one delivery are stored: those of each household, or of a crate that is shared.

use super::page::{crate_field, field, of_product, shown};
use super::place::{Place, contracts};
use super::queries::{Weighed, weigh};
use super::rules::shared;
use crate::access::Authorised;
use crate::contracts::templates::{FarmTemplateDesk, SheetDelivery, TemplateDesk};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::{ContractId, Grams, Quantity};
use crate::{t, transact};

/// Grams of one household, or of one crate, at most.
const HEAVIEST: i64 = 5_000_000;

/// By who manages the contracts.
pub async fn save(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    stored(&Place::of_amap(&desk), form).await
}

/// By the farmer.
pub async fn save_farm(desk: Authorised<FarmTemplateDesk>, Submitted(form): Submitted) -> Outcome {
    stored(&Place::of_farm(&desk), form).await
}

async fn stored(place: &Place<'_>, form: Form) -> Outcome {
    let Some(delivery) = place
        .delivery(&form)
        .filter(|one| one.public_id.as_str() == form.value("livraison"))
    else {
        return Err(Fault::Refused(t!("weighing-refused-delivery")));
    };
    let location = format!("{}?livraison={}", place.base(), delivery.public_id);
    let actor = place.visit.signed_in()?.account;
    let outcome = transact!(place.visit.app().db, |tx| {
        claim_once(tx, &form, actor, place.visit.now()).await?;
        let mut typed = form.clone();
        let weights = read(tx, place, delivery, &mut typed).await?;
        if !typed.is_valid() {
            return Ok(Err(typed));
        }
        for weighed in &weights {
            weigh(tx, place.amap, delivery.id, *weighed, (actor, place.visit.now())).await?;
        }
        trace(tx, place, delivery, weights.len()).await?;
        settle_once(tx, &form, actor, &location).await?;
        Ok(Ok(()))
    })?;
    match outcome {
        Ok(()) => Ok(redirect_with_notice(&location, "done-weighing-saved")),
        Err(typed) => shown(place, typed).await,
    }
}

/// What is typed anew for the households of the delivery. A crate is shared over those whose field is left empty.
async fn read(
    tx: &mut Tx,
    place: &Place<'_>,
    delivery: &SheetDelivery,
    form: &mut Form,
) -> Result<Vec<Weighed>, Fault> {
    let today = place.amap.today(place.visit.now());
    let contracts = contracts(tx, place.amap, place.sheet, today).await?;
    let mut found = Vec::new();
    for product in place.products() {
        let mut open: Vec<(ContractId, Quantity)> = Vec::new();
        let crate_weighs = grams(form, &crate_field(&product.public_id));
        for (contract, line) in of_product(&contracts, delivery.day, product.id) {
            let contract = &contract.standing.contract;
            let field = field(&contract.public_id, &product.public_id);
            let (typed, seen) = (grams(form, &field), form.value(&format!("vu-{field}")).to_owned());
            if typed.is_none() && crate_weighs.is_some() {
                open.push((contract.id, line.quantity));
            } else if typed.map(|grams| grams.to_string()).unwrap_or_default() != seen {
                found.push(Weighed {
                    contract: contract.id,
                    product: product.id,
                    grams: typed,
                });
            }
        }
        let parts: Vec<Quantity> = open.iter().map(|(_, quantity)| *quantity).collect();
        let shares = shared(Grams(crate_weighs.unwrap_or_default()), &parts);
        found.extend(open.iter().zip(shares).map(|((contract, _), share)| Weighed {
            contract: *contract,
            product: product.id,
            grams: Some(share.0),
        }));
    }
    Ok(found)
}

/// "1 250"; empty is none.
fn grams(form: &mut Form, field: &str) -> Option<i64> {
    let typed = form.value(field).replace([' ', '\u{a0}', '\u{202f}'], "");
    if typed.is_empty() {
        return None;
    }
    let grams = typed
        .parse::<i64>()
        .ok()
        .filter(|grams| (0..=HEAVIEST).contains(grams));
    if grams.is_none() {
        form.refuse(field, t!("weighing-refused-grams"));
    }
    grams
}

async fn trace(
    tx: &mut Tx,
    place: &Place<'_>,
    delivery: &SheetDelivery,
    weights: usize,
) -> Result<(), Fault> {
    let trace = Trace {
        amap: Some(place.amap.id()),
        farm: Some(place.sheet.farm.id),
        network: None,
        verb: "delivery.weighed",
        object: "template",
        id: Some(place.sheet.id.uuid()),
        detail: serde_json::json!({ "day": delivery.day, "lines": weights }),
    };
    Ok(history::record(tx, place.visit, trace).await?)
}
