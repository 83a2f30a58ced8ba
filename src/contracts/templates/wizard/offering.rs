//! Storing the third step: the products with their prices, and the grid.

use super::{finish, products, start};
use crate::access::{Authorised, FarmScope};
use crate::contracts::model::Pricing;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::model::{SheetProduct, TemplateSheet};
use crate::contracts::templates::queries::{self, NewTemplateProduct};
use crate::farms::{self, NewProduct, Product};
use crate::transact;
use crate::web::{Fault, Form};
use crate::words::{DeliveryId, ProductId, PublicId};

/// A product as it was filled in.
pub(super) struct Priced {
    pub product: ProductId,
    pub pricing: Pricing,
    pub vat: Option<u32>,
}

/// A product that is typed here for the first time, with its price.
pub(super) type New = Option<(NewProduct, Pricing, Option<u32>)>;

/// Stores the step.
pub(super) async fn store(
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
        finish(tx, desk, form, (3, next), location).await
    })
}

/// What is typed, as far as it can be read, in the place of what is stored.
pub(super) fn apply(desk: &TemplateDesk, known: &[Product], sheet: &mut TemplateSheet, form: &mut Form) {
    let chosen = products::read(form, known);
    let mut offered = Vec::new();
    sheet.availability.clear();
    for priced in chosen {
        let Some(product) = known.iter().find(|product| product.id == priced.product) else {
            continue;
        };
        sheet.availability.extend(products::ticks(desk, form, product));
        offered.push(SheetProduct {
            id: product.id,
            public_id: product.public_id,
            name: product.name.clone(),
            packaging: product.packaging.clone(),
            production_type: product.production_type.clone(),
            pricing: priced.pricing,
            vat_basis_points: priced.vat,
            divisible: false,
        });
    }
    if let Some((new, pricing, vat)) = products::read_new(form) {
        let id = ProductId::new(uuid::Uuid::nil());
        sheet
            .availability
            .extend(sheet.deliveries.iter().map(|delivery| (delivery.id, id)));
        offered.push(SheetProduct {
            id,
            public_id: PublicId::from_random([0; 8]),
            name: new.name,
            packaging: new.packaging,
            production_type: new.production_type,
            pricing,
            vat_basis_points: vat,
            divisible: false,
        });
    }
    sheet.products = offered;
}

fn row(
    desk: &TemplateDesk,
    before: usize,
    product: ProductId,
    pricing: Pricing,
    vat: Option<u32>,
) -> NewTemplateProduct {
    let position = i64::try_from(before).unwrap_or(i64::MAX - 1) + 1;
    let farm = desk.sheet.farm.id;
    NewTemplateProduct::new(&desk.amap, desk.sheet.id, farm, position, (product, pricing, vat))
}
