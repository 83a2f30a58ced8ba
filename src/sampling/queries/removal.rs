//! SQL that takes a sample away, whole.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::run;

/// Takes away every row of one AMAP, what depends on others first; a test compares the tables with the schema.
pub const ROWS: [&str; 57] = [
    "DELETE FROM site_hours WHERE amap_id = $1",
    "DELETE FROM partnerships WHERE amap_id = $1",
    "DELETE FROM grants WHERE amap_id = $1",
    "DELETE FROM tokens WHERE amap_id = $1",
    "DELETE FROM availability WHERE amap_id = $1",
    "DELETE FROM template_methods WHERE amap_id = $1",
    "DELETE FROM template_due_days WHERE amap_id = $1",
    "DELETE FROM order_lines WHERE amap_id = $1",
    "DELETE FROM signed_files WHERE amap_id = $1",
    "DELETE FROM instalments WHERE amap_id = $1",
    "DELETE FROM duty_seats WHERE amap_id = $1",
    "DELETE FROM workbook_imports WHERE amap_id = $1",
    "DELETE FROM outbox WHERE amap_id = $1",
    "DELETE FROM audit WHERE amap_id = $1",
    "DELETE FROM template_condition_products WHERE amap_id = $1",
    "DELETE FROM template_condition_deliveries WHERE amap_id = $1",
    "DELETE FROM template_stock_products WHERE amap_id = $1",
    "DELETE FROM stock_holds WHERE amap_id = $1",
    "DELETE FROM signature_scans WHERE amap_id = $1",
    "DELETE FROM amendment_lines WHERE amap_id = $1",
    "DELETE FROM amendment_prices WHERE amap_id = $1",
    "DELETE FROM amendment_signatures WHERE amap_id = $1",
    "DELETE FROM amendment_files WHERE amap_id = $1",
    "DELETE FROM contract_prices WHERE amap_id = $1",
    "DELETE FROM memberships WHERE amap_id = $1",
    "DELETE FROM archive_confirmations WHERE amap_id = $1",
    "DELETE FROM shifts WHERE amap_id = $1",
    "DELETE FROM feed_events WHERE amap_id = $1",
    "DELETE FROM handovers WHERE amap_id = $1",
    "DELETE FROM sheets_told WHERE amap_id = $1",
    "DELETE FROM door_events WHERE amap_id = $1",
    "DELETE FROM weights WHERE amap_id = $1",
    "DELETE FROM settlements WHERE amap_id = $1",
    "DELETE FROM waits WHERE amap_id = $1",
    "DELETE FROM trials WHERE amap_id = $1",
    "DELETE FROM receipts WHERE amap_id = $1",
    "DELETE FROM suspensions WHERE amap_id = $1",
    "DELETE FROM erasures WHERE amap_id = $1",
    "DELETE FROM template_deliveries WHERE amap_id = $1",
    "DELETE FROM template_products WHERE amap_id = $1",
    "DELETE FROM signatures WHERE amap_id = $1",
    "DELETE FROM duty_slots WHERE amap_id = $1",
    "DELETE FROM template_conditions WHERE amap_id = $1",
    "DELETE FROM template_stocks WHERE amap_id = $1",
    "DELETE FROM amendments WHERE amap_id = $1",
    "DELETE FROM feeds WHERE amap_id = $1",
    "DELETE FROM join_requests WHERE amap_id = $1",
    "DELETE FROM fees WHERE amap_id = $1",
    "DELETE FROM deliveries WHERE amap_id = $1",
    "DELETE FROM bodies WHERE amap_id = $1",
    "DELETE FROM changes WHERE amap_id = $1",
    "DELETE FROM campaigns WHERE amap_id = $1",
    "DELETE FROM contracts WHERE amap_id = $1",
    "DELETE FROM members WHERE amap_id = $1",
    "DELETE FROM templates WHERE amap_id = $1",
    "DELETE FROM sites WHERE amap_id = $1",
    "DELETE FROM households WHERE amap_id = $1",
];

/// Takes a sample away: its rows, its farm and what that grows, itself.
pub async fn delete(tx: &mut Tx, sample: &AmapScope) -> Result<(), DbError> {
    for sql in [
        "DELETE FROM audit_values WHERE audit_id IN (SELECT id FROM audit WHERE amap_id = $1)",
        "DELETE FROM campaign_brackets WHERE campaign_id IN (SELECT id FROM campaigns WHERE amap_id = $1)",
        "DELETE FROM clauses WHERE farm_id IN (SELECT id FROM farms WHERE entered_by = $1)",
    ] {
        run!(tx, sql, sample.id())?;
    }
    for sql in ROWS {
        run!(tx, sql, sample.id())?;
    }
    for sql in [
        "DELETE FROM products WHERE farm_id IN (SELECT id FROM farms WHERE entered_by = $1 AND claimed_at IS NULL)",
        "DELETE FROM farmers WHERE farm_id IN (SELECT id FROM farms WHERE entered_by = $1 AND claimed_at IS NULL)",
        "DELETE FROM farms WHERE entered_by = $1 AND claimed_at IS NULL",
        "UPDATE farms SET entered_by = NULL WHERE entered_by = $1",
        "DELETE FROM amaps WHERE id = $1 AND sample_of IS NOT NULL",
    ] {
        run!(tx, sql, sample.id())?;
    }
    Ok(())
}
