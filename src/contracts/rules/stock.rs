//! What is left, and who may still take of it (docs/rules/stock.md). The last share is sold once; nothing is ever clamped.

use std::collections::{BTreeMap, BTreeSet};

use crate::contracts::model::{Left, Offer, Order, PricedLine, Stock, StockPer};
use crate::words::{ContractId, Day, DeliveryId, ProductId, Quantity};

/// More is asked for than is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortage {
    /// The stock: a product, or several that draw on the same harvest.
    pub name: String,
    /// Its one product, if it has but one.
    pub product: Option<ProductId>,
    /// On which delivery, if it is counted on each.
    pub delivery: Option<(DeliveryId, Day)>,
    /// What the order takes of it.
    pub wanted: Quantity,
    /// What is left.
    pub left: Quantity,
}

/// The stocks that are short of an order: for those counted on each delivery, every such delivery.
pub fn short(offer: &Offer, order: &Order) -> Vec<Shortage> {
    let mut shortages = Vec::new();
    for stock in &offer.stocks {
        let short = |delivery, wanted: Quantity, left: Quantity| {
            (wanted > left).then(|| Shortage {
                name: stock.name.clone(),
                product: only(stock),
                delivery,
                wanted,
                left,
            })
        };
        match &stock.left {
            Left::Season(left) => {
                let had = had(stock, offer.had_lines());
                shortages.extend(short(None, taken(stock, order, |_| true) + had, *left));
            }
            Left::Shares(left) => shortages.extend(short(None, shares(stock, order), *left)),
            Left::EachDelivery(left) => {
                shortages.extend(offer.deliveries.iter().filter_map(|delivery| {
                    let left = left.get(&delivery.id).copied()?;
                    let wanted = taken(stock, order, |id| id == delivery.id);
                    short(Some((delivery.id, delivery.day)), wanted, left)
                }));
            }
        }
    }
    shortages
}

/// More than all households together can hold.
const MOST: Quantity = Quantity::from_thousandths(Quantity::MAX.thousandths() * 100_000);

fn only(stock: &Stock) -> Option<ProductId> {
    let mut products = stock.weights.keys();
    let first = products.next().copied();
    first.filter(|_| products.next().is_none())
}

/// What an order takes of a stock on the deliveries that pass, in units of the stock. What is below zero or beyond all
/// reason is refused elsewhere, and counts for nothing or for a lot.
fn taken(stock: &Stock, order: &Order, passes: impl Fn(DeliveryId) -> bool) -> Quantity {
    let weighed = |((delivery, product), quantity): (&(DeliveryId, ProductId), &Quantity)| {
        let weight = stock.weights.get(product).filter(|_| passes(*delivery))?;
        Some(weigh((*quantity).clamp(Quantity::ZERO, MOST), *weight))
    };
    order.0.iter().filter_map(weighed).sum()
}

/// What stands already and cannot be ordered anew, in units of the stock.
fn had(stock: &Stock, lines: &[PricedLine]) -> Quantity {
    let weighed = |line: &PricedLine| Some(weigh(line.quantity, *stock.weights.get(&line.product)?));
    lines.iter().filter_map(weighed).sum()
}

/// So many units of a product, in units of the stock; a part of a thousandth counts as one.
fn weigh(quantity: Quantity, weight: Quantity) -> Quantity {
    let product = i128::from(quantity.thousandths()) * i128::from(weight.thousandths());
    let thousandths = i64::try_from((product + 999) / 1_000);
    Quantity::from_thousandths(thousandths.unwrap_or(i64::MAX / 1_000_000))
}

fn shares(stock: &Stock, order: &Order) -> Quantity {
    let has = |((_, product), quantity): (&(DeliveryId, ProductId), &Quantity)| {
        stock.weights.contains_key(product) && *quantity > Quantity::ZERO
    };
    if order.0.iter().any(has) {
        Quantity::ONE
    } else {
        Quantity::ZERO
    }
}

/// How much of a stock there is at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockPlan {
    /// Its name, as members read it.
    pub name: String,
    /// The products, with what a unit of each takes of the stock.
    pub weights: BTreeMap<ProductId, Quantity>,
    /// How it is counted.
    pub per: StockPer,
    /// How much there is: on each delivery, or in all.
    pub quantity: Quantity,
}

/// What households hold of a template: signed, or kept for who signs again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// How much in all of each product on each delivery.
    pub units: Order,
    /// Which contract has which product.
    pub holders: BTreeSet<(ProductId, ContractId)>,
}

impl StockPlan {
    /// The stock as it stands for a household, when the others hold this.
    pub fn left(&self, deliveries: &BTreeSet<DeliveryId>, held: &Held) -> Stock {
        let after = |gone: Quantity| self.quantity.checked_sub(gone).unwrap_or_default();
        let mut stock = Stock {
            name: self.name.clone(),
            weights: self.weights.clone(),
            left: Left::Season(self.quantity),
        };
        let in_it = |(product, _): &&(ProductId, ContractId)| self.weights.contains_key(product);
        stock.left = match self.per {
            StockPer::Season => Left::Season(after(taken(&stock, &held.units, |_| true))),
            StockPer::Share => {
                let held = held.holders.iter().filter(in_it).map(|(_, contract)| *contract);
                let shares = held.collect::<BTreeSet<_>>().len();
                Left::Shares(after(Quantity::units(u32::try_from(shares).unwrap_or(u32::MAX))))
            }
            StockPer::Delivery => {
                let on = |id: DeliveryId| after(taken(&stock, &held.units, |at| at == id));
                Left::EachDelivery(deliveries.iter().map(|id| (*id, on(*id))).collect())
            }
        };
        stock
    }
}
