use crate::exchange::clicamap::number::{price, price_slug, quantity, total};
use crate::words::{Cents, Quantity};
use proptest::prelude::*;

#[test]
fn prices_are_read_from_their_slugs() {
    let slugs = [
        "6-25", "18-00", "5-50", "18", "6-5", "1-250-00", "0-90", "0-00", "", "-", "6-", "6-255", "1-25-00",
        "six", "-6-25",
    ];
    let read = slugs.map(|slug| {
        format!(
            "{slug:?} : {}",
            price(slug).map_or("—".to_owned(), |cents| cents.to_string())
        )
    });
    insta::assert_snapshot!(read.join("\n"));
}

#[test]
fn quantities_are_read_without_the_noise_of_floats() {
    let texts = [
        "1",
        "0.5",
        "0,25",
        "0.30000000000000004",
        "2.9999999999999996",
        "0.001",
        "0.0001",
        "0.3333",
        "-1",
        "-0",
        "9999",
        "10000",
        "1e3",
        "NaN",
        "inf",
        "",
        "un",
        "1.2.3",
        "340282350000000000000000000000000000000",
    ];
    let read = texts.map(|text| {
        format!(
            "{text:?} : {:?}",
            quantity(text).map(|quantity| quantity.to_string())
        )
    });
    insta::assert_snapshot!(read.join("\n"));
}

#[test]
fn totals_are_rounded_to_the_thousandth() {
    assert_eq!(total("2.33349").map(|total| total.thousandths()), Ok(2_333));
    assert_eq!(total("2.3335").map(|total| total.thousandths()), Ok(2_334));
}

proptest! {
    #[test]
    fn a_price_comes_back_from_its_slug(cents in 0..900_000_000_i64) {
        prop_assert_eq!(price(&price_slug(Cents(cents))), Some(Cents(cents)));
    }

    #[test]
    fn a_quantity_comes_back_from_its_text(thousandths in 0..=9_999_000_i64) {
        let written = Quantity::from_thousandths(thousandths);
        prop_assert_eq!(quantity(&written.to_string()), Ok(written));
    }

    #[test]
    fn what_is_read_is_never_negative(text in r"-?[0-9]{0,12}[.,]?[0-9]{0,12}|\PC{0,40}") {
        let all = [quantity(&text), total(&text)].into_iter().flatten().map(Quantity::thousandths);
        prop_assert!(all.chain(price(&text).map(|price| price.0)).all(|number| number >= 0));
    }
}
