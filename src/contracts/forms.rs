//! The order form: what was typed becomes an order, and each refusal a sentence at its field.

use super::body::is_free;
use super::model::Order;
use super::queries::Line;
use super::rules::{Cell, Refusal, Shortage};
use super::templates::{PaymentMethod, SheetDelivery, SheetProduct, TemplateSheet};
use crate::t;
use crate::web::Form;
use crate::words::{Day, Quantity};
use std::collections::BTreeSet;

/// The field of refusals that no other field shows.
pub const WHOLE: &str = "order";
/// Why the référent orders outside the window.
pub const OUTSIDE: &str = "outside";
/// The check boxes of the deliveries taken.
pub const TAKE: &str = "take";

/// What a household asks for, and how it pays.
#[derive(Debug)]
pub struct Asked {
    /// What it orders.
    pub order: Order,
    /// How it pays; absent when not chosen.
    pub method: Option<PaymentMethod>,
    /// In how many instalments.
    pub instalments: u32,
}

/// The field of a product, on a delivery where quantities differ by delivery.
pub fn field(sheet: &TemplateSheet, delivery: &SheetDelivery, product: &SheetProduct) -> String {
    if is_free(sheet.kind) {
        format!("q-{}-{}", delivery.public_id, product.public_id)
    } else {
        format!("q-{}", product.public_id)
    }
}

/// Whether a delivery can still be ordered on a day.
pub fn is_orderable(sheet: &TemplateSheet, delivery: &SheetDelivery, today: Day) -> bool {
    !delivery.cancelled && today <= delivery.day.plus_days(-i64::from(sheet.notice_days))
}

/// Whether the household chooses which deliveries it takes of a fixed basket.
pub fn chooses_deliveries(sheet: &TemplateSheet) -> bool {
    !is_free(sheet.kind) && sheet.min_deliveries > 0
}

/// Reads the form.
pub fn read(form: &mut Form, sheet: &TemplateSheet, today: Day) -> Asked {
    refuse_strangers(form, sheet);
    let order = if is_free(sheet.kind) {
        read_free(form, sheet)
    } else {
        read_fixed(form, sheet, today)
    };
    let method: Option<PaymentMethod> = form.value("method").parse().ok();
    let method = method.filter(|method| sheet.plan.methods.contains(method));
    if method.is_none() {
        form.refuse("method", t!("contracts-order-method-missing"));
    }
    let most = i64::from(sheet.plan.max_instalments);
    let instalments = form
        .number("instalments", 1, most)
        .and_then(|number| u32::try_from(number).ok());
    Asked {
        order,
        method,
        instalments: instalments.unwrap_or(1),
    }
}

fn read_free(form: &mut Form, sheet: &TemplateSheet) -> Order {
    let mut order = Order::default();
    for delivery in &sheet.deliveries {
        for product in &sheet.products {
            let quantity = form
                .quantity(&field(sheet, delivery, product))
                .unwrap_or_default();
            if !quantity.is_zero() {
                order.0.insert((delivery.id, product.id), quantity);
            }
        }
    }
    order
}

fn read_fixed(form: &mut Form, sheet: &TemplateSheet, today: Day) -> Order {
    let mut order = Order::default();
    let takes_all = !chooses_deliveries(sheet);
    for product in &sheet.products {
        let quantity = form
            .quantity(&format!("q-{}", product.public_id))
            .unwrap_or_default();
        let taken = sheet.deliveries.iter().filter(|delivery| {
            if takes_all {
                is_orderable(sheet, delivery, today)
            } else {
                form.is_checked(TAKE, delivery.public_id.as_str())
            }
        });
        for delivery in taken.filter(|delivery| sheet.availability.contains(&(delivery.id, product.id))) {
            if !quantity.is_zero() {
                order.0.insert((delivery.id, product.id), quantity);
            }
        }
    }
    order
}

/// A field that this template does not have was put there by hand, or by a page made before the template changed.
fn refuse_strangers(form: &mut Form, sheet: &TemplateSheet) {
    let mut known = BTreeSet::new();
    for product in &sheet.products {
        if is_free(sheet.kind) {
            known.extend(
                sheet
                    .deliveries
                    .iter()
                    .map(|delivery| field(sheet, delivery, product)),
            );
        } else {
            known.insert(format!("q-{}", product.public_id));
        }
    }
    let deliveries: BTreeSet<&str> = sheet
        .deliveries
        .iter()
        .map(|delivery| delivery.public_id.as_str())
        .collect();
    let strange = form
        .fields()
        .any(|(name, value)| name.starts_with("q-") && !value.trim().is_empty() && !known.contains(name))
        || form
            .all(TAKE)
            .iter()
            .any(|delivery| !deliveries.contains(delivery.as_str()));
    if strange {
        form.refuse(WHOLE, t!("contracts-order-strange"));
    }
}

/// A form that shows what is ordered already, or an empty one.
pub fn filled(sheet: &TemplateSheet, lines: &[Line], method: &str, instalments: i64) -> Form {
    let mut form = Form::new();
    for line in lines {
        let delivery = sheet
            .deliveries
            .iter()
            .find(|delivery| delivery.id == line.delivery_id);
        let product = sheet
            .products
            .iter()
            .find(|product| product.id == line.product_id);
        if let (Some(delivery), Some(product)) = (delivery, product) {
            form.set(&field(sheet, delivery, product), line.quantity);
        }
    }
    for delivery in &sheet.deliveries {
        if lines.is_empty() || lines.iter().any(|line| line.delivery_id == delivery.id) {
            form.add(TAKE.to_owned(), delivery.public_id.to_string());
        }
    }
    let only = if sheet.plan.methods.len() == 1 {
        sheet.plan.methods[0].name()
    } else {
        method
    };
    form.set("method", only);
    form.set("instalments", instalments);
    form
}

/// Puts each refusal of an order at its field.
pub fn refuse(form: &mut Form, sheet: &TemplateSheet, refusals: &[Refusal]) {
    for refusal in refusals {
        let (field, sentence) = told(sheet, refusal);
        if form.error(&field).is_none() {
            form.refuse(&field, sentence);
        }
    }
}

fn field_of(sheet: &TemplateSheet, cell: &Cell) -> String {
    let delivery = sheet
        .deliveries
        .iter()
        .find(|delivery| delivery.id == cell.delivery);
    let product = sheet.products.iter().find(|product| product.id == cell.product);
    match (delivery, product) {
        (Some(delivery), Some(product)) => field(sheet, delivery, product),
        _ => WHOLE.to_owned(),
    }
}

/// The field of a stock that is short: that of its one product, where a field is of one product on one delivery.
fn short_field(sheet: &TemplateSheet, short: &Shortage) -> String {
    let product = sheet
        .products
        .iter()
        .find(|product| Some(product.id) == short.product);
    let delivery = sheet
        .deliveries
        .iter()
        .find(|delivery| Some(delivery.id) == short.delivery.map(|(id, _)| id));
    match (product, delivery) {
        (Some(product), Some(delivery)) => field(sheet, delivery, product),
        (Some(product), None) if !is_free(sheet.kind) => format!("q-{}", product.public_id),
        _ => WHOLE.to_owned(),
    }
}

fn short_said(short: &Shortage) -> String {
    let (name, wanted, left) = (&short.name, short.wanted, short.left);
    let none = left.is_zero();
    match short.delivery {
        Some((_, day)) if none => t!(
            "contracts-order-none-left-that-day",
            product = name,
            day = day.long()
        ),
        Some((_, day)) => t!(
            "contracts-order-out-of-stock-that-day",
            product = name,
            day = day.long(),
            wanted = wanted,
            left = left
        ),
        None if none => t!("contracts-order-none-left", product = name),
        None => t!(
            "contracts-order-out-of-stock",
            product = name,
            wanted = wanted,
            left = left
        ),
    }
}

/// The field of a refusal, and what it says.
pub fn told(sheet: &TemplateSheet, refusal: &Refusal) -> (String, String) {
    let whole = |sentence: String| (WHOLE.to_owned(), sentence);
    let at = |cell: &Cell, sentence: String| (field_of(sheet, cell), sentence);
    match refusal {
        Refusal::NotYetOpen { opens } => whole(t!("contracts-order-not-yet-open", day = opens.full())),
        Refusal::WindowClosed { closed } => whole(t!("contracts-order-window-closed", day = closed.full())),
        Refusal::Empty => whole(t!("contracts-order-empty")),
        Refusal::UnknownDelivery(_) | Refusal::UnknownProduct(_) => whole(t!("contracts-order-strange")),
        Refusal::Negative(cell) => at(cell, t!("contracts-order-negative")),
        Refusal::Fractional(cell) => at(cell, t!("contracts-order-fractional", product = cell.name)),
        Refusal::TooLarge(cell) => at(cell, t!("contracts-order-too-large", most = Quantity::MAX)),
        Refusal::Unavailable(cell) => at(
            cell,
            t!(
                "contracts-order-unavailable",
                product = cell.name,
                day = cell.day.long()
            ),
        ),
        Refusal::Past { day, .. } => whole(t!("contracts-order-past", day = day.long())),
        Refusal::TooSoon { day, until, .. } => whole(t!(
            "contracts-order-too-soon",
            day = day.long(),
            until = until.long()
        )),
        Refusal::OutOfStock(short) => (short_field(sheet, short), short_said(short)),
        Refusal::Unmet(unmet) => whole(super::said::condition(sheet, unmet)),
        Refusal::Uneven { cell, expected, .. } => at(
            cell,
            t!(
                "contracts-order-uneven",
                day = cell.day.long(),
                expected = *expected
            ),
        ),
        Refusal::OneDeliveryOnly { taken } => whole(t!("contracts-order-one-delivery", taken = *taken)),
        Refusal::TooFewDeliveries { taken, least, of } => {
            let field = if chooses_deliveries(sheet) { TAKE } else { WHOLE };
            let missing = least.saturating_sub(*taken);
            (
                field.to_owned(),
                t!(
                    "contracts-order-too-few",
                    missing = missing,
                    least = *least,
                    of = *of
                ),
            )
        }
    }
}
