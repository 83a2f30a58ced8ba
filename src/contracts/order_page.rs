//! The order page: one basket, or a grid of deliveries and products.

use super::body::{is_free, price_text};
use super::forms;
use super::instalments::Due;
use super::model::{Left, Stock};
use super::order_view::{Cell, Row, Take, View};
use super::templates::{SheetProduct, TemplateSheet};
use crate::t;
use crate::web::{Form, Frame, Visit};
use crate::words::{Cents, Day};
use askama::Template;

/// The page.
#[derive(Template)]
#[template(path = "contracts/order.html")]
pub struct OrderPage {
    frame: Frame,
    once: String,
    /// Where what was typed before signing in again is put aside; none when there is none.
    aside: Option<String>,
    action: String,
    back: String,
    household: String,
    again: String,
    errors: Vec<(String, String)>,
    farm: String,
    place: String,
    closes: String,
    closed: bool,
    /// What the référent answers to why it is ordered outside the window; none within.
    outside: Option<String>,
    outside_error: String,
    /// What the household lacks to sign.
    lack: String,
    hints: Vec<String>,
    scarce: Vec<String>,
    computed: bool,
    free: bool,
    baskets: Vec<Cell>,
    takes: Vec<Take>,
    take_error: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    methods: Vec<(String, String, bool)>,
    method_error: String,
    counts: Vec<(u32, bool)>,
    due: String,
    split_unit: i64,
    split_min: i64,
    total: String,
    deliveries: usize,
    schedule: Vec<(String, String)>,
}

/// A product's heading.
pub struct Column {
    pub name: String,
    pub packaging: String,
    pub price: String,
}

/// Who orders, where the form goes, and where one goes back to.
pub struct Around {
    /// Where the form is sent.
    pub action: String,
    /// Where one goes back to.
    pub back: String,
    /// The household a référent serves; empty for one's own.
    pub household: String,
    /// Whether the window binds.
    pub by_member: bool,
    /// Where the form is filled as last season; empty when there is nothing to fill it with.
    pub again: String,
}

/// What there is to know besides the template and the form.
pub struct Shown<'a> {
    /// What is limited, and what is left of it for this household.
    pub stocks: &'a [Stock],
    /// The local day.
    pub today: Day,
    /// Whether the form was only sent to be computed.
    pub computed: bool,
    /// What the household lacks to sign, in a sentence.
    pub lack: String,
}

impl OrderPage {
    /// The page for what the form holds.
    pub fn new(
        visit: &Visit,
        sheet: &TemplateSheet,
        form: &mut Form,
        state: &Shown<'_>,
        around: Around,
    ) -> Self {
        let today = state.today;
        let errors = form
            .errors()
            .iter()
            .map(|error| (error.field.clone(), error.sentence.clone()))
            .collect();
        let error = |field: &str| form.error(field).unwrap_or_default().to_owned();
        let (take_error, method_error) = (error(forms::TAKE), error("method"));
        let outside_error = error(forms::OUTSIDE);
        let view = View {
            sheet,
            form,
            today,
            stocks: state.stocks,
        };
        let count: u32 = form.value("instalments").parse().unwrap_or(1);
        let (total, deliveries) = view.sum();
        let outside = !sheet.is_subscribed_on(today);
        OrderPage {
            frame: visit.frame(sheet.title.clone()),
            once: visit.once_of(form),
            aside: form.is_taken_up().then(|| visit.aside()),
            errors,
            farm: sheet.farm.name.clone(),
            place: sheet.site.name.clone(),
            closes: sheet
                .window
                .map(|window| t!("contracts-order-closes", day = window.closes.full()))
                .unwrap_or_default(),
            closed: outside && around.by_member,
            outside: (outside && !around.by_member).then(|| form.value(forms::OUTSIDE).to_owned()),
            outside_error,
            lack: state.lack.clone(),
            hints: hints(sheet),
            scarce: state.stocks.iter().filter_map(scarce).collect(),
            computed: state.computed,
            free: is_free(sheet.kind),
            baskets: view.baskets(),
            takes: view.takes(),
            take_error,
            columns: sheet.products.iter().map(column).collect(),
            rows: view.rows(),
            methods: view.methods(),
            method_error,
            counts: (1..=sheet.plan.max_instalments)
                .map(|number| (number, number == count))
                .collect(),
            due: due_days(sheet, today),
            split_unit: sheet.plan.unit.cents(),
            split_min: sheet.plan.minimum.0,
            schedule: schedule(sheet, total, count, today),
            total: total.to_string(),
            deliveries,
            action: around.action,
            back: around.back,
            household: around.household,
            again: around.again,
        }
    }
}

pub(super) fn column(product: &SheetProduct) -> Column {
    Column {
        name: product.name.clone(),
        packaging: product.packaging.clone(),
        price: price_text(product.pricing),
    }
}

/// What is left of a stock that is not counted delivery by delivery.
pub(super) fn scarce(stock: &Stock) -> Option<String> {
    match stock.left {
        Left::Season(left) | Left::Shares(left) if left.is_zero() => {
            Some(t!("contracts-order-none-left", product = stock.name))
        }
        Left::Season(left) => Some(t!("contracts-order-left", product = stock.name, left = left)),
        Left::Shares(left) => Some(t!(
            "contracts-order-shares-left",
            product = stock.name,
            left = left
        )),
        Left::EachDelivery(_) => None,
    }
}

pub(super) fn hints(sheet: &TemplateSheet) -> Vec<String> {
    let all = sheet
        .deliveries
        .iter()
        .filter(|delivery| !delivery.cancelled)
        .count();
    let shape = match (is_free(sheet.kind), sheet.min_deliveries) {
        (false, 0) => Some(t!("contracts-order-hint-fixed")),
        (_, 0) => None,
        (_, least) => Some(t!("contracts-order-hint-least", least = least, of = all)),
    };
    let weighed = sheet
        .products
        .iter()
        .any(|product| matches!(product.pricing, super::model::Pricing::Weight { .. }));
    shape
        .into_iter()
        .chain(weighed.then(|| t!("contracts-order-hint-weight")))
        .chain(
            sheet
                .conditions
                .iter()
                .map(|condition| super::said::asked(sheet, condition)),
        )
        .collect()
}

pub(super) fn schedule(sheet: &TemplateSheet, total: Cents, count: u32, today: Day) -> Vec<(String, String)> {
    let planned: Vec<Due> = sheet.plan.schedule(total, count).unwrap_or_default();
    let joined = super::instalments::join_past(&planned, today);
    joined
        .iter()
        .map(|due| (due.due_on.full(), due.amount.to_string()))
        .collect()
}

/// The days to pay on as the browser shows them beside each part.
fn due_days(sheet: &TemplateSheet, today: Day) -> String {
    let days: Vec<String> = sheet
        .plan
        .due_days
        .iter()
        .filter(|day| **day >= today)
        .map(|day| day.full())
        .collect();
    serde_json::to_string(&days).unwrap_or_default()
}
