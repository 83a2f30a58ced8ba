//! The pages that ask what changes in one contract.

use super::Bench;
use super::form::Topic;
use crate::access::Authorised;
use crate::contracts::access::ContractDesk;
use crate::contracts::body::price_text;
use crate::contracts::queries::HouseholdChoice;
use crate::t;
use crate::web::{Form, Frame};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/amendments/one/choose.html")]
pub struct Choose {
    frame: Frame,
    address: String,
    household: String,
    waiting: bool,
    /// Its address, what it is, and what it is for.
    topics: Vec<(String, String, String)>,
}

/// What can be changed.
pub fn choose(desk: &Authorised<ContractDesk>, bench: &Bench) -> Choose {
    let address = desk.address();
    let quantities = (
        format!("{address}/avenant/quantites"),
        t!("amendments-one-quantities"),
        t!("amendments-one-quantities-hint"),
    );
    let others = Topic::ALL.iter().map(|topic| {
        let (name, hint) = named(*topic);
        (format!("{address}/avenant?quoi={}", topic.name()), name, hint)
    });
    Choose {
        frame: desk.visit.frame(t!("amendments-one-title")),
        household: bench.standing.contract.household_name.clone(),
        waiting: bench.standing.waiting.is_some(),
        topics: [quantities].into_iter().chain(others).collect(),
        address,
    }
}

fn named(topic: Topic) -> (String, String) {
    match topic {
        Topic::Move => (t!("amendments-one-move"), t!("amendments-one-move-hint")),
        Topic::Price => (t!("amendments-one-price"), t!("amendments-one-price-hint")),
        Topic::Leave => (t!("amendments-one-leave"), t!("amendments-one-leave-hint")),
    }
}

#[derive(Template)]
#[template(path = "contracts/amendments/one/ask.html")]
pub struct Ask {
    frame: Frame,
    once: String,
    address: String,
    household: String,
    topic: &'static str,
    hint: String,
    form: Form,
    /// The days on which something is due.
    taken: Vec<(String, String)>,
    /// All days that are still to come.
    coming: Vec<(String, String)>,
    products: Vec<(String, String)>,
    households: Vec<(String, String)>,
}

impl Ask {
    fn chosen(&self, field: &str, value: &str) -> bool {
        self.form.is_checked(field, value)
    }
}

/// How it changes.
pub fn ask(
    desk: &Authorised<ContractDesk>,
    bench: &Bench,
    topic: Topic,
    form: Form,
    households: &[HouseholdChoice],
) -> Ask {
    let today = desk.amap.today(desk.visit.now());
    let terms = &bench.standing.terms;
    let coming = bench.sheet.deliveries.iter();
    let coming = coming.filter(|delivery| !delivery.cancelled && delivery.day >= today);
    let named_day = |delivery: &crate::contracts::templates::SheetDelivery| {
        (delivery.public_id.to_string(), delivery.day.full())
    };
    let has = |id| terms.lines.keys().any(|(_, product)| *product == id);
    let products = bench.sheet.products.iter().filter(|product| has(product.id));
    let (title, hint) = named(topic);
    Ask {
        frame: desk.visit.frame(title),
        once: desk.visit.once().to_string(),
        address: desk.address(),
        household: bench.standing.contract.household_name.clone(),
        topic: topic.name(),
        hint,
        form,
        taken: coming
            .clone()
            .filter(|delivery| terms.has(delivery.day))
            .map(named_day)
            .collect(),
        coming: coming.map(named_day).collect(),
        products: products
            .map(|product| {
                let tariff = terms.tariffs.get(&product.id);
                let price = tariff.map_or(product.pricing, |tariff| tariff.on(today));
                let label = format!("{} ({})", product.name, price_text(price));
                (product.public_id.to_string(), label)
            })
            .collect(),
        households: households
            .iter()
            .map(|household| (household.public_id.to_string(), household.name.clone()))
            .collect(),
    }
}
