//! The second half of step 4: what an order must meet, and what is limited. One line of fields for each, and one more to
//! add; a line without a figure is none.

use crate::contracts::model::{Bound, Comparison, Condition, Span, StockPer};
use crate::contracts::rules::StockPlan;
use crate::contracts::templates::TemplateSheet;
use crate::t;
use crate::web::Form;
use crate::words::{Cents, Quantity};

/// More of either than any contract needs.
const MOST: usize = 12;

/// The fields of one condition.
pub(super) struct RuleLine {
    pub field: String,
    pub title: String,
    pub used: bool,
    pub span: String,
    pub measure: String,
    pub comparison: String,
    pub bound: String,
    pub bound_error: String,
    pub message: String,
    pub message_error: String,
    pub products: Vec<(String, String, bool)>,
    pub days: Vec<(String, String, bool)>,
    pub days_error: String,
}

/// The fields of one stock.
pub(super) struct StockLine {
    pub field: String,
    pub title: String,
    pub used: bool,
    pub name: String,
    pub name_error: String,
    pub per: String,
    pub quantity: String,
    pub quantity_error: String,
    pub products: Vec<(String, String, bool)>,
    pub products_error: String,
    pub weights: Vec<(String, String, String, String)>,
}

fn rule_field(number: usize) -> String {
    format!("rule{number}")
}

fn stock_field(number: usize) -> String {
    format!("stock{number}")
}

/// The form as it was saved.
pub(super) fn stored(form: &mut Form, sheet: &TemplateSheet) {
    for (number, condition) in (1..).zip(&sheet.conditions) {
        store_rule(form, sheet, &rule_field(number), condition);
    }
    for (number, stock) in (1..).zip(&sheet.stocks) {
        let field = stock_field(number);
        form.set(&format!("{field}-name"), &stock.name);
        form.set(&format!("{field}-per"), stock.per);
        form.set(&format!("{field}-quantity"), stock.quantity);
        for product in &sheet.products {
            if let Some(weight) = stock.weights.get(&product.id) {
                form.add(format!("{field}-product"), product.public_id.to_string());
                form.set(&format!("{field}-weight-{}", product.public_id), *weight);
            }
        }
    }
}

fn store_rule(form: &mut Form, sheet: &TemplateSheet, field: &str, condition: &Condition) {
    let (measure, bound) = match condition.bound {
        Bound::Quantity(quantity) => ("quantity", quantity.to_string()),
        Bound::Amount(amount) => ("amount", amount.plain()),
    };
    let span = match condition.span {
        Span::EachDelivery => "each-delivery",
        Span::Contract => "contract",
        Span::Deliveries(_) => "deliveries",
    };
    form.set(&format!("{field}-span"), span);
    form.set(&format!("{field}-measure"), measure);
    form.set(&format!("{field}-comparison"), condition.comparison);
    form.set(&format!("{field}-bound"), bound);
    form.set(&format!("{field}-message"), &condition.message);
    for product in &sheet.products {
        if condition.products.contains(&product.id) {
            form.add(format!("{field}-product"), product.public_id.to_string());
        }
    }
    if let Span::Deliveries(chosen) = &condition.span {
        for delivery in sheet.deliveries.iter().filter(|one| chosen.contains(&one.id)) {
            form.add(format!("{field}-at"), delivery.day.to_string());
        }
    }
}

/// The lines that are filled in, and one more.
fn lines(form: &Form, named: fn(usize) -> String, figure: &str) -> Vec<(usize, bool)> {
    let is_used = |number: usize| !form.value(&format!("{}-{figure}", named(number))).is_empty();
    let last = (1..=MOST)
        .rev()
        .find(|number| is_used(*number))
        .unwrap_or_default();
    (1..=(last + 1).min(MOST))
        .map(|number| (number, is_used(number)))
        .collect()
}

fn ticked(form: &Form, sheet: &TemplateSheet, field: &str) -> Vec<(String, String, bool)> {
    let name = format!("{field}-product");
    let product = |product: &crate::contracts::templates::SheetProduct| {
        let id = product.public_id.to_string();
        let is_ticked = form.is_checked(&name, &id);
        (id, product.name.clone(), is_ticked)
    };
    sheet.products.iter().map(product).collect()
}

/// The conditions as fields.
pub(super) fn rule_lines(form: &Form, sheet: &TemplateSheet) -> Vec<RuleLine> {
    let line = |(number, used): (usize, bool)| {
        let field = rule_field(number);
        let value = |name: &str| form.value(&format!("{field}-{name}")).to_owned();
        let error = |name: &str| form.error_text(&format!("{field}-{name}")).to_owned();
        let at = format!("{field}-at");
        let day = |delivery: &crate::contracts::templates::SheetDelivery| {
            let day = delivery.day.to_string();
            let is_ticked = form.is_checked(&at, &day);
            (day, delivery.day.long(), is_ticked)
        };
        RuleLine {
            title: if used {
                t!("templates-limits-rule", number = number)
            } else {
                t!("templates-limits-rule-new")
            },
            used,
            span: value("span"),
            measure: value("measure"),
            comparison: value("comparison"),
            bound: value("bound"),
            bound_error: error("bound"),
            message: value("message"),
            message_error: error("message"),
            products: ticked(form, sheet, &field),
            days: sheet.deliveries.iter().map(day).collect(),
            days_error: error("at"),
            field,
        }
    };
    lines(form, rule_field, "bound").into_iter().map(line).collect()
}

/// The stocks as fields.
pub(super) fn stock_lines(form: &Form, sheet: &TemplateSheet) -> Vec<StockLine> {
    let line = |(number, used): (usize, bool)| {
        let field = stock_field(number);
        let value = |name: &str| form.value(&format!("{field}-{name}")).to_owned();
        let error = |name: &str| form.error_text(&format!("{field}-{name}")).to_owned();
        let weight = |product: &crate::contracts::templates::SheetProduct| {
            let name = format!("{field}-weight-{}", product.public_id);
            let (value, error) = (form.value(&name).to_owned(), form.error_text(&name).to_owned());
            (name, product.name.clone(), value, error)
        };
        StockLine {
            title: if used {
                t!("templates-limits-stock", number = number)
            } else {
                t!("templates-limits-stock-new")
            },
            used,
            name: value("name"),
            name_error: error("name"),
            per: value("per"),
            quantity: value("quantity"),
            quantity_error: error("quantity"),
            products: ticked(form, sheet, &field),
            products_error: error("product"),
            weights: sheet.products.iter().map(weight).collect(),
            field,
        }
    };
    lines(form, stock_field, "quantity")
        .into_iter()
        .map(line)
        .collect()
}

/// Reads the conditions; what is wrong is said at its field.
pub(super) fn read_rules(form: &mut Form, sheet: &TemplateSheet) -> Vec<Condition> {
    let used: Vec<_> = lines(form, rule_field, "bound");
    let used = used.into_iter().filter(|(_, used)| *used);
    let read = used.filter_map(|(number, _)| read_rule(form, sheet, &rule_field(number)));
    read.collect()
}

fn read_rule(form: &mut Form, sheet: &TemplateSheet, field: &str) -> Option<Condition> {
    let name = |part: &str| format!("{field}-{part}");
    let bound = if form.value(&name("measure")) == "amount" {
        form.cents(&name("bound")).map(Bound::Amount)
    } else {
        form.quantity(&name("bound")).map(Bound::Quantity)
    };
    let comparison: Comparison = form
        .value(&name("comparison"))
        .parse()
        .unwrap_or(Comparison::AtLeast);
    let is_small = match bound {
        Some(Bound::Quantity(quantity)) => quantity <= Quantity::ZERO || quantity > Quantity::MAX,
        Some(Bound::Amount(amount)) => amount <= Cents::ZERO,
        None => false,
    };
    if is_small {
        form.refuse(&name("bound"), t!("templates-limits-bound"));
    }
    let message = form.text(&name("message"), 200);
    let products = sheet
        .products
        .iter()
        .filter(|product| form.is_checked(&name("product"), product.public_id.as_str()));
    let products = products.map(|product| product.id).collect();
    let days = sheet
        .deliveries
        .iter()
        .filter(|delivery| form.is_checked(&name("at"), &delivery.day.to_string()));
    let days: std::collections::BTreeSet<_> = days.map(|delivery| delivery.id).collect();
    let span = match form.value(&name("span")) {
        "contract" => Span::Contract,
        "deliveries" => Span::Deliveries(days.clone()),
        _ => Span::EachDelivery,
    };
    if matches!(span, Span::Deliveries(_)) && days.is_empty() {
        form.refuse(&name("at"), t!("templates-limits-no-day"));
    }
    Some(Condition {
        span,
        products,
        comparison,
        bound: bound?,
        message: message?,
    })
}

/// Reads the stocks; what is wrong is said at its field.
pub(super) fn read_stocks(form: &mut Form, sheet: &TemplateSheet) -> Vec<StockPlan> {
    let used: Vec<_> = lines(form, stock_field, "quantity");
    let used = used.into_iter().filter(|(_, used)| *used);
    let read = used.filter_map(|(number, _)| read_stock(form, sheet, &stock_field(number)));
    read.collect()
}

fn read_stock(form: &mut Form, sheet: &TemplateSheet, field: &str) -> Option<StockPlan> {
    let name = |part: &str| format!("{field}-{part}");
    let quantity = form.quantity(&name("quantity"));
    let mut weights = std::collections::BTreeMap::new();
    let mut names = Vec::new();
    for product in &sheet.products {
        if !form.is_checked(&name("product"), product.public_id.as_str()) {
            continue;
        }
        let weight_field = format!("{field}-weight-{}", product.public_id);
        let weight = form
            .quantity(&weight_field)
            .map(|weight| if weight.is_zero() { Quantity::ONE } else { weight });
        if weight.is_some_and(|weight| weight < Quantity::ZERO || weight > Quantity::MAX) {
            form.refuse(&weight_field, t!("form-quantity"));
        }
        weights.insert(product.id, weight?);
        names.push(product.name.clone());
    }
    if weights.is_empty() {
        form.refuse(&name("product"), t!("templates-limits-no-product"));
    }
    let given = form.text(&name("name"), 80)?;
    let quantity = quantity?;
    if quantity < Quantity::ZERO {
        form.refuse(&name("quantity"), t!("form-quantity"));
    }
    Some(StockPlan {
        name: if given.is_empty() {
            names.join(" + ")
        } else {
            given
        },
        weights,
        per: form.value(&name("per")).parse().unwrap_or(StockPer::Season),
        quantity,
    })
}
