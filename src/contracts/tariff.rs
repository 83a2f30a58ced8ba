//! What a product costs in one contract: from its first delivery on, and from each day on which that changes.

use std::collections::BTreeMap;

use super::model::Pricing;
use super::templates::SheetProduct;
use crate::words::{Cents, Day, ProductId};

/// Prices by the day from which they hold; `None` is the first delivery, and always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariff(BTreeMap<Option<Day>, Pricing>);

/// What each product costs.
pub type Tariffs = BTreeMap<ProductId, Tariff>;

/// A price that a contract keeps, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPrice {
    /// Of which product.
    pub product: ProductId,
    /// From which day on; from the first delivery when `None`.
    pub from: Option<Day>,
    /// For a unit, or for a kilo.
    pub cents: Cents,
}

impl Tariff {
    /// One price for the whole season.
    pub fn of(pricing: Pricing) -> Tariff {
        Tariff([(None, pricing)].into())
    }

    /// What it costs at the first delivery.
    pub fn first(&self) -> Pricing {
        self.0[&None]
    }

    /// What it costs on a day.
    pub fn on(&self, day: Day) -> Pricing {
        self.at(Some(day))
    }

    /// What it costs on a day, or at the first delivery.
    pub fn at(&self, from: Option<Day>) -> Pricing {
        let held = self.0.range(..=from).next_back();
        held.map_or_else(|| self.first(), |(_, pricing)| *pricing)
    }

    /// Another price from a day on, whatever was to come after it.
    #[must_use]
    pub fn from(&self, from: Option<Day>, pricing: Pricing) -> Tariff {
        let mut steps = self.0.clone();
        steps.retain(|day, _| *day < from);
        if from.is_none() || Tariff(steps.clone()).at(from) != pricing {
            steps.insert(from, pricing);
        }
        Tariff(steps)
    }

    /// The first day, if any, on which two tariffs differ, with both prices.
    pub fn differs(&self, other: &Tariff) -> Option<(Option<Day>, Pricing, Pricing)> {
        let mut days: Vec<Option<Day>> = self.0.keys().chain(other.0.keys()).copied().collect();
        days.sort_unstable();
        let both = days.into_iter().map(|day| (day, self.at(day), other.at(day)));
        both.into_iter().find(|(_, one, two)| one != two)
    }

    /// What is stored of it.
    pub fn stored(&self, product: ProductId) -> impl Iterator<Item = OwnPrice> {
        self.0.iter().map(move |(from, pricing)| OwnPrice {
            product,
            from: *from,
            cents: pricing.cents(),
        })
    }
}

/// The tariffs of a contract: what its template asks, but for the prices that it keeps.
pub fn tariffs(listed: &[SheetProduct], own: &[OwnPrice]) -> Tariffs {
    let tariff = |product: &SheetProduct| {
        let mut own: Vec<&OwnPrice> = own.iter().filter(|own| own.product == product.id).collect();
        own.sort_unstable_by_key(|own| own.from);
        let start = Tariff::of(product.pricing);
        let whole = own.iter().fold(start, |tariff, own| {
            tariff.from(own.from, product.pricing.at(own.cents))
        });
        (product.id, whole)
    };
    listed.iter().map(tariff).collect()
}

/// What is stored of the tariffs of a contract: those of its products that differ from what the template asks.
pub fn own_prices(
    listed: &[SheetProduct],
    tariffs: &Tariffs,
    has: impl Fn(ProductId) -> bool,
) -> Vec<OwnPrice> {
    let kept = listed
        .iter()
        .filter(|product| has(product.id))
        .filter_map(|product| {
            let tariff = tariffs.get(&product.id)?;
            (*tariff != Tariff::of(product.pricing)).then(|| tariff.stored(product.id))
        });
    kept.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::day;

    fn piece(cents: i64) -> Pricing {
        Pricing::Piece(Cents(cents))
    }

    #[test]
    fn a_price_holds_until_the_next() {
        let may = Some(day("2026-05-01"));
        let june = Some(day("2026-06-01"));
        let tariff = Tariff::of(piece(200)).from(june, piece(300));
        let at = |tariff: &Tariff, on: &str| tariff.on(day(on)).cents().0;
        assert_eq!([at(&tariff, "2026-05-31"), at(&tariff, "2026-06-01")], [200, 300]);
        let earlier = tariff.from(may, piece(250));
        assert_eq!(
            [
                at(&earlier, "2026-04-30"),
                at(&earlier, "2026-05-01"),
                at(&earlier, "2026-07-01")
            ],
            [200, 250, 250]
        );
        assert_eq!(tariff.from(None, piece(200)), Tariff::of(piece(200)));
        assert_eq!(tariff.from(june, piece(200)), Tariff::of(piece(200)));
        assert_eq!(
            tariff.differs(&Tariff::of(piece(200))),
            Some((june, piece(300), piece(200)))
        );
        assert_eq!(tariff.differs(&tariff), None);
    }
}
