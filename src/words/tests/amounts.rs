use proptest::prelude::*;

use crate::words::{Cents, Grams, NumberError, Quantity};

#[test]
fn amounts_are_shown_in_french() {
    let shown = [0, 5, 1250, 123_450, 123_456_789, -123_450].map(|cents| Cents(cents).to_string());
    assert_eq!(
        shown,
        [
            "0,00\u{a0}€",
            "0,05\u{a0}€",
            "12,50\u{a0}€",
            "1\u{202f}234,50\u{a0}€",
            "1\u{202f}234\u{202f}567,89\u{a0}€",
            "−1\u{202f}234,50\u{a0}€",
        ]
    );
    assert_eq!(Cents(123_450).plain(), "1234,50");
    assert_eq!(Cents(-5).plain(), "-0,05");
}

#[test]
fn amounts_are_read_as_people_type_them() {
    let read = [
        ("12", Ok(1200)),
        ("12,5", Ok(1250)),
        ("12.50 €", Ok(1250)),
        (" 1 234,50 ", Ok(123_450)),
        ("1\u{202f}234,50\u{a0}€", Ok(123_450)),
        ("6,2500", Ok(625)),
        ("0", Ok(0)),
        ("10000000", Ok(1_000_000_000)),
        ("", Err(NumberError::Empty)),
        (" € ", Err(NumberError::Empty)),
        ("douze", Err(NumberError::NotANumber)),
        ("12 50", Err(NumberError::NotANumber)),
        ("1 2345", Err(NumberError::NotANumber)),
        ("1,2,3", Err(NumberError::NotANumber)),
        ("1.234,50", Err(NumberError::NotANumber)),
        ("12,", Err(NumberError::NotANumber)),
        (",5", Err(NumberError::NotANumber)),
        ("1e3", Err(NumberError::NotANumber)),
        ("٣", Err(NumberError::NotANumber)),
        ("6,255", Err(NumberError::TooManyDecimals)),
        ("-3", Err(NumberError::Negative)),
        ("−3,50 €", Err(NumberError::Negative)),
        ("10000000,01", Err(NumberError::TooLarge)),
        ("99999999999999999999999", Err(NumberError::TooLarge)),
    ];
    for (typed, expected) in read {
        assert_eq!(typed.parse(), expected.map(Cents), "{typed:?}");
    }
}

#[test]
fn prices_round_half_up() {
    let half = Quantity::from_thousandths(500);
    assert_eq!(Cents(625).times(Quantity::units(2)), Some(Cents(1250)));
    assert_eq!(Cents(625).times(half), Some(Cents(313)));
    assert_eq!(Cents(1).times(half), Some(Cents(1)));
    assert_eq!(Cents(1).times(Quantity::from_thousandths(499)), Some(Cents(0)));
    assert_eq!(Cents(i64::MAX).times(Quantity::units(2)), None);
    assert_eq!(Grams(1250).price(Cents(1590)), Some(Cents(1988)));
    assert_eq!(Grams(333).price(Cents(1000)), Some(Cents(333)));
    assert_eq!(Grams(1).price(Cents(499)), Some(Cents(0)));
    assert_eq!(Grams(1).price(Cents(500)), Some(Cents(1)));
    assert_eq!(Grams(i64::MAX).price(Cents(2000)), None);
}

#[test]
fn weights_are_shown_in_the_unit_that_reads_best() {
    let shown = [0, 850, 1000, 1250].map(|grams| Grams(grams).to_string());
    assert_eq!(shown, ["0\u{a0}g", "850\u{a0}g", "1\u{a0}kg", "1,25\u{a0}kg"]);
    assert_eq!(
        Grams(900).times(Quantity::from_thousandths(1500)),
        Some(Grams(1350))
    );
}

#[test]
fn quantities_are_shown_and_read() {
    let table = [
        ("1", 1000),
        ("0,5", 500),
        ("1,25", 1250),
        ("0,001", 1),
        ("0", 0),
        ("9999", 9_999_000),
    ];
    for (text, thousandths) in table {
        assert_eq!(Quantity::from_thousandths(thousandths).to_string(), text);
        assert_eq!(text.parse(), Ok(Quantity::from_thousandths(thousandths)));
    }
    let read = [
        ("", Ok(0)),
        ("  ", Ok(0)),
        ("1.5", Ok(1500)),
        ("2,0000", Ok(2000)),
        ("-1", Err(NumberError::Negative)),
        ("un", Err(NumberError::NotANumber)),
        ("0,1234", Err(NumberError::TooManyDecimals)),
        ("9999,001", Err(NumberError::TooLarge)),
    ];
    for (typed, expected) in read {
        assert_eq!(
            typed.parse(),
            expected.map(Quantity::from_thousandths),
            "{typed:?}"
        );
    }
}

#[test]
fn quantities_are_json_numbers() {
    let numbers = [2000, 500, 1250, 1, 0].map(|q| Quantity::from_thousandths(q).json_number().to_string());
    assert_eq!(numbers, ["2", "0.5", "1.25", "0.001", "0"]);
    assert_eq!(serde_json::to_string(&Quantity::ONE).unwrap(), "1000");
    assert_eq!(serde_json::to_string(&Cents(1250)).unwrap(), "1250");
}

#[test]
fn no_more_can_be_taken_than_there_is() {
    assert_eq!(
        Quantity::units(3).checked_sub(Quantity::ONE),
        Some(Quantity::units(2))
    );
    assert_eq!(Quantity::ONE.checked_sub(Quantity::ONE), Some(Quantity::ZERO));
    assert_eq!(Quantity::ONE.checked_sub(Quantity::units(2)), None);
}

#[test]
fn sums_add_up() {
    assert_eq!([Cents(1), Cents(2), Cents(-5)].iter().sum::<Cents>(), Cents(-2));
    assert_eq!(
        [Quantity::ONE, Quantity::units(2)].iter().sum::<Quantity>(),
        Quantity::units(3)
    );
    assert_eq!(Cents::euros(3) - Cents(1) + -Cents(9), Cents(290));
}

proptest! {
    #[test]
    fn an_amount_is_read_back_from_each_form_it_is_shown_in(cents in 0..=Cents::MAX.0) {
        prop_assert_eq!(Cents(cents).to_string().parse(), Ok(Cents(cents)));
        prop_assert_eq!(Cents(cents).plain().parse(), Ok(Cents(cents)));
    }

    #[test]
    fn a_quantity_is_read_back_and_its_json_number_too(thousandths in 0..=Quantity::MAX.thousandths()) {
        let quantity = Quantity::from_thousandths(thousandths);
        prop_assert_eq!(quantity.to_string().parse(), Ok(quantity));
        prop_assert_eq!(quantity.json_number().to_string().parse(), Ok(quantity));
    }

    #[test]
    fn whole_quantities_never_round(cents in 0..=Cents::MAX.0, units in 0..10_000u32) {
        prop_assert_eq!(Cents(cents).times(Quantity::units(units)), Some(Cents(cents * i64::from(units))));
    }

    #[test]
    fn rounding_is_off_by_half_a_cent_at_most(grams in 0..1_000_000i64, per_kg in 0..100_000i64) {
        let price = Grams(grams).price(Cents(per_kg)).unwrap().0;
        let error = price * 1000 - grams * per_kg;
        prop_assert!((-499..=500).contains(&error));
    }

    #[test]
    fn reading_never_panics(typed in "\\PC*") {
        let _ = typed.parse::<Cents>();
        let _ = typed.parse::<Quantity>();
    }
}
