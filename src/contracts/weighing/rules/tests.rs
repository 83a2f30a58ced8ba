use super::*;
use crate::contracts::tariff::Tariff;
use proptest::prelude::*;
use uuid::Uuid;

const CHICKEN: ProductId = ProductId::new(Uuid::from_u128(1));
const EGGS: ProductId = ProductId::new(Uuid::from_u128(2));

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Chickens of about 2 kg at 9,50 € a kilo, 10 € from April on; eggs by the box.
fn terms(lines: &[(&str, ProductId, u32)]) -> Terms {
    let chicken = Pricing::Weight {
        per_kg: Cents(950),
        about: Grams(2000),
    };
    let dearer = chicken.at(Cents(1000));
    Terms {
        lines: lines
            .iter()
            .map(|(on, product, units)| ((day(on), *product), Quantity::units(*units)))
            .collect(),
        tariffs: [
            (CHICKEN, Tariff::of(chicken).from(Some(day("2026-04-01")), dearer)),
            (EGGS, Tariff::of(Pricing::Piece(Cents(300)))),
        ]
        .into(),
        ..Terms::default()
    }
}

#[test]
fn the_difference_is_what_was_weighed_at_the_price_of_the_day_less_the_estimate() {
    let lines = [
        ("2026-03-12", CHICKEN, 1),
        ("2026-03-12", EGGS, 2),
        ("2026-04-09", CHICKEN, 2),
        ("2026-05-07", CHICKEN, 1),
    ];
    let weights: Weights = [
        ((day("2026-03-12"), CHICKEN), Grams(1837)),
        ((day("2026-04-09"), CHICKEN), Grams(4225)),
        // Not due any more: given back by an amendment after it was weighed.
        ((day("2026-06-04"), CHICKEN), Grams(2000)),
        // Eggs have no weight.
        ((day("2026-03-12"), EGGS), Grams(700)),
    ]
    .into();
    let found = weighings(&terms(&lines), &weights);
    let told: Vec<String> = found
        .iter()
        .map(|one| {
            let weighed = one
                .weighed
                .map(|(grams, price)| format!("{} g {}", grams.0, price.0));
            format!(
                "{} {} g {} | {} | {}",
                one.day,
                one.about.0,
                one.estimate.0,
                weighed.unwrap_or_default(),
                one.difference().0
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "2026-03-12 2000 g 1900 | 1837 g 1745 | -155",
            "2026-04-09 4000 g 4000 | 4225 g 4225 | 225",
            "2026-05-07 2000 g 2000 |  | 0",
        ]
    );
    assert_eq!(balance(&found, Cents::ZERO), Cents(70));
    assert_eq!(balance(&found, Cents(70)), Cents::ZERO);
    assert_eq!(
        balance(&found, Cents(100)),
        Cents(-30),
        "another weight came in later"
    );
}

#[test]
fn a_crate_is_shared_in_proportion_to_the_gram() {
    let units = |parts: &[u32]| {
        parts
            .iter()
            .map(|part| Quantity::units(*part))
            .collect::<Vec<_>>()
    };
    for (weighs, parts, shares) in [
        (10_000, vec![1, 1], vec![5000, 5000]),
        (10_000, vec![1, 1, 1], vec![3334, 3333, 3333]),
        (10_001, vec![1, 2, 1], vec![2501, 5000, 2500]),
        (2, vec![1, 1, 1], vec![1, 1, 0]),
        (0, vec![1, 2], vec![0, 0]),
        (500, vec![], vec![]),
        (500, vec![0, 1], vec![0, 500]),
    ] {
        let found: Vec<i64> = shared(Grams(weighs), &units(&parts))
            .iter()
            .map(|grams| grams.0)
            .collect();
        assert_eq!(found, shares, "{weighs} over {parts:?}");
    }
}

proptest! {
    #[test]
    fn a_shared_crate_weighs_what_it_weighed(
        weighs in 0..2_000_000i64,
        parts in proptest::collection::vec(0..40_000i64, 1..80),
    ) {
        let parts: Vec<Quantity> = parts.into_iter().map(Quantity::from_thousandths).collect();
        prop_assume!(parts.iter().any(|part| !part.is_zero()));
        let shares = shared(Grams(weighs), &parts);
        prop_assert_eq!(shares.iter().map(|grams| grams.0).sum::<i64>(), weighs);
        for (share, part) in shares.iter().zip(&parts) {
            prop_assert!(share.0 >= 0);
            prop_assert!(!part.is_zero() || share.0 == 0);
        }
    }
}
