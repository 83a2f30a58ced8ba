//! Step 3: what is offered, at which price, and at which deliveries.

use super::{Wizard, finish, onward, start, step_address};
use crate::access::{Authorised, FarmScope};
use crate::contracts::model::Pricing;
use crate::contracts::templates::SheetProduct;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::queries::{self, NewTemplateProduct};
use crate::contracts::templates::rules::Preset;
use crate::farms::{self, NewProduct, Product};
use crate::web::{Fault, Form, Frame, Outcome, page, redirect_with_notice, refused_page};
use crate::words::{Cents, Day, DeliveryId, Grams, ProductId, PublicId};
use crate::{t, transact};
use askama::Template;

/// Ticks that a form can hold: beyond them a browser's answer would be cut.
const MOST_TICKS: usize = 4_000;
/// The rates of VAT in France, in hundredths of a percent.
const VAT_RATES: [u32; 4] = [210, 550, 1000, 2000];

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

/// The fields of a price: names, what was typed, and what is wrong with it.
struct Fields {
    price_name: String,
    price: String,
    price_error: String,
    pricing_name: String,
    by_weight: bool,
    grams_name: String,
    grams: String,
    grams_error: String,
    vat_name: String,
    vat: String,
}

impl Fields {
    fn of(form: &Form, end: &str) -> Fields {
        let name = |start: &str| format!("{start}-{end}");
        let value = |start: &str| form.value(&name(start)).to_owned();
        let error = |start: &str| form.error_text(&name(start)).to_owned();
        Fields {
            price_name: name("price"),
            price: value("price"),
            price_error: error("price"),
            pricing_name: name("pricing"),
            by_weight: value("pricing") == "weight",
            grams_name: name("grams"),
            grams: value("grams"),
            grams_error: error("grams"),
            vat_name: name("vat"),
            vat: value("vat"),
        }
    }
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

/// A product as it was filled in.
struct Priced {
    product: ProductId,
    pricing: Pricing,
    vat: Option<u32>,
}

async fn known(desk: &Authorised<TemplateDesk>) -> Result<(FarmScope, Vec<Product>), Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let farm = FarmScope::for_operator(&mut tx, &desk.sheet.farm.slug).await?.ok_or(Fault::NotFound)?;
    let mut products = farms::products(&mut tx, &farm).await?;
    let in_template = |id: ProductId| desk.sheet.products.iter().any(|product| product.id == id);
    products.retain(|product| product.retired_at.is_none() || in_template(product.id));
    Ok((farm, products))
}

pub async fn show(desk: &Authorised<TemplateDesk>) -> Outcome {
    let (_, products) = known(desk).await?;
    page(&shown(desk, stored(desk), &products))
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
        form.set(&format!("vat-{id}"), product.vat_basis_points.map(|rate| rate.to_string()).unwrap_or_default());
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
            ticked: form.all(&field).iter().filter_map(|day| day.parse().ok()).collect(),
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
    let days: Vec<Day> = desk.sheet.deliveries.iter().map(|delivery| delivery.day).collect();
    let months = days.chunk_by(|one, other| one.first_of_month() == other.first_of_month());
    let month = |days: &[Day]| Month {
        label: days.first().map(|day| day.month()).unwrap_or_default(),
        days: days.iter().map(|day| (*day, day.long())).collect(),
    };
    let rate = |rate: u32| (rate.to_string(), crate::contracts::templates::body::percent(rate));
    Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 3),
        rows: products.iter().map(row).collect(),
        new: Fields::of(&form, "new"),
        columns: desk.sheet.products.iter().map(column).collect(),
        months: months.map(month).collect(),
        rates: VAT_RATES.into_iter().map(rate).collect(),
        presets: Preset::ALL.iter().map(preset).collect(),
        form,
    }
}

/// Price and pricing of the fields that end in `end`.
fn priced(form: &mut Form, end: &str) -> Option<(Pricing, Option<u32>)> {
    let price = form.cents(&format!("price-{end}")).unwrap_or(Cents::ZERO);
    let field = format!("price-{end}");
    if form.error(&field).is_none() && price.is_zero() {
        form.refuse(&field, t!("templates-products-no-price"));
    }
    let vat = form.value(&format!("vat-{end}")).parse().ok().filter(|rate| VAT_RATES.contains(rate));
    let pricing = if form.value(&format!("pricing-{end}")) == "weight" {
        let grams = form.number(&format!("grams-{end}"), 1, 100_000);
        Pricing::Weight { per_kg: price, about: Grams(grams?) }
    } else {
        Pricing::Piece(price)
    };
    form.error(&field).is_none().then_some((pricing, vat))
}

/// A product that is typed here for the first time.
fn read_new(form: &mut Form) -> Option<(NewProduct, Pricing, Option<u32>)> {
    if form.value("name-new").is_empty() {
        return None;
    }
    let name = form.required_text("name-new", 80);
    let (kind, packaging) = (form.required_text("type-new", 60), form.text("packaging-new", 60));
    let (pricing, vat) = priced(form, "new")?;
    Some((NewProduct { name: name?, production_type: kind?, packaging: packaging? }, pricing, vat))
}

fn read(form: &mut Form, products: &[Product]) -> Vec<Priced> {
    let mut read = Vec::new();
    for product in products {
        let id = product.public_id.to_string();
        if !form.is_checked("in", &id) {
            continue;
        }
        if let Some((pricing, vat)) = priced(form, &id) {
            read.push(Priced { product: product.id, pricing, vat });
        }
    }
    read
}

/// At which deliveries a product comes: as ticked, as a preset says, or at all when it had no column yet.
fn ticks(desk: &TemplateDesk, form: &Form, product: &Product) -> Vec<(DeliveryId, ProductId)> {
    let id = product.public_id.to_string();
    let had_column = desk.sheet.products.iter().any(|known| known.id == product.id);
    let days: Vec<Day> = desk.sheet.deliveries.iter().map(|delivery| delivery.day).collect();
    let preset = form.value("preset").split_once(':').filter(|(_, wanted)| *wanted == id);
    let preset: Option<Preset> = preset.and_then(|(preset, _)| preset.parse().ok());
    let chosen = match preset {
        Some(preset) => preset.days(&days),
        None if !had_column => days,
        None => days.into_iter().filter(|day| form.is_checked(&format!("at-{id}"), &day.to_string())).collect(),
    };
    let here = desk.sheet.deliveries.iter().filter(|delivery| chosen.contains(&delivery.day));
    here.map(|delivery| (delivery.id, product.id)).collect()
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let (farm, products) = known(desk).await?;
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
            form.refuse(&format!("at-{}", product.public_id), t!("templates-products-nowhere", name = product.name));
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
    let location = if stays { format!("{}#grille", step_address(desk, 3)) } else { onward(desk, &form, 4) };
    let next = if available.is_empty() && new.is_none() { 3 } else { 4 };
    store(desk, &form, &farm, (chosen, new), available, (next, &location)).await?;
    Ok(redirect_with_notice(&location, if grid_grew { "done-templates-check-grid" } else { "done-templates-saved" }))
}

type New = Option<(NewProduct, Pricing, Option<u32>)>;

async fn store(
    desk: &Authorised<TemplateDesk>,
    form: &Form,
    farm: &FarmScope,
    (chosen, new): (Vec<Priced>, New),
    available: Vec<(DeliveryId, ProductId)>,
    (next, location): (u32, &str),
) -> Result<(), Fault> {
    transact!(desk.visit.app().db, |tx| {
        start(tx, desk, form).await?;
        let mut available = available.clone();
        let mut rows: Vec<NewTemplateProduct> = Vec::new();
        for priced in &chosen {
            rows.push(row(desk, rows.len(), priced.product, priced.pricing, priced.vat));
        }
        if let Some((product, pricing, vat)) = &new {
            let id = farms::add_product(tx, farm, product, desk.visit.now()).await?;
            rows.push(row(desk, rows.len(), id, *pricing, *vat));
            available.extend(desk.sheet.deliveries.iter().map(|delivery| (delivery.id, id)));
        }
        queries::set_products(tx, &desk.amap, desk.sheet.id, &rows).await?;
        queries::set_availability(tx, &desk.amap, desk.sheet.id, &available).await?;
        finish(tx, desk, form, next, location).await
    })
}

fn row(
    desk: &TemplateDesk,
    before: usize,
    product: ProductId,
    pricing: Pricing,
    vat: Option<u32>,
) -> NewTemplateProduct {
    let (price_cents, est_grams) = match pricing {
        Pricing::Piece(price) => (price, None),
        Pricing::Weight { per_kg, about } => (per_kg, Some(about)),
    };
    NewTemplateProduct {
        amap_id: desk.amap.id(),
        template_id: desk.sheet.id,
        product_id: product,
        farm_id: desk.sheet.farm.id,
        position: i64::try_from(before).unwrap_or(i64::MAX) + 1,
        price_cents,
        pricing: if est_grams.is_some() { "weight" } else { "piece" }.to_owned(),
        est_grams,
        vat_basis_points: vat.map(i64::from),
    }
}
