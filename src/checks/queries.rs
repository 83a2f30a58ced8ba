//! SQL over all tenants, for the operator's check alone.

use crate::db::{DbError, Tx};
use crate::rows;

pub async fn bodies(tx: &mut Tx) -> Result<Vec<(String, Vec<u8>, Vec<u8>)>, DbError> {
    rows!(
        tx,
        (String, Vec<u8>, Vec<u8>),
        "SELECT c.public_id, b.sha256, b.pdf FROM bodies b
         JOIN contracts c ON c.amap_id = b.amap_id AND c.id = b.contract_id ORDER BY c.public_id"
    )
}

pub async fn signatures_over_other_texts(tx: &mut Tx) -> Result<Vec<(String,)>, DbError> {
    rows!(
        tx,
        (String,),
        "SELECT c.public_id FROM signatures s JOIN bodies b ON b.amap_id = s.amap_id AND b.id = s.body_id
         JOIN contracts c ON c.amap_id = s.amap_id AND c.id = s.contract_id
         WHERE s.sha256 <> b.sha256 OR b.contract_id <> s.contract_id ORDER BY c.public_id"
    )
}

pub async fn lines_outside_their_template(tx: &mut Tx) -> Result<Vec<(String,)>, DbError> {
    rows!(
        tx,
        (String,),
        "SELECT DISTINCT c.public_id FROM order_lines l
         JOIN contracts c ON c.amap_id = l.amap_id AND c.id = l.contract_id
         LEFT JOIN availability a ON a.amap_id = l.amap_id AND a.template_id = c.template_id
          AND a.product_id = l.product_id AND a.delivery_id = l.delivery_id
         WHERE a.template_id IS NULL ORDER BY c.public_id"
    )
}

pub async fn crowded_duties(tx: &mut Tx) -> Result<Vec<(String,)>, DbError> {
    rows!(
        tx,
        (String,),
        "SELECT d.public_id FROM duty_slots s
         JOIN deliveries d ON d.amap_id = s.amap_id AND d.id = s.delivery_id
         WHERE s.seats < (SELECT COUNT(*) FROM duty_seats x WHERE x.amap_id = s.amap_id AND x.slot_id = s.id)
         ORDER BY d.public_id"
    )
}
