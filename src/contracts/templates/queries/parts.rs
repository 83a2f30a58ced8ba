//! The deliveries and the products of a template.

use super::small;
use crate::access::AmapScope;
use crate::contracts::model::Pricing;
use crate::contracts::templates::model::{SheetDelivery, SheetProduct};
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Cents, Day, DeliveryId, Grams, HourMinute, Instant, ProductId, PublicId, TemplateId};
use sqlx::FromRow;
use std::collections::{BTreeMap, BTreeSet};

#[derive(FromRow)]
struct DeliveryRow {
    id: DeliveryId,
    public_id: PublicId,
    day: Day,
    opens: HourMinute,
    closes: HourMinute,
    cancelled_at: Option<Instant>,
}

pub async fn deliveries(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
) -> Result<Vec<SheetDelivery>, DbError> {
    let found = rows!(
        tx,
        DeliveryRow,
        "SELECT d.id, d.public_id, d.day, d.opens, d.closes, COALESCE(d.cancelled_at, td.cancelled_at) AS cancelled_at
         FROM template_deliveries td JOIN deliveries d ON d.amap_id = td.amap_id AND d.id = td.delivery_id
         WHERE td.amap_id = $1 AND td.template_id = $2 ORDER BY d.day",
        amap.id(),
        id
    )?;
    let delivery = |row: DeliveryRow| SheetDelivery {
        id: row.id,
        public_id: row.public_id,
        day: row.day,
        opens: row.opens,
        closes: row.closes,
        cancelled: row.cancelled_at.is_some(),
    };
    Ok(found.into_iter().map(delivery).collect())
}

#[derive(FromRow)]
struct ProductRow {
    id: ProductId,
    public_id: PublicId,
    name: String,
    packaging: String,
    production_type: String,
    price_cents: Cents,
    est_grams: Option<Grams>,
    vat_basis_points: Option<i64>,
    divisible: i64,
}

pub async fn products(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<Vec<SheetProduct>, DbError> {
    let found = rows!(
        tx,
        ProductRow,
        "SELECT p.id, p.public_id, p.name, p.packaging, p.production_type, tp.price_cents, tp.est_grams,
                tp.vat_basis_points, tp.divisible
         FROM template_products tp JOIN products p ON p.farm_id = tp.farm_id AND p.id = tp.product_id
         WHERE tp.amap_id = $1 AND tp.template_id = $2 ORDER BY tp.position, p.sort_key",
        amap.id(),
        id
    )?;
    let product = |row: ProductRow| SheetProduct {
        id: row.id,
        public_id: row.public_id,
        name: row.name,
        packaging: row.packaging,
        production_type: row.production_type,
        pricing: match row.est_grams {
            Some(about) => Pricing::Weight {
                per_kg: row.price_cents,
                about,
            },
            None => Pricing::Piece(row.price_cents),
        },
        vat_basis_points: row.vat_basis_points.map(small),
        divisible: row.divisible != 0,
    };
    Ok(found.into_iter().map(product).collect())
}

/// Which products can be had at which deliveries: one row for each product, since a season has hundreds of pairs.
pub async fn availability(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    deliveries: &[SheetDelivery],
) -> Result<BTreeSet<(DeliveryId, ProductId)>, DbError> {
    let rows = rows!(
        tx,
        (ProductId, String),
        "SELECT v.product_id, string_agg(d.public_id, ' ')
         FROM availability v JOIN deliveries d ON d.amap_id = v.amap_id AND d.id = v.delivery_id
         WHERE v.amap_id = $1 AND v.template_id = $2 GROUP BY v.product_id",
        amap.id(),
        template
    )?;
    let by_name: BTreeMap<&str, DeliveryId> = deliveries
        .iter()
        .map(|delivery| (delivery.public_id.as_str(), delivery.id))
        .collect();
    let mut pairs = BTreeSet::new();
    for (product, names) in &rows {
        let known = names.split(' ').filter_map(|name| by_name.get(name));
        pairs.extend(known.map(|delivery| (*delivery, *product)));
    }
    Ok(pairs)
}
