//! What limits an order: stocks and conditions.

use crate::access::AmapScope;
use crate::contracts::model::{Bound, Comparison, Condition, Span, StockPer};
use crate::contracts::rules::StockPlan;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Cents, DeliveryId, ProductId, Quantity, TemplateId};
use std::collections::BTreeMap;

/// The stocks of a template, in order.
pub async fn stocks(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<Vec<StockPlan>, DbError> {
    let heads = rows!(
        tx,
        (i64, String, StockPer, Quantity),
        "SELECT position, name, per, quantity FROM template_stocks
         WHERE amap_id = $1 AND template_id = $2 ORDER BY position",
        amap.id(),
        id
    )?;
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let mut weights: BTreeMap<i64, BTreeMap<ProductId, Quantity>> = BTreeMap::new();
    for (position, product, weight) in rows!(
        tx,
        (i64, ProductId, Quantity),
        "SELECT position, product_id, weight FROM template_stock_products WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )? {
        weights.entry(position).or_default().insert(product, weight);
    }
    let plan = |(position, name, per, quantity)| StockPlan {
        name,
        weights: weights.remove(&position).unwrap_or_default(),
        per,
        quantity,
    };
    Ok(heads.into_iter().map(plan).collect())
}

#[derive(sqlx::FromRow)]
struct ConditionHead {
    position: i64,
    span: String,
    measure: String,
    comparison: Comparison,
    bound: i64,
    message: String,
}

/// The conditions of a template, in order.
pub async fn conditions(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<Vec<Condition>, DbError> {
    let heads = rows!(
        tx,
        ConditionHead,
        "SELECT position, span, measure, comparison, bound, message FROM template_conditions
         WHERE amap_id = $1 AND template_id = $2 ORDER BY position",
        amap.id(),
        id
    )?;
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let products = rows!(
        tx,
        (i64, ProductId),
        "SELECT position, product_id FROM template_condition_products WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    let deliveries = rows!(
        tx,
        (i64, DeliveryId),
        "SELECT position, delivery_id FROM template_condition_deliveries WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        id
    )?;
    let condition = |head: ConditionHead| Condition {
        span: match head.span.as_str() {
            "each-delivery" => Span::EachDelivery,
            "deliveries" => Span::Deliveries(at(&deliveries, head.position)),
            _ => Span::Contract,
        },
        products: at(&products, head.position),
        comparison: head.comparison,
        bound: match head.measure.as_str() {
            "amount" => Bound::Amount(Cents(head.bound)),
            _ => Bound::Quantity(Quantity::from_thousandths(head.bound)),
        },
        message: head.message,
    };
    Ok(heads.into_iter().map(condition).collect())
}

fn at<I: Copy + Ord>(rows: &[(i64, I)], position: i64) -> std::collections::BTreeSet<I> {
    let of_it = |(other, id): &(i64, I)| (*other == position).then_some(*id);
    rows.iter().filter_map(of_it).collect()
}
