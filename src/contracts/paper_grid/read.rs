//! What was typed in the grid: an order for each row that is not empty, or a sentence at the row.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::super::forms::{self, is_orderable, told};
use super::super::model::{Kind, Order};
use super::super::queries::PaperHousehold;
use super::super::rules::{Held, check_order};
use super::super::templates::{Offered, PaymentMethod, SheetDelivery, TemplateSheet};
use super::columns;
use crate::t;
use crate::web::Form;
use crate::words::{ContractId, Day, DeliveryId, ProductId, Quantity, sort_key};

/// The field of what no row shows.
pub const WHOLE: &str = "grille";

/// What the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// A quantity of each product, at every delivery that has it.
    Products,
    /// A quantity of the one product on each delivery.
    Deliveries,
}

/// The households that may be typed in, and what others hold.
pub struct Sheet {
    /// In the order of their names.
    pub households: Vec<PaperHousehold>,
    /// How many there are beyond those.
    pub more: usize,
    /// What was searched.
    pub searched: String,
    held: Held,
}

impl Sheet {
    /// The households whose name has what is searched, as many as fit a page.
    pub fn new(households: Vec<PaperHousehold>, held: Held, searched: &str, most: usize) -> Sheet {
        let wanted = sort_key(searched);
        let mut found: Vec<PaperHousehold> = households
            .into_iter()
            .filter(|household| sort_key(&household.name).contains(&wanted))
            .collect();
        let more = found.len().saturating_sub(most);
        found.truncate(most);
        Sheet {
            households: found,
            more,
            searched: searched.to_owned(),
            held,
        }
    }
}

/// One household's subscription.
#[derive(Debug, Clone)]
pub struct Typed {
    /// Whose.
    pub household: PaperHousehold,
    /// What it orders.
    pub order: Order,
    /// How it pays.
    pub method: PaymentMethod,
    /// In how many instalments.
    pub instalments: u32,
}

/// All rows that are not empty.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The subscriptions.
    pub rows: Vec<Typed>,
    /// Why outside the window; empty within.
    pub outside: String,
}

/// The field of a row and a column.
pub fn field(household: &PaperHousehold, column: &str) -> String {
    format!("q-{}-{column}", household.public_id)
}

/// The name of each column in fields.
pub fn column_ids(sheet: &TemplateSheet, today: Day) -> Vec<String> {
    match columns(sheet) {
        Columns::Products => sheet
            .products
            .iter()
            .map(|product| product.public_id.to_string())
            .collect(),
        Columns::Deliveries => orderable(sheet, today)
            .map(|delivery| delivery.public_id.to_string())
            .collect(),
    }
}

/// The deliveries that can still be ordered.
pub fn orderable(sheet: &TemplateSheet, today: Day) -> impl Iterator<Item = &SheetDelivery> {
    sheet
        .deliveries
        .iter()
        .filter(move |delivery| is_orderable(sheet, delivery, today))
}

/// Reads the grid; `None` when something was refused. The rows draw on one stock, in their order.
pub fn read(form: &mut Form, sheet: &TemplateSheet, rows: &Sheet, today: Day) -> Option<Grid> {
    let outside = if sheet.is_subscribed_on(today) {
        Some(String::new())
    } else {
        form.required_text(forms::OUTSIDE, 300)
    };
    let only = one_off(form, sheet, today);
    let mut held = rows.held.clone();
    let mut typed = Vec::new();
    for household in &rows.households {
        if is_empty(form, sheet, household, today) {
            continue;
        }
        let errors = form.errors().len();
        let order = order(form, sheet, household, (only, today));
        let unread = form.errors().len() > errors;
        let row = payment(form, sheet, household);
        let offer = sheet.offer(Offered::ByReferent, &held);
        let checked = check_order(&offer, &order, today);
        if let Some(refusals) = checked.err().filter(|_| !unread) {
            let why: BTreeSet<String> = refusals.iter().map(|refusal| told(sheet, refusal).1).collect();
            let why: Vec<String> = why.into_iter().collect();
            form.refuse(&format!("r-{}", household.public_id), why.join(" "));
        }
        hold(&mut held, &order);
        if let Some((method, instalments)) = row {
            typed.push(Typed {
                household: household.clone(),
                order,
                method,
                instalments,
            });
        }
    }
    if typed.is_empty() && form.is_valid() {
        form.refuse(WHOLE, t!("contracts-grid-empty"));
    }
    let outside = outside?;
    form.is_valid().then_some(Grid { rows: typed, outside })
}

/// The delivery of a one-off order.
fn one_off(form: &mut Form, sheet: &TemplateSheet, today: Day) -> Option<DeliveryId> {
    if sheet.kind != Kind::OneOff {
        return None;
    }
    let chosen = form.value("livraison");
    let found = orderable(sheet, today).find(|delivery| delivery.public_id.as_str() == chosen);
    let found = found.map(|delivery| delivery.id);
    if found.is_none() {
        form.refuse("livraison", t!("amendments-needs-delivery"));
    }
    found
}

fn is_empty(form: &Form, sheet: &TemplateSheet, household: &PaperHousehold, today: Day) -> bool {
    let ids = column_ids(sheet, today);
    let mut values = ids
        .iter()
        .map(|column| form.value(&field(household, column)).trim());
    values.all(|value| value.is_empty() || value == "0")
}

fn order(
    form: &mut Form,
    sheet: &TemplateSheet,
    household: &PaperHousehold,
    (only, today): (Option<DeliveryId>, Day),
) -> Order {
    let mut order = Order::default();
    let mut add = |cell: (DeliveryId, ProductId), quantity: Quantity| {
        if !quantity.is_zero() {
            order.0.insert(cell, quantity);
        }
    };
    match columns(sheet) {
        Columns::Products => {
            for product in &sheet.products {
                let name = field(household, product.public_id.as_str());
                let quantity = form.quantity(&name).unwrap_or_default();
                let taken = orderable(sheet, today)
                    .filter(|delivery| sheet.kind != Kind::OneOff || only == Some(delivery.id))
                    .filter(|delivery| sheet.availability.contains(&(delivery.id, product.id)));
                taken.for_each(|delivery| add((delivery.id, product.id), quantity));
            }
        }
        Columns::Deliveries => {
            for delivery in orderable(sheet, today) {
                let name = field(household, delivery.public_id.as_str());
                let quantity = form.quantity(&name).unwrap_or_default();
                sheet
                    .products
                    .iter()
                    .for_each(|product| add((delivery.id, product.id), quantity));
            }
        }
    }
    order
}

fn payment(
    form: &mut Form,
    sheet: &TemplateSheet,
    household: &PaperHousehold,
) -> Option<(PaymentMethod, u32)> {
    let name = format!("m-{}", household.public_id);
    let method: Option<PaymentMethod> = form.value(&name).parse().ok();
    let method = method.filter(|method| sheet.plan.methods.contains(method));
    if method.is_none() {
        form.refuse(&name, t!("contracts-order-method-missing"));
    }
    let most = i64::from(sheet.plan.max_instalments);
    let instalments = form.number(&format!("n-{}", household.public_id), 1, most)?;
    Some((method?, u32::try_from(instalments).ok()?))
}

/// What a row takes is gone for those below it.
fn hold(held: &mut Held, order: &Order) {
    let contract = ContractId::new(Uuid::from_u128(u128::MAX - held.holders.len() as u128));
    for ((delivery, product), quantity) in &order.0 {
        *held.units.0.entry((*delivery, *product)).or_default() += *quantity;
        held.holders.insert((*product, contract));
    }
}
