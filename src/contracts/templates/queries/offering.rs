//! What a template offers, and when: its deliveries, its products and the grid of both.

use crate::access::AmapScope;
use crate::contracts::model::Pricing;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, Cents, DeliveryId, FarmId, Grams, ProductId, TemplateId};
use crate::{bulk_row, run};

#[derive(Clone)]
struct NewTemplateDelivery {
    amap_id: AmapId,
    template_id: TemplateId,
    delivery_id: DeliveryId,
}
bulk_row!(NewTemplateDelivery {
    amap_id,
    template_id,
    delivery_id
});

#[derive(Clone)]
struct NewAvailability {
    amap_id: AmapId,
    template_id: TemplateId,
    product_id: ProductId,
    delivery_id: DeliveryId,
}
bulk_row!(NewAvailability {
    amap_id,
    template_id,
    product_id,
    delivery_id
});

/// The deliveries of a template and what is available at each, instead of what was there.
pub async fn set_deliveries(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    deliveries: &[DeliveryId],
    availability: &[(DeliveryId, ProductId)],
) -> Result<(), DbError> {
    set_availability(tx, amap, id, &[]).await?;
    run!(
        tx,
        "DELETE FROM template_deliveries WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    let row = |delivery: &DeliveryId| NewTemplateDelivery {
        amap_id: amap.id(),
        template_id: id,
        delivery_id: *delivery,
    };
    let rows: Vec<_> = deliveries.iter().map(row).collect();
    insert_many(
        tx,
        "INSERT INTO template_deliveries (amap_id, template_id, delivery_id) ",
        &rows,
    )
    .await?;
    set_availability(tx, amap, id, availability).await
}

pub async fn set_availability(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    availability: &[(DeliveryId, ProductId)],
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM availability WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    let row = |pair: &(DeliveryId, ProductId)| NewAvailability {
        amap_id: amap.id(),
        template_id: id,
        product_id: pair.1,
        delivery_id: pair.0,
    };
    let rows: Vec<_> = availability.iter().map(row).collect();
    insert_many(
        tx,
        "INSERT INTO availability (amap_id, template_id, product_id, delivery_id) ",
        &rows,
    )
    .await
}

/// A delivery that a template gave up goes when nothing else needs it.
pub async fn drop_unused_delivery(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: DeliveryId,
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM deliveries WHERE amap_id = $1 AND id = $2
         AND NOT EXISTS (SELECT 1 FROM template_deliveries t WHERE t.amap_id = $1 AND t.delivery_id = $2)
         AND NOT EXISTS (SELECT 1 FROM order_lines o WHERE o.amap_id = $1 AND o.delivery_id = $2)
         AND NOT EXISTS (SELECT 1 FROM duty_slots s WHERE s.amap_id = $1 AND s.delivery_id = $2)",
        amap.id(),
        delivery
    )
    .map(drop)
}

/// A product of a template as it is stored.
#[derive(Debug, Clone)]
pub struct NewTemplateProduct {
    pub amap_id: AmapId,
    pub template_id: TemplateId,
    pub product_id: ProductId,
    pub farm_id: FarmId,
    pub position: i64,
    pub price_cents: Cents,
    pub pricing: String,
    pub est_grams: Option<Grams>,
    pub vat_basis_points: Option<i64>,
}

impl NewTemplateProduct {
    /// A product with its price and its VAT, at its place in the template.
    pub fn new(
        amap: &AmapScope,
        template_id: TemplateId,
        farm_id: FarmId,
        position: i64,
        (product_id, pricing, vat): (ProductId, Pricing, Option<u32>),
    ) -> Self {
        let (price_cents, est_grams) = match pricing {
            Pricing::Piece(price) => (price, None),
            Pricing::Weight { per_kg, about } => (per_kg, Some(about)),
        };
        NewTemplateProduct {
            amap_id: amap.id(),
            template_id,
            product_id,
            farm_id,
            position,
            price_cents,
            pricing: if est_grams.is_some() { "weight" } else { "piece" }.to_owned(),
            est_grams,
            vat_basis_points: vat.map(i64::from),
        }
    }
}

bulk_row!(NewTemplateProduct {
    amap_id,
    template_id,
    product_id,
    farm_id,
    position,
    price_cents,
    pricing,
    est_grams,
    vat_basis_points,
});

pub async fn set_products(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    products: &[NewTemplateProduct],
) -> Result<(), DbError> {
    set_availability(tx, amap, id, &[]).await?;
    run!(
        tx,
        "DELETE FROM template_products WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    insert_products(tx, products).await
}

/// Stores products of a template.
pub async fn insert_products(tx: &mut Tx, products: &[NewTemplateProduct]) -> Result<(), DbError> {
    insert_many(
        tx,
        "INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents, pricing,
                                        est_grams, vat_basis_points) ",
        products,
    )
    .await
}
