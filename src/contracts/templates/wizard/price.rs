//! The fields of a price in the third step.

use crate::contracts::body::vat_rate;
use crate::contracts::model::Pricing;
use crate::t;
use crate::web::Form;
use crate::words::{Cents, Grams};

/// The rates of VAT in France, in hundredths of a percent.
const VAT_RATES: [u32; 4] = [210, 550, 1000, 2000];

/// The rates as a form has them, and as they are read.
pub fn vat_rates() -> Vec<(String, String)> {
    VAT_RATES.map(|rate| (rate.to_string(), vat_rate(rate))).into()
}

/// The fields of a price: names, what was typed, and what is wrong with it.
pub struct Fields {
    /// The field of the price.
    pub price_name: String,
    /// The price as typed.
    pub price: String,
    /// What is wrong with it.
    pub price_error: String,
    /// The field of how it is priced.
    pub pricing_name: String,
    /// Whether it is priced by weight.
    pub by_weight: bool,
    /// The field of the estimate.
    pub grams_name: String,
    /// The estimate as typed, in grams.
    pub grams: String,
    /// What is wrong with it.
    pub grams_error: String,
    /// The field of the VAT.
    pub vat_name: String,
    /// The VAT as chosen, in hundredths of a percent.
    pub vat: String,
}

impl Fields {
    /// The fields that end in `end`.
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
pub fn priced(form: &mut Form, end: &str) -> Option<(Pricing, Option<u32>)> {
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
