//! The page of the weights: one delivery to weigh, then what was announced against what was weighed, and who owes whom.

use super::place::{Place, WeighedContract, contracts};
use super::rules::Weighing;
use crate::access::Authorised;
use crate::contracts::templates::{FarmTemplateDesk, SheetDelivery, TemplateDesk};
use crate::t;
use crate::web::{Form, Frame, Outcome, page, refused_page};
use crate::words::{Cents, Day, Grams, ProductId};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/weighing/page.html")]
struct Show {
    frame: Frame,
    once: String,
    base: String,
    back: String,
    title: String,
    form: Form,
    /// Name in the form, day, and whether it is the one that is weighed.
    deliveries: Vec<(String, String, bool)>,
    chosen: String,
    products: Vec<Product>,
    seasons: Vec<[String; 4]>,
    balances: Vec<Balance>,
}

/// A product, with a field for each household.
struct Product {
    name: String,
    crate_field: String,
    rows: Vec<Row>,
    /// Announced, weighed, and the difference.
    sums: [String; 3],
}

struct Row {
    field: String,
    household: String,
    announced: String,
    value: String,
    /// What was stored when the page was shown: what is left as it is does not undo what somebody else weighs meanwhile.
    kept: String,
    difference: String,
}

/// What is to be settled with a household.
struct Balance {
    household: String,
    address: String,
    difference: String,
    settled: String,
    open: String,
}

/// For who manages the contracts.
pub async fn show(desk: Authorised<TemplateDesk>) -> Outcome {
    let place = Place::of_amap(&desk);
    let form = desk.visit.query();
    shown(&place, form).await
}

/// For the farmer.
pub async fn show_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    let place = Place::of_farm(&desk);
    let form = desk.visit.query();
    shown(&place, form).await
}

/// The page, with what was typed and refused.
///
/// # Errors
/// When the database fails.
pub async fn shown(place: &Place<'_>, form: Form) -> Outcome {
    let mut tx = place.visit.app().db.read().await?;
    let today = place.amap.today(place.visit.now());
    let contracts = contracts(&mut tx, place.amap, place.sheet, today).await?;
    drop(tx);
    let refused = !form.is_valid();
    let shown = of(place, &contracts, form);
    if refused {
        refused_page(&shown)
    } else {
        page(&shown)
    }
}

fn of(place: &Place<'_>, contracts: &[WeighedContract], form: Form) -> Show {
    let chosen = place.delivery(&form);
    let choice = |delivery: &SheetDelivery| {
        let is_it = chosen.is_some_and(|chosen| chosen.id == delivery.id);
        (delivery.public_id.to_string(), delivery.day.long(), is_it)
    };
    let standing = place
        .sheet
        .deliveries
        .iter()
        .filter(|delivery| !delivery.cancelled);
    Show {
        frame: place.visit.frame(t!("weighing-title")),
        once: place.visit.once_of(&form),
        base: place.base(),
        back: place.back.clone(),
        title: place.sheet.title.clone(),
        deliveries: standing.map(choice).collect(),
        chosen: chosen
            .map(|delivery| delivery.public_id.to_string())
            .unwrap_or_default(),
        products: chosen
            .map(|delivery| products(place, contracts, delivery.day, &form))
            .unwrap_or_default(),
        seasons: by_day(place, contracts),
        balances: balances(place, contracts),
        form,
    }
}

/// The name of the field of a contract's product.
pub fn field(contract: &crate::words::PublicId, product: &crate::words::PublicId) -> String {
    format!("g-{contract}-{product}")
}

/// The name of the field of a product's crate.
pub fn crate_field(product: &crate::words::PublicId) -> String {
    format!("cagette-{product}")
}

fn products(place: &Place<'_>, contracts: &[WeighedContract], day: Day, form: &Form) -> Vec<Product> {
    let product = |product: &crate::contracts::templates::SheetProduct| {
        let lines = of_product(contracts, day, product.id);
        let rows: Vec<Row> = lines
            .iter()
            .map(|(contract, line)| {
                let field = field(&contract.standing.contract.public_id, &product.public_id);
                let stored = line
                    .weighed
                    .map(|(grams, _)| grams.0.to_string())
                    .unwrap_or_default();
                let typed_anew = !form.is_valid();
                Row {
                    value: if typed_anew {
                        form.value(&field).to_owned()
                    } else {
                        stored.clone()
                    },
                    kept: if typed_anew {
                        form.value(&format!("vu-{field}")).to_owned()
                    } else {
                        stored
                    },
                    field,
                    household: contract.standing.contract.household_name.clone(),
                    announced: line.about.to_string(),
                    difference: difference(line.difference(), line.weighed.is_some()),
                }
            })
            .collect();
        let lines: Vec<Weighing> = lines.into_iter().map(|(_, line)| *line).collect();
        Product {
            name: product.name.clone(),
            crate_field: crate_field(&product.public_id),
            sums: sums(&lines),
            rows,
        }
    };
    place
        .products()
        .map(product)
        .filter(|product| !product.rows.is_empty())
        .collect()
}

/// The lines of one product on one day, by household.
pub fn of_product(
    contracts: &[WeighedContract],
    day: Day,
    product: ProductId,
) -> Vec<(&WeighedContract, &Weighing)> {
    let of = |contract: &'_ WeighedContract| {
        let mut lines = contract.weighings.iter();
        lines.position(|line| line.day == day && line.product == product)
    };
    let found = contracts
        .iter()
        .filter_map(|contract| Some((contract, &contract.weighings[of(contract)?])));
    found.collect()
}

/// Announced, weighed, and the difference of what is weighed.
fn sums(lines: &[Weighing]) -> [String; 3] {
    let weighed: Vec<&Weighing> = lines.iter().filter(|line| line.weighed.is_some()).collect();
    let grams = |of: &mut dyn Iterator<Item = i64>| Grams(of.sum()).to_string();
    [
        grams(&mut lines.iter().map(|line| line.about.0)),
        grams(
            &mut weighed
                .iter()
                .filter_map(|line| line.weighed)
                .map(|(grams, _)| grams.0),
        ),
        difference(
            weighed.iter().map(|line| line.difference()).sum(),
            !weighed.is_empty(),
        ),
    ]
}

/// Day, announced, weighed, difference: for each delivery of which something was weighed.
fn by_day(place: &Place<'_>, contracts: &[WeighedContract]) -> Vec<[String; 4]> {
    let mut found = Vec::new();
    for delivery in &place.sheet.deliveries {
        let all = contracts.iter().flat_map(|contract| &contract.weighings);
        let lines: Vec<Weighing> = all.filter(|line| line.day == delivery.day).copied().collect();
        if lines.iter().any(|line| line.weighed.is_some()) {
            let [announced, weighed, difference] = sums(&lines);
            found.push([delivery.day.long(), announced, weighed, difference]);
        }
    }
    found
}

fn balances(place: &Place<'_>, contracts: &[WeighedContract]) -> Vec<Balance> {
    let touched = |contract: &&WeighedContract| {
        contract.settled != Cents::ZERO || contract.weighings.iter().any(|line| line.weighed.is_some())
    };
    let balance = |contract: &WeighedContract| Balance {
        household: contract.standing.contract.household_name.clone(),
        address: format!(
            "/amap/{}/contrats/{}",
            place.amap.slug(),
            contract.standing.contract.public_id
        ),
        difference: difference(contract.balance() + contract.settled, true),
        settled: difference(contract.settled, contract.settled != Cents::ZERO),
        open: difference(contract.balance(), contract.balance() != Cents::ZERO),
    };
    contracts.iter().filter(touched).map(balance).collect()
}

/// "+1,20 €"; nothing when there is nothing to say.
pub fn difference(cents: Cents, said: bool) -> String {
    match (said, cents.0) {
        (false, _) => String::new(),
        (true, 1..) => format!("+{cents}"),
        (true, _) => cents.to_string(),
    }
}
