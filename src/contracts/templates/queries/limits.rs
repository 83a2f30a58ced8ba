//! What limits an order: stocks and conditions.

use crate::access::AmapScope;
use crate::contracts::model::{Bound, Comparison, Condition, Span, StockPer};
use crate::contracts::rules::StockPlan;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, Cents, DeliveryId, ProductId, Quantity, TemplateId};
use crate::{bulk_row, rows, run};
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
struct PositionRow<I> {
    amap_id: AmapId,
    template_id: TemplateId,
    position: i64,
    id: I,
}

bulk_row!(PositionRow<ProductId> { amap_id, template_id, position, id });
bulk_row!(PositionRow<DeliveryId> { amap_id, template_id, position, id });

struct WeightRow {
    amap_id: AmapId,
    template_id: TemplateId,
    position: i64,
    product_id: ProductId,
    weight: Quantity,
}

bulk_row!(WeightRow {
    amap_id,
    template_id,
    position,
    product_id,
    weight
});

/// Puts these stocks in the place of the ones before.
pub async fn set_stocks(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    stocks: &[StockPlan],
) -> Result<(), DbError> {
    let drop = "DELETE FROM template_stock_products WHERE amap_id = $1 AND template_id = $2";
    run!(tx, drop, amap.id(), id)?;
    let drop = "DELETE FROM template_stocks WHERE amap_id = $1 AND template_id = $2";
    run!(tx, drop, amap.id(), id)?;
    let mut weights = Vec::new();
    for (position, stock) in (1..).zip(stocks) {
        run!(
            tx,
            "INSERT INTO template_stocks (amap_id, template_id, position, name, per, quantity)
             VALUES ($1, $2, $3, $4, $5, $6)",
            amap.id(),
            id,
            position,
            &stock.name,
            stock.per,
            stock.quantity
        )?;
        weights.extend(stock.weights.iter().map(|(product, weight)| WeightRow {
            amap_id: amap.id(),
            template_id: id,
            position,
            product_id: *product,
            weight: *weight,
        }));
    }
    let insert = "INSERT INTO template_stock_products (amap_id, template_id, position, product_id, weight) ";
    insert_many(tx, insert, &weights).await
}

/// Puts these conditions in the place of the ones before.
pub async fn set_conditions(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    conditions: &[Condition],
) -> Result<(), DbError> {
    let drop = "DELETE FROM template_condition_products WHERE amap_id = $1 AND template_id = $2";
    run!(tx, drop, amap.id(), id)?;
    let drop = "DELETE FROM template_condition_deliveries WHERE amap_id = $1 AND template_id = $2";
    run!(tx, drop, amap.id(), id)?;
    let drop = "DELETE FROM template_conditions WHERE amap_id = $1 AND template_id = $2";
    run!(tx, drop, amap.id(), id)?;
    let (mut products, mut deliveries) = (Vec::new(), Vec::new());
    for (position, condition) in (1..).zip(conditions) {
        insert_condition(tx, amap, id, position, condition).await?;
        products.extend(condition.products.iter().map(|product| PositionRow {
            amap_id: amap.id(),
            template_id: id,
            position,
            id: *product,
        }));
        if let Span::Deliveries(chosen) = &condition.span {
            deliveries.extend(chosen.iter().map(|delivery| PositionRow {
                amap_id: amap.id(),
                template_id: id,
                position,
                id: *delivery,
            }));
        }
    }
    let insert = "INSERT INTO template_condition_products (amap_id, template_id, position, product_id) ";
    insert_many(tx, insert, &products).await?;
    let insert = "INSERT INTO template_condition_deliveries (amap_id, template_id, position, delivery_id) ";
    insert_many(tx, insert, &deliveries).await
}

async fn insert_condition(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    position: i64,
    condition: &Condition,
) -> Result<(), DbError> {
    let (measure, bound) = match condition.bound {
        Bound::Quantity(quantity) => ("quantity", quantity.thousandths()),
        Bound::Amount(amount) => ("amount", amount.0),
    };
    let span = match condition.span {
        Span::EachDelivery => "each-delivery",
        Span::Contract => "contract",
        Span::Deliveries(_) => "deliveries",
    };
    run!(
        tx,
        "INSERT INTO template_conditions (amap_id, template_id, position, span, measure, comparison, bound, message)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        amap.id(),
        id,
        position,
        span,
        measure,
        condition.comparison,
        bound,
        &condition.message
    )
    .map(drop)
}
