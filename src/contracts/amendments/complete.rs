//! The last signature: an amendment takes effect, if what it says is still possible.

use super::AmendmentDesk;
use super::effect;
use super::letters;
use super::model::{Asks, Kind, LineChange, Terms};
use super::one::{Bench, bench, stock};
use super::queries::{self, Amendment};
use super::record::{Occasion, Planned};
use super::waiting::can_be_had;
use crate::access::Authorised;
use crate::contracts::forms::told;
use crate::contracts::model::Order;
use crate::contracts::queries::farm_people;
use crate::contracts::rules::{Refusal, short};
use crate::db::Tx;
use crate::t;
use crate::web::Fault;
use crate::words::Quantity;

/// Whether everyone who was asked has signed.
pub fn is_complete(amendment: &Amendment) -> bool {
    let member = amendment.member_signed_at.is_some();
    member && (amendment.asks != Asks::Both.name() || amendment.farm_signed_at.is_some())
}

/// Does what the amendment says to the contract as it is now.
///
/// # Errors
/// When something of it is no longer possible, or the database fails.
pub async fn take_effect(
    tx: &mut Tx,
    desk: &Authorised<AmendmentDesk>,
    amendment: &Amendment,
) -> Result<(), Fault> {
    let (amap, now) = (&desk.contract.amap, desk.visit.now());
    let bench = bench(tx, amap, &desk.contract, now).await?;
    let after = terms_after(tx, desk, &bench, amendment).await?;
    if amendment.kind == Kind::Quantity.name() {
        in_stock(tx, desk, &bench, &after).await?;
    }
    let plan = Planned {
        standing: bench.standing.clone(),
        after,
        kind: amendment.kind.parse().unwrap_or(Kind::Quantity),
        cause: None,
        asks: Asks::Nobody,
        repriced: Vec::new(),
        reason: None,
        ends_on: amendment.ends_on,
    };
    let farmers = farm_people(tx, amap, bench.sheet.farm.id).await?;
    let occasion = Occasion {
        visit: &desk.visit,
        amap,
        sheet: &bench.sheet,
        farm_signatory: "",
        reason: &amendment.reason,
        change: None,
    };
    effect::take(tx, &occasion, [&plan].into_iter()).await?;
    queries::make_effective(tx, amap, amendment.id, now).await?;
    letters::effective(tx, &occasion, (&plan, amendment), &farmers).await
}

async fn terms_after(
    tx: &mut Tx,
    desk: &Authorised<AmendmentDesk>,
    bench: &Bench,
    amendment: &Amendment,
) -> Result<Terms, Fault> {
    let (amap, now) = (&desk.contract.amap, desk.visit.now());
    let today = amap.today(now);
    let mut after = bench.standing.terms.clone();
    for line in queries::amendment_lines(tx, amap, amendment.id).await? {
        let LineChange {
            day,
            product,
            before,
            after: quantity,
        } = line;
        let held = after
            .lines
            .get(&(day, product))
            .copied()
            .unwrap_or(Quantity::ZERO);
        let gone = quantity > before && !can_be_had(&bench.sheet, (day, product));
        if held != before || day < today || gone {
            return Err(Fault::Refused(t!(
                "amendments-refused-overtaken",
                day = day.full()
            )));
        }
        if quantity.is_zero() {
            after.lines.remove(&(day, product));
        } else {
            after.lines.insert((day, product), quantity);
        }
    }
    for (product, from, cents) in queries::amendment_prices(tx, amap, amendment.id).await? {
        if let Some(tariff) = after.tariffs.get(&product) {
            let from = from.map(|from| from.max(today));
            let tariff = tariff.from(from, tariff.at(from).at(cents));
            after.tariffs.insert(product, tariff);
        }
    }
    after.kept = amendment.kept_after_cents;
    after.unspent = amendment.unspent_after_cents;
    Ok(after)
}

/// The last share is sold once: what a quantity adds must still be there when it takes effect.
async fn in_stock(
    tx: &mut Tx,
    desk: &Authorised<AmendmentDesk>,
    bench: &Bench,
    after: &Terms,
) -> Result<(), Fault> {
    let offer = stock(tx, &desk.contract.amap, bench, desk.visit.now()).await?;
    let lines = after.lines.iter().filter_map(|((day, product), quantity)| {
        let delivery = bench
            .sheet
            .deliveries
            .iter()
            .find(|delivery| delivery.day == *day)?;
        Some(((delivery.id, *product), *quantity))
    });
    match short(&offer, &Order(lines.collect())).into_iter().next() {
        Some(missing) => Err(Fault::Refused(
            told(&bench.sheet, &Refusal::OutOfStock(missing)).1,
        )),
        None => Ok(()),
    }
}
