//! The page of the grid.

use super::read::{Columns, Sheet, WHOLE, field, orderable};
use super::{columns, lead};
use crate::access::Authorised;
use crate::contracts::body::price_text;
use crate::contracts::forms;
use crate::contracts::model::Kind;
use crate::contracts::queries::PaperHousehold;
use crate::contracts::templates::{SheetDelivery, SheetProduct, TemplateDesk, TemplateSheet};
use crate::t;
use crate::web::{Form, Frame};
use crate::words::Day;
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/paper_grid/grid.html")]
pub struct Grid {
    frame: Frame,
    once: String,
    base: String,
    farm: String,
    lead: String,
    searched: String,
    more: String,
    errors: Vec<(String, String)>,
    whole: String,
    /// Name and price, or day.
    columns: Vec<(String, String)>,
    rows: Vec<Row>,
    methods: Vec<(String, String)>,
    counts: Vec<u32>,
    /// Of a one-off order: name in the form, day, whether it is chosen.
    deliveries: Vec<(String, String, bool)>,
    delivery_error: String,
    one_off: bool,
    outside: Option<String>,
    outside_error: String,
}

struct Row {
    id: String,
    household: String,
    /// Field, label, value and error of each column.
    cells: Vec<(String, String, String, String)>,
    method: String,
    method_error: String,
    count: String,
    error: String,
}

/// What a column is called in the form and on the page, and its price.
type Head = (String, String, String);

fn heads(sheet: &TemplateSheet, today: Day) -> Vec<Head> {
    let product = |product: &SheetProduct| {
        let price = price_text(product.pricing);
        (product.public_id.to_string(), product.name.clone(), price)
    };
    let delivery = |delivery: &SheetDelivery| {
        let day = delivery.day.short();
        (delivery.public_id.to_string(), day, String::new())
    };
    match columns(sheet) {
        Columns::Products => sheet.products.iter().map(product).collect(),
        Columns::Deliveries => orderable(sheet, today).map(delivery).collect(),
    }
}

fn deliveries(sheet: &TemplateSheet, today: Day, form: &Form) -> Vec<(String, String, bool)> {
    let choice = |delivery: &SheetDelivery| {
        let id = delivery.public_id.to_string();
        let chosen = form.value("livraison") == id;
        (id, delivery.day.full(), chosen)
    };
    orderable(sheet, today).map(choice).collect()
}

/// The grid with what was typed.
pub fn grid(desk: &Authorised<TemplateDesk>, rows: &Sheet, form: &Form) -> Grid {
    let sheet = &desk.sheet;
    let today = desk.amap.today(desk.visit.now());
    let heads = heads(sheet, today);
    let methods = sheet.plan.methods.iter();
    let errors = form.errors().iter();
    let households = rows.households.iter();
    Grid {
        frame: desk.visit.frame(t!("contracts-grid-title")),
        once: desk.visit.once().to_string(),
        base: format!("/amap/{}/modeles/{}/saisie", desk.amap.slug(), sheet.public_id),
        farm: format!("{} · {}", sheet.title, sheet.farm.name),
        lead: lead(sheet),
        searched: rows.searched.clone(),
        more: match rows.more {
            0 => String::new(),
            more => t!("contracts-grid-more", count = more),
        },
        errors: errors
            .map(|error| (error.field.clone(), error.sentence.clone()))
            .collect(),
        whole: form.error_text(WHOLE).to_owned(),
        rows: households.map(|household| row(household, &heads, form)).collect(),
        methods: methods
            .map(|method| (method.name().to_owned(), method.label()))
            .collect(),
        counts: (1..=sheet.plan.max_instalments).collect(),
        deliveries: deliveries(sheet, today, form),
        delivery_error: form.error_text("livraison").to_owned(),
        one_off: sheet.kind == Kind::OneOff,
        outside: (!sheet.is_subscribed_on(today)).then(|| form.value(forms::OUTSIDE).to_owned()),
        outside_error: form.error_text(forms::OUTSIDE).to_owned(),
        columns: heads.into_iter().map(|(_, name, price)| (name, price)).collect(),
    }
}

fn row(household: &PaperHousehold, heads: &[Head], form: &Form) -> Row {
    let cell = |(column, name, _): &Head| {
        let field = field(household, column);
        let label = format!("{}, {name}", household.name);
        let (value, error) = (form.value(&field).to_owned(), form.error_text(&field).to_owned());
        (field, label, value, error)
    };
    let method = format!("m-{}", household.public_id);
    Row {
        id: household.public_id.to_string(),
        household: household.name.clone(),
        cells: heads.iter().map(cell).collect(),
        method: form.value(&method).to_owned(),
        method_error: form.error_text(&method).to_owned(),
        count: form.value(&format!("n-{}", household.public_id)).to_owned(),
        error: form.error_text(&format!("r-{}", household.public_id)).to_owned(),
    }
}
