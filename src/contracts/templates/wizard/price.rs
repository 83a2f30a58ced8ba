//! The fields of a price in the third step.

use crate::contracts::model::Pricing;
use crate::t;
use crate::web::Form;
use crate::words::{Cents, Grams};

/// The rates of VAT in France, in hundredths of a percent.
pub(super) const VAT_RATES: [u32; 4] = [210, 550, 1000, 2000];

/// The fields of a price: names, what was typed, and what is wrong with it.
pub(super) struct Fields {
    pub price_name: String,
    pub price: String,
    pub price_error: String,
    pub pricing_name: String,
    pub by_weight: bool,
    pub grams_name: String,
    pub grams: String,
    pub grams_error: String,
    pub vat_name: String,
    pub vat: String,
}

impl Fields {
    pub fn of(form: &Form, end: &str) -> Fields {
        let name = |start: &str| format!("{start}-{end}");
        let value = |start: &str| form.value(&name(start)).to_owned();
        let error = |start: &str| form.error_text(&name(start)).to_owned();
        Fields {
            price_name: name("price"),
            price: value("price"),
            price_error: error("price"),
            pricing_name: name("pricing"),
            by_weight: value("pricing") == "weight",
            grams_name: name("grams"),
            grams: value("grams"),
            grams_error: error("grams"),
            vat_name: name("vat"),
            vat: value("vat"),
        }
    }
}

/// Price and pricing of the fields that end in `end`.
pub(super) fn priced(form: &mut Form, end: &str) -> Option<(Pricing, Option<u32>)> {
    let price = form.cents(&format!("price-{end}")).unwrap_or(Cents::ZERO);
    let field = format!("price-{end}");
    if form.error(&field).is_none() && price.is_zero() {
        form.refuse(&field, t!("templates-products-no-price"));
    }
    let vat = form
        .value(&format!("vat-{end}"))
        .parse()
        .ok()
        .filter(|rate| VAT_RATES.contains(rate));
    let pricing = if form.value(&format!("pricing-{end}")) == "weight" {
        let grams = form.number(&format!("grams-{end}"), 1, 100_000);
        Pricing::Weight {
            per_kg: price,
            about: Grams(grams?),
        }
    } else {
        Pricing::Piece(price)
    };
    form.error(&field).is_none().then_some((pricing, vat))
}
