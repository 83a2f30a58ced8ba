//! What a household had of a farm before.

use crate::access::AmapScope;
use crate::contracts::rules::LineBefore;
use crate::db::{DbError, Tx};
use crate::words::{ContractId, Day, FarmId, HouseholdId, ProductId, Quantity, TemplateId};
use crate::{maybe, rows};

/// The last contract of a household with a farm, before the season that begins on `first`.
pub async fn contract_before(
    tx: &mut Tx,
    amap: &AmapScope,
    farm: FarmId,
    household: HouseholdId,
    first: Day,
) -> Result<Option<(ContractId, TemplateId)>, DbError> {
    maybe!(
        tx,
        (ContractId, TemplateId),
        "SELECT c.id, c.template_id FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         WHERE c.amap_id = $1 AND c.household_id = $2 AND t.farm_id = $3 AND t.first_on < $4
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
         ORDER BY t.first_on DESC, c.created_at DESC LIMIT 1",
        amap.id(),
        household,
        farm,
        first
    )
}

/// Its lines, by day.
pub async fn lines_before(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<Vec<LineBefore>, DbError> {
    let found = rows!(
        tx,
        (Day, ProductId, Quantity),
        "SELECT d.day, l.product_id, l.quantity FROM order_lines l
         JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
         WHERE l.amap_id = $1 AND l.contract_id = $2 ORDER BY d.day",
        amap.id(),
        contract
    )?;
    let line = |(day, product, quantity)| LineBefore {
        day,
        product,
        quantity,
    };
    Ok(found.into_iter().map(line).collect())
}

/// The days of its template.
pub async fn days_before(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Vec<Day>, DbError> {
    let found = rows!(
        tx,
        (Day,),
        "SELECT d.day FROM template_deliveries td
         JOIN deliveries d ON d.amap_id = td.amap_id AND d.id = td.delivery_id
         WHERE td.amap_id = $1 AND td.template_id = $2 ORDER BY d.day",
        amap.id(),
        template
    )?;
    Ok(found.into_iter().map(|(day,)| day).collect())
}
