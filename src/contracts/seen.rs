//! What a member will see of a template, to read only: beside each step of the wizard, and on a page of its own.

use super::body::is_free;
use super::forms;
use super::model::Order;
use super::order_page::{Column, column, hints, scarce, schedule};
use super::order_view::{Cell, Row, Take, View};
use super::rules::Held;
use super::templates::{Offered, SheetDelivery, TemplateSheet};
use crate::t;
use crate::words::{Cents, Day, Quantity};

/// The order page without its form.
pub struct Seen {
    /// The title of the contract.
    pub title: String,
    /// Farm and site.
    pub place: String,
    /// Until when members subscribe; empty until it is said.
    pub closes: String,
    /// Each month with its days of delivery.
    pub months: Vec<(String, String)>,
    /// How many deliveries there are.
    pub deliveries: usize,
    /// What an order must meet.
    pub hints: Vec<String>,
    /// What there is of what is limited.
    pub scarce: Vec<String>,
    /// Whether each delivery has quantities of its own.
    pub free: bool,
    /// The products of a fixed basket.
    pub baskets: Vec<Cell>,
    /// The deliveries of which a household chooses.
    pub takes: Vec<Take>,
    /// The products of a free order.
    pub columns: Vec<Column>,
    /// Its deliveries.
    pub rows: Vec<Row>,
    /// How it is paid.
    pub methods: Vec<String>,
    /// What one of each comes to, everywhere; empty when nothing can be ordered.
    pub total: String,
    /// And on which days that is paid, in as many instalments as may be.
    pub schedule: Vec<(String, String)>,
}

impl Seen {
    /// What this template looks like to a household that has ordered nothing yet.
    pub fn of(sheet: &TemplateSheet, today: Day) -> Seen {
        let form = forms::filled(sheet, &[], "", 1);
        let stocks = sheet.offer(Offered::ByReferent, &Held::default()).stocks;
        let view = View {
            sheet,
            form: &form,
            today,
            stocks: &stocks,
        };
        let total = one_of_each(sheet, today);
        let kept: Vec<&SheetDelivery> = sheet.deliveries.iter().filter(|one| !one.cancelled).collect();
        Seen {
            title: sheet.title.clone(),
            place: format!("{} · {}", sheet.farm.name, sheet.site.name),
            closes: sheet
                .window
                .map(|window| t!("contracts-order-closes", day = window.closes.full()))
                .unwrap_or_default(),
            months: months(&kept),
            deliveries: kept.len(),
            hints: hints(sheet),
            scarce: stocks.iter().filter_map(scarce).collect(),
            free: is_free(sheet.kind),
            baskets: view.baskets(),
            takes: view.takes(),
            columns: sheet.products.iter().map(column).collect(),
            rows: view.rows(),
            methods: view.methods().into_iter().map(|(_, label, _)| label).collect(),
            schedule: schedule(sheet, total, sheet.plan.max_instalments, today),
            total: if total.is_zero() {
                String::new()
            } else {
                total.to_string()
            },
        }
    }

    /// "18 livraisons".
    pub fn count(&self) -> String {
        t!("contracts-body-deliveries", count = self.deliveries)
    }
}

/// Each month of the season with its days: "jeudi 1, jeudi 8".
fn months(deliveries: &[&SheetDelivery]) -> Vec<(String, String)> {
    let groups = deliveries.chunk_by(|one, other| one.day.first_of_month() == other.day.first_of_month());
    let month = |group: &[&SheetDelivery]| {
        let days: Vec<String> = group
            .iter()
            .map(|one| format!("{} {}", one.day.weekday().french(), one.day.day_of_month()))
            .collect();
        (
            group.first().map(|one| one.day.month()).unwrap_or_default(),
            days.join(", "),
        )
    };
    groups.map(month).collect()
}

/// What one of each product comes to, at every delivery that has it; a one-off contract has one delivery.
fn one_of_each(sheet: &TemplateSheet, today: Day) -> Cents {
    let mut order = Order::default();
    let once = sheet.kind == super::model::Kind::OneOff;
    let open = sheet
        .deliveries
        .iter()
        .filter(|one| forms::is_orderable(sheet, one, today));
    for delivery in open.take(if once { 1 } else { usize::MAX }) {
        let here = sheet
            .products
            .iter()
            .filter(|product| sheet.availability.contains(&(delivery.id, product.id)));
        order
            .0
            .extend(here.map(|product| ((delivery.id, product.id), Quantity::ONE)));
    }
    let price = |product| {
        sheet
            .products
            .iter()
            .find(|known| known.id == product)
            .map(|known| known.pricing)
    };
    let amounts = order
        .0
        .keys()
        .filter_map(|(_, product)| super::rules::amount(price(*product)?, Quantity::ONE));
    amounts.fold(Cents::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
}
