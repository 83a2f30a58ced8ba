//! What households hold of a template.

use crate::access::AmapScope;
use crate::contracts::model::Order;
use crate::contracts::rules::Held;
use crate::db::{DbError, Tx};
use crate::words::{ContractId, DeliveryId, HouseholdId, Instant, ProductId, Quantity, TemplateId};
use crate::{rows, run};

/// The lines of the signed contracts of the households other than one. CROSS JOIN: from the contracts of the template to their
/// lines. SQLite would else read all lines of the AMAP in the order of the sums, once it holds many of them.
macro_rules! held_sql {
    ($select:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $select,
            " FROM contracts c CROSS JOIN order_lines l
             WHERE l.amap_id = c.amap_id AND l.contract_id = c.id AND c.amap_id = $1 AND c.template_id = $2 AND c.household_id <> $3 AND c.lapsed_at IS NULL
               AND c.refused_at IS NULL AND c.cancelled_at IS NULL
               AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                           AND s.party = 'member' AND s.voided_at IS NULL) ",
            $rest
        )
    };
}

/// What the households other than this one hold: signed contracts, what is kept for who signs again, and one unit on each
/// delivery of a basket that was offered to somebody in line who has not signed yet.
pub async fn held_by_others(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    household: HouseholdId,
    now: Instant,
) -> Result<Held, DbError> {
    let sums = held_sql!(
        "l.delivery_id, l.product_id, CAST(SUM(l.quantity) AS BIGINT)",
        "GROUP BY l.delivery_id, l.product_id"
    );
    // Who holds something is only asked where shares are counted, one for each contract.
    let who = held_sql!(
        "DISTINCT l.product_id, l.contract_id",
        "AND EXISTS (SELECT 1 FROM template_stocks WHERE amap_id = $1 AND template_id = $2 AND per = 'share')"
    );
    let mut held = Held::default();
    for (delivery, product, quantity) in rows!(
        tx,
        (DeliveryId, ProductId, Quantity),
        sums,
        amap.id(),
        template,
        household
    )? {
        held.units.0.insert((delivery, product), quantity);
    }
    held.holders.extend(rows!(
        tx,
        (ProductId, ContractId),
        who,
        amap.id(),
        template,
        household
    )?);
    let kept = rows!(
        tx,
        (DeliveryId, ProductId, ContractId, Quantity),
        "SELECT k.delivery_id, k.product_id, k.contract_id, k.quantity
         FROM contracts c CROSS JOIN stock_holds k
         WHERE k.amap_id = c.amap_id AND k.contract_id = c.id AND c.amap_id = $1 AND c.template_id = $2 AND c.household_id <> $3 AND k.until > $4
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
         UNION ALL
         SELECT a.delivery_id, a.product_id, w.id, CAST(1000 AS BIGINT)
         FROM waits w JOIN availability a ON a.amap_id = w.amap_id AND a.template_id = $2 AND a.product_id = w.product_id
         WHERE w.amap_id = $1 AND w.household_id <> $3 AND w.lapsed_at IS NULL AND w.left_at IS NULL AND w.offered_until >= $5
           AND NOT EXISTS (SELECT 1 FROM contracts c JOIN signatures s ON s.amap_id = c.amap_id AND s.contract_id = c.id
                             AND s.party = 'member' AND s.voided_at IS NULL
                           WHERE c.amap_id = w.amap_id AND c.template_id = $2 AND c.household_id = w.household_id
                             AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.amap_id = w.amap_id AND c.template_id = $2 AND c.household_id = $3
                             AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
                             AND (EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                                            AND s.party = 'member' AND s.voided_at IS NULL)
                               OR EXISTS (SELECT 1 FROM stock_holds h WHERE h.amap_id = c.amap_id AND h.contract_id = c.id)))",
        amap.id(),
        template,
        household,
        now,
        amap.today(now)
    )?;
    for (delivery, product, contract, quantity) in kept {
        *held.units.0.entry((delivery, product)).or_default() += quantity;
        held.holders.insert((product, contract));
    }
    Ok(held)
}

/// Keeps what a contract has for who signs it again; what is kept already stays as it is.
pub async fn keep(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    until: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO stock_holds (amap_id, contract_id, delivery_id, product_id, quantity, until)
         SELECT amap_id, contract_id, delivery_id, product_id, quantity, CAST($3 AS BIGINT) FROM order_lines
         WHERE amap_id = $1 AND contract_id = $2
           AND NOT EXISTS (SELECT 1 FROM stock_holds k WHERE k.amap_id = $1 AND k.contract_id = $2)",
        amap.id(),
        contract,
        until
    )
    .map(drop)
}

/// Lets go of what was kept: it is signed again, or given up.
pub async fn let_go(tx: &mut Tx, amap: &AmapScope, contract: ContractId) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM stock_holds WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )
    .map(drop)
}

/// The order of a contract.
pub fn order_of(lines: &[super::Line]) -> Order {
    let line = |line: &super::Line| ((line.delivery_id, line.product_id), line.quantity);
    Order(lines.iter().map(line).collect())
}
