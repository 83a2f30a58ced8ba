//! Storing the third step: the products with their prices, and the grid.

use super::{finish, start};
use crate::access::{Authorised, FarmScope};
use crate::contracts::model::Pricing;
use crate::contracts::templates::access::TemplateDesk;
use crate::contracts::templates::queries::{self, NewTemplateProduct};
use crate::farms::{self, NewProduct};
use crate::transact;
use crate::web::{Fault, Form};
use crate::words::{DeliveryId, ProductId};

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
    let position = i64::try_from(before).unwrap_or(i64::MAX - 1) + 1;
    let farm = desk.sheet.farm.id;
    NewTemplateProduct::new(&desk.amap, desk.sheet.id, farm, position, (product, pricing, vat))
}
