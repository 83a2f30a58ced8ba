//! Who subscribed to what, signed, and paid.

use super::cast::NEIGHBOURS;
use super::queries::*;
use super::texts::Seal;
use super::village::{Model, Stage, Village};
use crate::contracts::instalments::{Unit, schedule};
use crate::words::{BodyId, Cents, ContractId, Day, Grams, PublicId, Quantity, SignatureId};
use std::collections::BTreeMap;

/// How many households in a hundred have already subscribed to the next season.
const EARLY: usize = 11;

/// Units by delivery and product, as positions in the template and the catalogue.
type Basket = BTreeMap<(usize, usize), u32>;

/// Every contract of every template that was ever open.
pub fn subscribe(village: &mut Village) {
    let models = std::mem::take(&mut village.models);
    for model in models.iter().filter(|model| model.stage >= Stage::Open) {
        for home in 0..village.places[model.place].homes.len() {
            if takes_part(village, model, home) {
                contract(village, model, home);
            }
        }
    }
    village.models = models;
}

/// The people of the cast have contracts of this season, and the next one still before them.
fn takes_part(village: &mut Village, model: &Model, home: usize) -> bool {
    let share = village.farms[model.farm].grower.share;
    if model.place == 0 && home < NEIGHBOURS.len() {
        return model.stage == Stage::Running && model.rank < 4;
    }
    village.chance.percent(share) && (model.stage == Stage::Running || village.chance.percent(EARLY))
}

fn contract(village: &mut Village, model: &Model, home: usize) {
    let basket = basket(village, model);
    let place = &village.places[model.place];
    let amap_id = place.id;
    let (household, signatory) = (place.homes[home].id, place.homes[home].people[0]);
    let id = village.chance.id(village.now, ContractId::v7);
    let method = if village.chance.percent(80) {
        "cheque"
    } else {
        "transfer"
    };
    let days_ago = i64::try_from(village.chance.below(11)).unwrap_or(0) + 1;
    let signed_on = match model.stage {
        Stage::Running => model.due_days[0].plus_days(-12 - days_ago),
        _ => village.today.plus_days(-days_ago),
    };
    let instalments = 1 + village.chance.below(model.due_days.len());
    let public_id = village.chance.public_id();
    let origin = if signatory.1.is_some() { "online" } else { "paper" };
    village.rows.contracts.push(ContractRow {
        amap_id,
        id,
        public_id,
        template_id: model.id,
        household_id: household,
        signatory_id: signatory.0,
        method,
        instalments: i64::try_from(instalments).unwrap_or(1),
        origin,
        created_at: village.evening(signed_on),
        created_by: signatory.1,
    });
    for (&(delivery, product), &units) in &basket {
        village.rows.lines.push(LineRow {
            amap_id,
            delivery_id: village.places[model.place].deliveries[delivery].0,
            contract_id: id,
            product_id: village.farms[model.farm].products[product],
            quantity: Quantity::units(units),
            collected_by: household,
        });
    }
    if sign(village, model, home, id, public_id, signed_on) {
        let due = total(village, model, &basket);
        pay(village, model, id, (due, instalments, method));
    }
}

/// The running season was signed on paper, but for the people of the cast; of the next one some contracts are drafts and
/// some await the farm.
fn sign(
    village: &mut Village,
    model: &Model,
    home: usize,
    id: ContractId,
    public_id: PublicId,
    day: Day,
) -> bool {
    let running = model.stage == Stage::Running;
    let dice = if running { 100 } else { village.chance.below(100) };
    let parties: &[&'static str] = match dice {
        0..20 => &[],
        20..70 => &["member"],
        _ => &["member", "farm"],
    };
    let place = &village.places[model.place];
    let (amap_id, coordinator) = (place.id, place.coordinator);
    let (signatory, farmer) = (place.homes[home].people[0].1, village.farms[model.farm].farmer);
    let is_cast = model.place == 0 && home < NEIGHBOURS.len();
    let sealed = !running || is_cast;
    let mut signatures = Vec::new();
    for (days, party) in (0..).zip(parties) {
        let account = if *party == "farm" { Some(farmer) } else { signatory };
        let online = sealed && account.is_some();
        signatures.push(SignatureRow {
            amap_id,
            id: village.chance.id(village.now, SignatureId::v7),
            contract_id: id,
            party,
            how: if online { "online" } else { "paper" },
            body_id: None,
            sha256: None,
            signed_at: village.evening(day.plus_days(days)),
            account_id: if online { account } else { coordinator },
            address: if online { "192.0.2.7" } else { "" },
        });
    }
    let signed = !signatures.is_empty();
    if signed && sealed {
        let body = village.chance.id(village.now, BodyId::v7);
        village.seals.push(Seal {
            amap_id,
            contract: public_id,
            running,
            body,
            made_at: signatures[0].signed_at,
            made_by: signatory.or(coordinator),
            signatures,
        });
    } else {
        village.rows.signatures.extend(signatures);
    }
    signed
}

fn basket(village: &mut Village, model: &Model) -> Basket {
    let grower = village.farms[model.farm].grower;
    let mut basket = Basket::new();
    if grower.fixed {
        let product = village.chance.below(100) / 62;
        let mut taken = model.deliveries.clone();
        for _ in 0..village.chance.below(4) {
            let skipped = village.chance.below(taken.len());
            taken.remove(skipped);
        }
        basket.extend(taken.into_iter().map(|delivery| ((delivery, product), 1)));
        return basket;
    }
    for (product, good) in grower.goods.iter().enumerate() {
        let taste = [0, 1, 1, 1, 2][village.chance.below(5)];
        let away = 10 + village.chance.below(30);
        for delivery in model.deliveries.iter().step_by(good.every) {
            if taste > 0 && !village.chance.percent(away) {
                basket.insert((*delivery, product), taste);
            }
        }
    }
    if basket.is_empty() {
        basket.insert((model.deliveries[0], 0), 1);
    }
    basket
}

fn total(village: &Village, model: &Model, basket: &Basket) -> Cents {
    let goods = village.farms[model.farm].grower.goods;
    let price = |(&(_, product), &units): (&(usize, usize), &u32)| {
        let good = &goods[product];
        let piece = match good.grams {
            Some(grams) => Grams(grams).price(Cents(good.cents)),
            None => Some(Cents(good.cents)),
        };
        piece
            .and_then(|piece| piece.times(Quantity::units(units)))
            .unwrap_or_default()
    };
    basket.iter().map(price).sum()
}

/// What is past due has mostly been received; some is late.
fn pay(
    village: &mut Village,
    model: &Model,
    contract_id: ContractId,
    (due, count, method): (Cents, usize, &'static str),
) {
    let count = u32::try_from(count).unwrap_or(1);
    let instalments = schedule(due, count, Unit::Cent, Cents::ZERO, &model.due_days).unwrap_or_default();
    for instalment in instalments {
        let received = instalment.due_on < village.today && village.chance.percent(93);
        let number = village.chance.below(9_000_000) + 1_000_000;
        village.rows.instalments.push(InstalmentRow {
            amap_id: village.places[model.place].id,
            contract_id,
            position: i64::from(instalment.position),
            due_on: instalment.due_on,
            amount_cents: instalment.amount,
            method,
            received_at: received.then(|| village.evening(instalment.due_on)),
            received_by: village.places[model.place].coordinator.filter(|_| received),
            reference: if received && method == "cheque" {
                number.to_string()
            } else {
                String::new()
            },
        });
    }
}
