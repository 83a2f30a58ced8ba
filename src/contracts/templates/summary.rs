//! A template in a few lines, for the last step of the wizard, its page and the farmer.

use super::model::{StoredRhythm, TemplateSheet};
use super::preview::clauses_read;
use crate::contracts::flexibility;
use crate::contracts::instalments::Unit;
use crate::contracts::model::{Kind, Pricing};
use crate::contracts::rules::StockPlan;
use crate::history::Changes;
use crate::t;
use crate::words::Cents;

/// What a template says, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Label and text of each fact.
    pub facts: Vec<(String, String)>,
    /// Each product, with its price and when it comes.
    pub products: Vec<ProductSummary>,
    /// The days of delivery.
    pub days: Vec<String>,
    /// What the parties add, by paragraphs, as an example household reads it.
    pub clauses: Vec<String>,
}

/// A product in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductSummary {
    /// Its name.
    pub name: String,
    /// Its packaging; may be empty.
    pub packaging: String,
    /// Its price.
    pub price: String,
    /// "à chaque livraison", or at how many.
    pub comes: String,
}

impl Summary {
    /// What this template says.
    pub fn of(sheet: &TemplateSheet, amap: &str) -> Summary {
        Summary {
            facts: facts(sheet)
                .into_iter()
                .map(|(key, text)| (t!(key), text))
                .collect(),
            products: products(sheet),
            days: sheet
                .deliveries
                .iter()
                .map(|delivery| delivery.day.full())
                .collect(),
            clauses: clauses_read(sheet, amap),
        }
    }
}

/// Each fact with the key of its label.
fn facts(sheet: &TemplateSheet) -> Vec<(&'static str, String)> {
    let plan = &sheet.plan;
    let methods: Vec<String> = plan.methods.iter().map(|method| method.label()).collect();
    let days: Vec<String> = plan.due_days.iter().map(|day| day.numeric()).collect();
    let mut facts = vec![
        ("templates-fact-farm", sheet.farm.name.clone()),
        ("templates-fact-site", sheet.site.name.clone()),
        ("templates-fact-kind", kind(sheet.kind)),
        (
            "templates-fact-season",
            sheet.season.map(|season| season.label()).unwrap_or_default(),
        ),
        ("templates-fact-deliveries", deliveries(sheet)),
        ("templates-fact-rules", rules(sheet)),
        (
            "templates-flexibility",
            flexibility::allowed(&sheet.flexibility).join(" "),
        ),
        ("templates-fact-payment", methods.join(", ")),
        ("templates-fact-payee", plan.payee.clone()),
        ("templates-fact-instalments", instalments(sheet)),
        ("templates-fact-due-days", days.join(", ")),
    ];
    if let Some(window) = sheet.window {
        let text = t!(
            "templates-window-text",
            opens = window.opens.full(),
            closes = window.closes.full()
        );
        facts.push(("templates-fact-window", text));
    }
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

/// "Panier fixe", "Commande libre".
pub fn kind(kind: Kind) -> String {
    match kind {
        Kind::Fixed => t!("templates-kind-fixed"),
        Kind::Free => t!("templates-kind-free"),
        Kind::Prepaid => t!("templates-kind-prepaid"),
        Kind::OneOff => t!("templates-kind-one-off"),
    }
}

fn deliveries(sheet: &TemplateSheet) -> String {
    if sheet.deliveries.is_empty() {
        return String::new();
    }
    let rhythm = match sheet.rhythm {
        StoredRhythm::Weekly => t!("templates-rhythm-weekly"),
        StoredRhythm::Fortnightly => t!("templates-rhythm-fortnightly"),
        StoredRhythm::Monthly => t!("templates-rhythm-monthly"),
        StoredRhythm::Chosen => t!("templates-rhythm-chosen"),
    };
    t!(
        "templates-deliveries-text",
        count = sheet.deliveries.len(),
        rhythm = rhythm.to_lowercase()
    )
}

fn rules(sheet: &TemplateSheet) -> String {
    let least = match (sheet.min_deliveries, sheet.kind) {
        (0, Kind::Fixed) => t!("templates-rule-all"),
        (0, _) => t!("templates-rule-any"),
        (least, _) => t!(
            "templates-rule-least",
            least = least,
            all = sheet.deliveries.len()
        ),
    };
    t!("templates-rule-text", least = least, days = sheet.notice_days)
}

fn instalments(sheet: &TemplateSheet) -> String {
    let plan = &sheet.plan;
    let most = t!("templates-instalments-most", count = plan.max_instalments);
    let rounded = (plan.unit == Unit::Euro).then(|| t!("templates-instalments-euros"));
    let least =
        (plan.minimum > Cents::ZERO).then(|| t!("templates-instalments-least", amount = plan.minimum));
    [Some(most), rounded, least]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn products(sheet: &TemplateSheet) -> Vec<ProductSummary> {
    let all = sheet.deliveries.len();
    let summary = |product: &super::model::SheetProduct| {
        let count = sheet
            .availability
            .iter()
            .filter(|(_, other)| *other == product.id)
            .count();
        ProductSummary {
            name: product.name.clone(),
            packaging: product.packaging.clone(),
            price: price(product.pricing),
            comes: if count == all {
                t!("templates-comes-always")
            } else {
                t!("templates-comes-sometimes", count = count, all = all)
            },
        }
    };
    sheet.products.iter().map(summary).collect()
}

/// "2,10 €", "12,50 € le kilo, environ 1,2 kg".
pub fn price(pricing: Pricing) -> String {
    match pricing {
        Pricing::Piece(price) => price.to_string(),
        Pricing::Weight { per_kg, about } => {
            t!(
                "templates-price-weight",
                price = per_kg,
                about = about.to_string()
            )
        }
    }
}

/// What was written otherwise, fact by fact.
pub fn changes(before: &TemplateSheet, after: &TemplateSheet) -> Changes {
    let (mut before, after) = (written(before), written(after));
    let mut changes = Changes::default();
    for (key, text) in after {
        let known = before.iter().position(|(other, _)| *other == key);
        let known = known.map(|at| before.remove(at).1).unwrap_or_default();
        changes = changes.field(key, known, text);
    }
    before
        .into_iter()
        .fold(changes, |changes, (key, text)| changes.field(key, text, ""))
}

/// Every fact that a référent writes, with the key of its label.
fn written(sheet: &TemplateSheet) -> Vec<(&'static str, String)> {
    let days: Vec<String> = sheet.deliveries.iter().map(|one| one.day.numeric()).collect();
    let product = |one: ProductSummary| format!("{} : {}, {}", one.name, one.price, one.comes);
    let products: Vec<String> = products(sheet).into_iter().map(product).collect();
    let stock = |one: &StockPlan| format!("{} : {}", one.name, one.quantity);
    let stocks: Vec<String> = sheet.stocks.iter().map(stock).collect();
    let asked = |one| crate::contracts::said::asked(sheet, one);
    let conditions: Vec<String> = sheet.conditions.iter().map(asked).collect();
    let mut written = vec![("templates-field-title", sheet.title.clone())];
    written.extend(facts(sheet));
    written.extend([
        ("journal-field-days", days.join(", ")),
        ("journal-field-products", products.join(" ; ")),
        ("journal-field-stocks", stocks.join(" ; ")),
        ("journal-field-conditions", conditions.join(" ; ")),
        ("journal-field-clauses", sheet.clauses.clone()),
    ]);
    written.retain(|(_, text)| !text.is_empty());
    written
}
