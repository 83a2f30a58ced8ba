use proptest::collection::vec;
use proptest::prelude::*;

use super::grid::{delivery, product};
use crate::contracts::model::{Kind, Offer, OfferedDelivery, OfferedProduct, Order, Pricing};
use crate::contracts::rules::{Refusal, check_order, least_deliveries};
use crate::words::{Cents, Day, Quantity, day};

fn today() -> Day {
    day("2026-01-01")
}

/// Some products on some weekly deliveries of the year, none of them limited.
fn offer(kind: Kind) -> impl Strategy<Value = Offer> {
    (1..8usize, 1..5usize).prop_flat_map(move |(columns, rows)| {
        (vec(0..5_000i64, rows), vec(any::<bool>(), rows * columns)).prop_map(move |(prices, open)| Offer {
            kind,
            deliveries: (0..columns)
                .map(|index| OfferedDelivery {
                    id: delivery(index),
                    day: today().plus_days(7 * index as i64),
                })
                .collect(),
            products: prices
                .iter()
                .enumerate()
                .map(|(index, price)| OfferedProduct {
                    id: product(index),
                    name: format!("p{index}"),
                    pricing: Pricing::Piece(Cents(*price)),
                    divisible: false,
                })
                .collect(),
            availability: (0..rows * columns)
                .filter(|cell| open[*cell])
                .map(|cell| (delivery(cell % columns), product(cell / columns)))
                .collect(),
            stocks: Vec::new(),
            conditions: Vec::new(),
            least_deliveries: None,
            window: None,
            notice: 0,
            had: None,
        })
    })
}

/// The same basket wherever its products are available.
fn basket(offer: &Offer, units: &[u32]) -> Order {
    let wanted = |index: usize| Quantity::units(units[index % units.len()]);
    let index_of = |cell| offer.products.iter().position(|known| known.id == cell).unwrap();
    Order(
        offer
            .availability
            .iter()
            .map(|cell| (*cell, wanted(index_of(cell.1))))
            .collect(),
    )
}

/// What an order costs, counted the long way.
fn cost(offer: &Offer, order: &Order) -> i64 {
    let price = |cell| match offer
        .products
        .iter()
        .find(|known| known.id == cell)
        .unwrap()
        .pricing
    {
        Pricing::Piece(price) => price.0,
        Pricing::Weight { .. } => unreachable!("the offers of these tests are by the piece"),
    };
    order
        .0
        .iter()
        .map(|(cell, quantity)| price(cell.1) * quantity.thousandths() / 1000)
        .sum()
}

proptest! {
    #[test]
    fn a_basket_everywhere_is_a_fixed_order(offer in offer(Kind::Fixed), units in vec(0..4u32, 4)) {
        let order = basket(&offer, &units);
        match check_order(&offer, &order, today()) {
            Ok(totals) => prop_assert_eq!(totals.total, Cents(cost(&offer, &order))),
            Err(refusals) => {
                prop_assert_eq!(refusals, [Refusal::Empty]);
                prop_assert!(order.0.values().all(|quantity| quantity.is_zero()));
            }
        }
    }

    #[test]
    fn one_more_of_something_somewhere_is_no_longer_one_basket(offer in offer(Kind::Fixed), units in vec(1..4u32, 4), cell in any::<prop::sample::Index>()) {
        let mut order = basket(&offer, &units);
        prop_assume!(!order.0.is_empty());
        let changed = *cell.get(&order.0.keys().copied().collect::<Vec<_>>());
        *order.0.get_mut(&changed).unwrap() += Quantity::ONE;
        let elsewhere = order.0.keys().filter(|other| other.1 == changed.1).count() > 1;
        let refusals = check_order(&offer, &order, today()).err().unwrap_or_default();
        prop_assert_eq!(elsewhere, !refusals.is_empty());
        let of_it = |why: &Refusal| matches!(why, Refusal::Uneven { cell, .. } if cell.product == changed.1);
        prop_assert!(refusals.iter().all(of_it));
    }

    #[test]
    fn a_free_order_costs_the_sum_of_its_lines(offer in offer(Kind::Free), amounts in vec(0..20u32, 1..40)) {
        let cells = offer.availability.iter().copied().zip(amounts.iter().cycle());
        let order = Order(cells.map(|(cell, units)| (cell, Quantity::units(*units))).collect());
        prop_assume!(order.0.values().any(|quantity| !quantity.is_zero()));
        let totals = check_order(&offer, &order, today()).unwrap();
        prop_assert_eq!(totals.total, Cents(cost(&offer, &order)));
        prop_assert_eq!(totals.lines.len(), order.0.values().filter(|quantity| !quantity.is_zero()).count());
    }

    #[test]
    fn whatever_a_form_says_the_answer_is_typed(
        offer in offer(Kind::Free),
        cells in vec((0..9usize, 0..6usize, any::<i64>()), 0..12),
        later in -400..400i64,
        notice in any::<u32>(),
    ) {
        let offer = Offer { notice, ..offer };
        let cells = cells.into_iter().map(|(column, row, thousandths)| {
            ((delivery(column), product(row)), Quantity::from_thousandths(thousandths))
        });
        let order = Order(cells.collect());
        match check_order(&offer, &order, today().plus_days(later)) {
            Ok(totals) => prop_assert!(totals.lines.iter().all(|line| Quantity::ZERO < line.quantity && line.quantity <= Quantity::MAX)),
            Err(refusals) => prop_assert!(!refusals.is_empty()),
        }
    }

    #[test]
    fn a_prorated_minimum_can_be_met_and_never_grows(least in 0..60u32, all in 0..60u32, still in 0..60u32) {
        let still = still.min(all);
        let asked = least_deliveries(least, all, still);
        prop_assert!(asked <= still && asked <= least);
        prop_assert!(still == 0 || asked >= least_deliveries(least, all, still - 1));
        prop_assert!(still != all || asked == least.min(all));
    }
}
