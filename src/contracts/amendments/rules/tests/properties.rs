use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;

use super::*;
use crate::words::Grams;

fn any_terms() -> impl Strategy<Value = Terms> {
    let cells = btree_map((0..6i64, 1..4u128), 1..5_000i64, 0..12);
    (cells, 1..3_000i64, 1..3_000i64, 1..900i64).prop_map(|(cells, one, two, grams)| Terms {
        lines: cells
            .into_iter()
            .map(|((week, good), thousandths)| {
                ((on(week), product(good)), Quantity::from_thousandths(thousandths))
            })
            .collect(),
        tariffs: [
            (
                product(1),
                Tariff::of(Pricing::Piece(Cents(one))).from(Some(on(3)), Pricing::Piece(Cents(two))),
            ),
            (product(2), Tariff::of(Pricing::Piece(Cents(two)))),
            (
                product(3),
                Tariff::of(Pricing::Weight {
                    per_kg: Cents(one),
                    about: Grams(grams),
                }),
            ),
        ]
        .into(),
        kept: Cents(one % 50),
        unspent: Cents(two % 70),
    })
}

fn any_withdrawal() -> impl Strategy<Value = (BTreeSet<i64>, Option<BTreeSet<u128>>)> {
    (
        btree_set(0..6i64, 0..4),
        proptest::option::of(btree_set(1..4u128, 0..3)),
    )
}

fn sum(terms: &Terms) -> Quantity {
    terms.lines.values().copied().sum()
}

proptest! {
    #[test]
    fn a_withdrawal_touches_what_it_names_and_nothing_else(
        terms in any_terms(),
        (weeks, goods) in any_withdrawal(),
        to in 0..8i64,
    ) {
        let days: BTreeSet<Day> = weeks.iter().map(|week| on(*week)).collect();
        let products = goods.map(|goods| goods.into_iter().map(product).collect::<BTreeSet<_>>());
        let change = |instead| Change::Withdraw { days: days.clone(), products: products.clone(), instead };
        let named = |(day, product): &(Day, ProductId)| {
            days.contains(day) && products.as_ref().is_none_or(|these| these.contains(product))
        };
        let lost = applied(&terms, &change(Instead::Lost), OrderKind::Free);
        let returned = applied(&terms, &change(Instead::Returned), OrderKind::Free);
        prop_assert_eq!(lost.total(), terms.total());
        prop_assert_eq!(&lost.lines, &returned.lines);
        prop_assert_eq!(returned.kept, terms.kept);
        let balance = terms.unspent - returned.unspent;
        prop_assert!(balance.is_zero() || (returned.unspent.is_zero() && products.is_none()));
        prop_assert_eq!(terms.total() - returned.total() - balance, lost.kept - terms.kept);
        prop_assert!(returned.total() >= Cents::ZERO);
        prop_assert!(returned.total() <= terms.total());
        for line in line_changes(&terms, &returned) {
            prop_assert!(named(&(line.day, line.product)) && line.after.is_zero());
        }
        prop_assert!(!returned.lines.keys().any(named));
        let replaced = applied(&terms, &change(Instead::On(on(to))), OrderKind::Free);
        prop_assert_eq!(sum(&replaced), sum(&terms));
        prop_assert_eq!(replaced.total(), terms.total());
        prop_assert_eq!(lost.unspent, terms.unspent);
        prop_assert_eq!(asks(&terms, &replaced), Asks::Nobody);
    }

    #[test]
    fn what_is_spent_never_exceeds_what_was_signed(
        terms in any_terms(),
        wanted in any_terms(),
        from in 0..7i64,
    ) {
        match spent(&terms, &wanted.lines, on(from)) {
            Ok(after) => {
                prop_assert_eq!(after.total(), terms.total());
                prop_assert!(after.unspent >= Cents::ZERO);
                prop_assert_eq!(after.kept, terms.kept, "a lost harvest is not spent again");
                let past = |terms: &Terms| {
                    terms.lines.clone().into_iter().filter(|((day, _), _)| *day < on(from)).collect::<Vec<_>>()
                };
                prop_assert_eq!(past(&after), past(&terms));
            }
            Err(above) => prop_assert!(above.by > Cents::ZERO),
        }
    }
}
