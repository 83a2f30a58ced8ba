//! What is there of one contract, in the shape of a workbook.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{
    Cents, ContractId, Day, DeliveryId, FarmId, Grams, MemberId, ProductId, PublicId, Quantity, TemplateId,
};
use crate::{maybe, rows};
use sqlx::FromRow;

/// A contract template that was open to subscription once.
#[derive(Clone, Debug, FromRow)]
pub struct TemplateRow {
    /// Its id.
    pub id: TemplateId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its title.
    pub title: String,
    /// The farm.
    pub farm_id: FarmId,
    /// The farm's name.
    pub farm: String,
}

/// A product as a template offers it.
#[derive(Clone, Debug, FromRow)]
pub struct OfferedRow {
    pub product_id: ProductId,
    pub name: String,
    pub production_type: String,
    pub packaging: String,
    pub price_cents: Cents,
    pub est_grams: Option<Grams>,
    pub source_type: String,
    pub source_name: String,
    pub source_price: String,
    pub source_packaging: String,
}

/// Who signed a contract.
#[derive(Clone, Debug, FromRow)]
pub struct SignatoryRow {
    pub contract_id: ContractId,
    pub member_id: MemberId,
    pub last_name: String,
    pub first_name: String,
}

/// What is due.
#[derive(Clone, Debug, FromRow)]
pub struct DueRow {
    pub contract_id: ContractId,
    pub delivery_id: DeliveryId,
    pub product_id: ProductId,
    pub quantity: Quantity,
}

/// The contracts of the AMAP that were opened, by farm and title.
pub async fn templates(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<TemplateRow>, DbError> {
    rows!(
        tx,
        TemplateRow,
        "SELECT t.id, t.public_id, t.title, t.farm_id, f.name AS farm FROM templates t JOIN farms f ON f.id = t.farm_id
         WHERE t.amap_id = $1 AND t.opened_at IS NOT NULL ORDER BY f.sort_key, t.sort_key, t.created_at, t.public_id",
        amap.id()
    )
}

/// One template of the AMAP.
pub async fn template(tx: &mut Tx, amap: &AmapScope, id: PublicId) -> Result<Option<TemplateRow>, DbError> {
    maybe!(
        tx,
        TemplateRow,
        "SELECT t.id, t.public_id, t.title, t.farm_id, f.name AS farm FROM templates t JOIN farms f ON f.id = t.farm_id
         WHERE t.amap_id = $1 AND t.public_id = $2",
        amap.id(),
        id
    )
}

/// The slug of the AMAP that has a template, for the operator, who names the template alone.
pub async fn amap_of_template(tx: &mut Tx, id: PublicId) -> Result<Option<String>, DbError> {
    let found = maybe!(
        tx,
        (String,),
        "SELECT a.slug FROM templates t JOIN amaps a ON a.id = t.amap_id WHERE t.public_id = $1",
        id
    )?;
    Ok(found.map(|(slug,)| slug))
}

/// The deliveries of a template, by day.
pub async fn days(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<(DeliveryId, Day)>, DbError> {
    rows!(
        tx,
        (DeliveryId, Day),
        "SELECT d.id, d.day FROM template_deliveries t
         JOIN deliveries d ON d.amap_id = t.amap_id AND d.id = t.delivery_id
         WHERE t.amap_id = $1 AND t.template_id = $2 ORDER BY d.day",
        amap.id(),
        template
    )
}

/// The products of a template, in their order.
pub async fn offered(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<OfferedRow>, DbError> {
    rows!(
        tx,
        OfferedRow,
        "SELECT t.product_id, p.name, p.production_type, p.packaging, t.price_cents, t.est_grams,
                t.source_type, t.source_name, t.source_price, t.source_packaging
         FROM template_products t JOIN products p ON p.farm_id = t.farm_id AND p.id = t.product_id
         WHERE t.amap_id = $1 AND t.template_id = $2 ORDER BY t.position, p.sort_key, p.public_id",
        amap.id(),
        template
    )
}

/// Which product can be had at which delivery.
pub async fn availability(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<(DeliveryId, ProductId)>, DbError> {
    rows!(
        tx,
        (DeliveryId, ProductId),
        "SELECT delivery_id, product_id FROM availability WHERE amap_id = $1 AND template_id = $2",
        amap.id(),
        template
    )
}

/// Who signed a contract that stands, by name.
pub async fn signatories(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<SignatoryRow>, DbError> {
    rows!(
        tx,
        SignatoryRow,
        "SELECT c.id AS contract_id, m.id AS member_id, m.last_name, m.first_name
         FROM contracts c JOIN members m ON m.amap_id = c.amap_id AND m.id = c.signatory_id
         WHERE c.amap_id = $1 AND c.template_id = $2
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                       AND s.party = 'member' AND s.voided_at IS NULL)
         ORDER BY m.sort_key, m.last_name, m.first_name, m.id, c.created_at, c.public_id",
        amap.id(),
        template
    )
}

/// Every line of the contracts of a template.
pub async fn due(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Vec<DueRow>, DbError> {
    rows!(
        tx,
        DueRow,
        "SELECT l.contract_id, l.delivery_id, l.product_id, l.quantity
         FROM contracts c JOIN order_lines l ON l.amap_id = c.amap_id AND l.contract_id = c.id
         WHERE c.amap_id = $1 AND c.template_id = $2",
        amap.id(),
        template
    )
}
