//! Step 3: what is offered, at which price, and at which deliveries.

use super::offering::{Priced, store};
use super::price::{Fields, priced, vat_rates};
use super::{Wizard, onward, paste, step_address};
use crate::access::{Authorised, FarmScope};
use crate::contracts::model::Pricing;
use crate::contracts::templates::SheetProduct;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::rules::Preset;
use crate::farms::{self, NewProduct, Product};
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::words::{Day, DeliveryId, ProductId, PublicId};
use askama::Template;

/// Ticks that a form can hold: beyond them a browser's answer would be cut.
const MOST_TICKS: usize = 4_000;
#[derive(Template)]
#[template(path = "contracts/templates/wizard/products.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    /// The products of the farm.
    rows: Vec<Row>,
    /// A product that is not in the list yet.
    new: Fields,
    /// Those that are in the template, columns of the grid.
    columns: Vec<Column>,
    months: Vec<Month>,
    rates: Vec<(String, String)>,
    presets: Vec<(Preset, String)>,
}

struct Row {
    id: String,
    name: String,
    packaging: String,
    checked: bool,
    fields: Fields,
}

struct Column {
    id: PublicId,
    name: String,
    packaging: String,
    field: String,
    error: String,
    ticked: Vec<Day>,
}

struct Month {
    label: String,
    days: Vec<(Day, String)>,
}

pub(super) async fn known(desk: &Authorised<TemplateDesk>) -> Result<(FarmScope, Vec<Product>), Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let farm = FarmScope::for_operator(&mut tx, &desk.sheet.farm.slug)
        .await?
        .ok_or(Fault::NotFound)?;
    let mut products = farms::products(&mut tx, &farm).await?;
    let in_template = |id: ProductId| desk.sheet.products.iter().any(|product| product.id == id);
    products.retain(|product| product.retired_at.is_none() || in_template(product.id));
    Ok((farm, products))
}

pub async fn show(desk: &Authorised<TemplateDesk>, typed: Option<Form>) -> Outcome {
    let (_, products) = known(desk).await?;
    page(&shown(desk, typed.unwrap_or_else(|| stored(desk)), &products))
}

/// The form as it was saved.
fn stored(desk: &TemplateDesk) -> Form {
    let mut form = Form::new();
    for product in &desk.sheet.products {
        let id = product.public_id;
        form.add("in".to_owned(), id.to_string());
        let (pricing, price) = match product.pricing {
            Pricing::Piece(price) => ("piece", price),
            Pricing::Weight { per_kg, about } => {
                form.set(&format!("grams-{id}"), about.0);
                ("weight", per_kg)
            }
        };
        form.set(&format!("pricing-{id}"), pricing);
        form.set(&format!("price-{id}"), price.plain());
        form.set(
            &format!("vat-{id}"),
            product
                .vat_basis_points
                .map(|rate| rate.to_string())
                .unwrap_or_default(),
        );
        for delivery in &desk.sheet.deliveries {
            if desk.sheet.availability.contains(&(delivery.id, product.id)) {
                form.add(format!("at-{id}"), delivery.day.to_string());
            }
        }
    }
    form
}

fn shown(desk: &Authorised<TemplateDesk>, form: Form, products: &[Product]) -> Page {
    let column = |product: &SheetProduct| {
        let field = format!("at-{}", product.public_id);
        Column {
            id: product.public_id,
            name: product.name.clone(),
            packaging: product.packaging.clone(),
            error: form.error_text(&field).to_owned(),
            ticked: form
                .all(&field)
                .iter()
                .filter_map(|day| day.parse().ok())
                .collect(),
            field,
        }
    };
    let row = |product: &Product| {
        let id = product.public_id.to_string();
        Row {
            name: product.name.clone(),
            packaging: product.packaging.clone(),
            checked: form.is_checked("in", &id),
            fields: Fields::of(&form, &id),
            id,
        }
    };
    let preset = |preset: &Preset| (*preset, t!(&format!("templates-preset-{preset}")));
    let days: Vec<Day> = desk
        .sheet
        .deliveries
        .iter()
        .map(|delivery| delivery.day)
        .collect();
    let months = days.chunk_by(|one, other| one.first_of_month() == other.first_of_month());
    let month = |days: &[Day]| Month {
        label: days.first().map(|day| day.month()).unwrap_or_default(),
        days: days.iter().map(|day| (*day, day.long())).collect(),
    };
    Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 3, &form),
        rows: products.iter().map(row).collect(),
        new: Fields::of(&form, "new"),
        columns: desk.sheet.products.iter().map(column).collect(),
        months: months.map(month).collect(),
        rates: vat_rates(),
        presets: Preset::ALL.iter().map(preset).collect(),
        form,
    }
}

/// A product that is typed here for the first time.
pub(super) fn read_new(form: &mut Form) -> Option<(NewProduct, Pricing, Option<u32>)> {
    if form.value("name-new").is_empty() {
        return None;
    }
    let name = form.required_text("name-new", 80);
    let (kind, packaging) = (form.required_text("type-new", 60), form.text("packaging-new", 60));
    let (pricing, vat) = priced(form, "new")?;
    Some((
        NewProduct {
            name: name?,
            production_type: kind?,
            packaging: packaging?,
        },
        pricing,
        vat,
    ))
}

pub(super) fn read(form: &mut Form, products: &[Product]) -> Vec<Priced> {
    let mut read = Vec::new();
    for product in products {
        let id = product.public_id.to_string();
        if !form.is_checked("in", &id) {
            continue;
        }
        if let Some((pricing, vat)) = priced(form, &id) {
            read.push(Priced {
                product: product.id,
                pricing,
                vat,
            });
        }
    }
    read
}

/// At which deliveries a product comes: as ticked, as a preset says, or at all when it had no column yet.
pub(super) fn ticks(desk: &TemplateDesk, form: &Form, product: &Product) -> Vec<(DeliveryId, ProductId)> {
    let id = product.public_id.to_string();
    let had_column = desk.sheet.products.iter().any(|known| known.id == product.id);
    let days: Vec<Day> = desk
        .sheet
        .deliveries
        .iter()
        .map(|delivery| delivery.day)
        .collect();
    let preset = form
        .value("preset")
        .split_once(':')
        .filter(|(_, wanted)| *wanted == id);
    let preset: Option<Preset> = preset.and_then(|(preset, _)| preset.parse().ok());
    let chosen = match preset {
        Some(preset) => preset.days(&days),
        None if !had_column => days,
        None => days
            .into_iter()
            .filter(|day| form.is_checked(&format!("at-{id}"), &day.to_string()))
            .collect(),
    };
    let here = desk
        .sheet
        .deliveries
        .iter()
        .filter(|delivery| chosen.contains(&delivery.day));
    here.map(|delivery| (delivery.id, product.id)).collect()
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let (farm, products) = known(desk).await?;
    if form.value("action") == "paste" {
        return match paste::tick(&mut form, &desk.sheet) {
            true => page(&shown(desk, form, &products)),
            false => refused_page(&shown(desk, form, &products)),
        };
    }
    let chosen = read(&mut form, &products);
    let new = read_new(&mut form);
    let stays = !form.value("preset").is_empty() || form.value("action") == "add";
    if chosen.is_empty() && new.is_none() && form.is_valid() {
        form.refuse("name-new", t!("templates-products-none"));
    }
    let is_chosen = |product: &&Product| chosen.iter().any(|priced| priced.product == product.id);
    let mut available = Vec::new();
    for product in products.iter().filter(is_chosen) {
        let days = ticks(desk, &form, product);
        if days.is_empty() && !stays {
            form.refuse(
                &format!("at-{}", product.public_id),
                t!("templates-products-nowhere", name = product.name),
            );
        }
        available.extend(days);
    }
    if available.len() > MOST_TICKS {
        form.refuse("name-new", t!("templates-products-too-many"));
    }
    if !form.is_valid() {
        return refused_page(&shown(desk, form, &products));
    }
    let had_column = |priced: &Priced| desk.sheet.products.iter().any(|known| known.id == priced.product);
    let grid_grew = new.is_some() || !chosen.iter().all(had_column);
    let stays = stays || (grid_grew && form.value("action") != "later");
    let location = if stays {
        format!("{}#grille", step_address(desk, 3))
    } else {
        onward(desk, &form, 4)
    };
    let next = if available.is_empty() && new.is_none() {
        3
    } else {
        4
    };
    store(desk, &form, &farm, (chosen, new), available, (next, &location)).await?;
    Ok(redirect_with_notice(
        &location,
        if grid_grew {
            "done-templates-check-grid"
        } else {
            "done-templates-saved"
        },
    ))
}
