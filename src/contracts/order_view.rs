//! The fields of the order page.

use super::body::{is_free, price_text, unit_price};
use super::forms::{self, chooses_deliveries, field, is_orderable};
use super::model::{Left, Order, Stock};
use super::rules;
use super::templates::{PaymentMethod, SheetDelivery, SheetProduct, TemplateSheet};
use crate::t;
use crate::web::Form;
use crate::words::{Cents, Day};
use std::collections::BTreeSet;

/// A quantity to type.
#[derive(Clone)]
pub struct Cell {
    pub offered: bool,
    pub name: String,
    pub label: String,
    pub product: String,
    pub sub: String,
    pub value: String,
    pub price: String,
    pub dates: String,
    pub column: String,
    pub left: String,
    pub error: String,
}

/// A delivery of the grid.
pub struct Row {
    pub iso: String,
    pub day: String,
    pub cells: Vec<Cell>,
}

/// A delivery to take or leave.
pub struct Take {
    pub value: String,
    pub iso: String,
    pub day: String,
    pub checked: bool,
}

/// A template, what the form holds, and the day.
pub struct View<'a> {
    pub sheet: &'a TemplateSheet,
    pub form: &'a Form,
    pub today: Day,
    pub stocks: &'a [Stock],
}

impl View<'_> {
    fn orderable(&self) -> impl Iterator<Item = &SheetDelivery> {
        self.sheet
            .deliveries
            .iter()
            .filter(|delivery| is_orderable(self.sheet, delivery, self.today))
    }

    fn has(&self, delivery: &SheetDelivery, product: &SheetProduct) -> bool {
        self.sheet.availability.contains(&(delivery.id, product.id))
    }

    fn cell(&self, name: String, label: String, product: &SheetProduct, dates: String) -> Cell {
        Cell {
            offered: !dates.is_empty(),
            label,
            product: product.name.clone(),
            sub: price_text(product.pricing),
            value: self.form.value(&name).to_owned(),
            price: unit_price(product.pricing).0.to_string(),
            dates,
            column: product.public_id.to_string(),
            left: String::new(),
            error: self.form.error(&name).unwrap_or_default().to_owned(),
            name,
        }
    }

    /// What is left of a product on one delivery, when that is counted.
    fn left(&self, delivery: &SheetDelivery, product: &SheetProduct) -> String {
        let left = |stock: &Stock| match &stock.left {
            Left::EachDelivery(left) if stock.weights.contains_key(&product.id) => {
                left.get(&delivery.id).copied()
            }
            _ => None,
        };
        let least = self.stocks.iter().filter_map(left).min();
        least
            .filter(|_| self.has(delivery, product))
            .map(|left| t!("contracts-order-left-here", left = left))
            .unwrap_or_default()
    }

    /// The products of a fixed basket.
    pub fn baskets(&self) -> Vec<Cell> {
        if is_free(self.sheet.kind) {
            return Vec::new();
        }
        let basket = |product: &SheetProduct| {
            let days: Vec<String> = self
                .orderable()
                .filter(|delivery| self.has(delivery, product))
                .map(|delivery| delivery.day.to_string())
                .collect();
            let mut cell = self.cell(
                format!("q-{}", product.public_id),
                product.name.clone(),
                product,
                days.join(" "),
            );
            cell.sub = t!(
                "contracts-order-basket-sub",
                price = price_text(product.pricing),
                count = days.len()
            );
            if !product.packaging.is_empty() {
                cell.sub = format!("{} · {}", product.packaging, cell.sub);
            }
            cell
        };
        self.sheet.products.iter().map(basket).collect()
    }

    /// The deliveries to take or leave of a fixed basket.
    pub fn takes(&self) -> Vec<Take> {
        if !chooses_deliveries(self.sheet) {
            return Vec::new();
        }
        let take = |delivery: &SheetDelivery| Take {
            value: delivery.public_id.to_string(),
            iso: delivery.day.to_string(),
            day: delivery.day.long(),
            checked: self.form.is_checked(forms::TAKE, delivery.public_id.as_str()),
        };
        self.orderable().map(take).collect()
    }

    /// The grid of a free order.
    pub fn rows(&self) -> Vec<Row> {
        if !is_free(self.sheet.kind) {
            return Vec::new();
        }
        // What differs by product alone is written once.
        let columns = self.sheet.products.iter();
        let columns: Vec<(&SheetProduct, Cell)> = columns
            .map(|product| {
                let none = String::new;
                (product, self.cell(none(), none(), product, none()))
            })
            .collect();
        let mut rows = Vec::new();
        for delivery in self.orderable() {
            let (iso, day) = (delivery.day.to_string(), delivery.day.long());
            let cells = columns.iter().map(|(product, column)| {
                let name = field(self.sheet, delivery, product);
                let offered = self.has(delivery, product);
                Cell {
                    offered,
                    label: format!("{}, {day}", product.name),
                    value: self.form.value(&name).to_owned(),
                    dates: if offered { iso.clone() } else { String::new() },
                    left: self.left(delivery, product),
                    error: self.form.error(&name).unwrap_or_default().to_owned(),
                    name,
                    ..column.clone()
                }
            });
            let cells = cells.collect();
            rows.push(Row { iso, day, cells });
        }
        rows
    }

    /// The methods: value, words, and whether it is chosen.
    pub fn methods(&self) -> Vec<(String, String, bool)> {
        let chosen = self.form.value("method");
        let one =
            |method: &PaymentMethod| (method.name().to_owned(), method.label(), method.name() == chosen);
        self.sheet.plan.methods.iter().map(one).collect()
    }

    /// What the form comes to as far as it can be read, and over how many deliveries.
    pub fn sum(&self) -> (Cents, usize) {
        let order: Order = forms::read(&mut self.form.clone(), self.sheet, self.today).order;
        let amount = |product, quantity| {
            let product = self.sheet.products.iter().find(|known| known.id == product)?;
            rules::amount(product.pricing, quantity)
        };
        let amounts = order
            .0
            .iter()
            .filter_map(|((_, product), quantity)| amount(*product, *quantity));
        let total = amounts.fold(Cents::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum));
        let deliveries: BTreeSet<_> = order.0.keys().map(|(delivery, _)| delivery).collect();
        (total, deliveries.len())
    }
}
