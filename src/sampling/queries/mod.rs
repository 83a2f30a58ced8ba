//! SQL that makes a sample and takes it away.

mod removal;

pub use removal::{ROWS, delete};

use crate::access::AmapScope;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, Day, DeliveryId, FarmId, Instant, MemberId, NetworkId, ProductId, SiteId, TemplateId, sort_key,
};
use crate::{maybe, row, run};

/// Whether this AMAP is a sample.
pub async fn is_sample(tx: &mut Tx, amap: &AmapScope) -> Result<bool, DbError> {
    let (found,) = row!(
        tx,
        (bool,),
        "SELECT sample_of IS NOT NULL FROM amaps WHERE id = $1",
        amap.id()
    )?;
    Ok(found)
}

/// The sample of an AMAP, by its name in addresses.
pub async fn sample_of(tx: &mut Tx, amap: &AmapScope) -> Result<Option<String>, DbError> {
    Ok(maybe!(
        tx,
        (String,),
        "SELECT slug FROM amaps WHERE sample_of = $1 ORDER BY id LIMIT 1",
        amap.id()
    )?
    .map(|(slug,)| slug))
}

pub async fn network_of(tx: &mut Tx, amap: &AmapScope) -> Result<NetworkId, DbError> {
    let (network,) = row!(
        tx,
        (NetworkId,),
        "SELECT network_id FROM amaps WHERE id = $1",
        amap.id()
    )?;
    Ok(network)
}

pub async fn mark(tx: &mut Tx, sample: &AmapScope, of: &AmapScope) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amaps SET sample_of = $2, listed = 0, takes_requests = 0 WHERE id = $1",
        sample.id(),
        of.id()
    )
    .map(drop)
}

pub async fn link(
    tx: &mut Tx,
    sample: &AmapScope,
    member: MemberId,
    account: AccountId,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET account_id = $3 WHERE amap_id = $1 AND id = $2",
        sample.id(),
        member,
        account
    )
    .map(drop)
}

pub async fn insert_site(
    tx: &mut Tx,
    sample: &AmapScope,
    (id, name): (SiteId, &str),
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        sample.id(),
        id,
        clock::fresh_public_id(),
        name,
        sort_key(name),
        now
    )
    .map(drop)
}

/// The farm, private to the sample.
pub async fn insert_farm(
    tx: &mut Tx,
    sample: &AmapScope,
    (id, name): (FarmId, &str),
    today: Day,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO farms (id, slug, name, sort_key, entered_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        format!("exemple-{}", clock::fresh_public_id()),
        name,
        sort_key(name),
        sample.id(),
        now
    )?;
    run!(
        tx,
        "INSERT INTO partnerships (amap_id, farm_id, since_on) VALUES ($1, $2, $3)",
        sample.id(),
        id,
        today
    )
    .map(drop)
}

/// A product with its price.
#[derive(Debug)]
pub struct SampleProduct {
    pub id: ProductId,
    pub name: &'static str,
    pub kind: &'static str,
    pub packaging: &'static str,
    pub cents: i64,
}

pub async fn insert_products(
    tx: &mut Tx,
    farm: FarmId,
    products: &[SampleProduct],
    now: Instant,
) -> Result<(), DbError> {
    for product in products {
        run!(
            tx,
            "INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, packaging, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            farm,
            product.id,
            clock::fresh_public_id(),
            product.name,
            sort_key(product.name),
            product.kind,
            product.packaging,
            now
        )?;
    }
    Ok(())
}

/// A delivery.
#[derive(Debug)]
pub struct SampleDelivery {
    pub id: DeliveryId,
    pub day: Day,
}

pub async fn insert_deliveries(
    tx: &mut Tx,
    sample: &AmapScope,
    site: SiteId,
    deliveries: &[SampleDelivery],
) -> Result<(), DbError> {
    for delivery in deliveries {
        run!(
            tx,
            "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes)
             VALUES ($1, $2, $3, $4, $5, '18:30', '19:30')",
            sample.id(),
            delivery.id,
            clock::fresh_public_id(),
            site,
            delivery.day
        )?;
    }
    Ok(())
}

/// A contract that is open.
#[derive(Debug)]
pub struct SampleTemplate<'a> {
    pub id: TemplateId,
    pub title: &'a str,
    pub payee: &'a str,
    pub farm: FarmId,
    pub site: SiteId,
    pub first: Day,
    pub last: Day,
    pub opens: Day,
    pub closes: Day,
    pub by: AccountId,
    pub now: Instant,
}

pub async fn insert_template(
    tx: &mut Tx,
    sample: &AmapScope,
    new: &SampleTemplate<'_>,
    (products, deliveries): (&[SampleProduct], &[SampleDelivery]),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, first_on, last_on, window_opens,
           window_closes, payee, max_instalments, step, created_at, created_by, submitted_at, approved_at, approved_how, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'free', $8, $9, $10, $11, $12, 3, 6, $13, $14, $13, $13, 'recorded', $13)",
        sample.id(),
        new.id,
        clock::fresh_public_id(),
        new.farm,
        new.site,
        new.title,
        sort_key(new.title),
        new.first,
        new.last,
        new.opens,
        new.closes,
        new.payee,
        new.now,
        new.by
    )?;
    run!(
        tx,
        "INSERT INTO template_methods (amap_id, template_id, method) VALUES ($1, $2, 'cheque')",
        sample.id(),
        new.id
    )?;
    run!(
        tx,
        "INSERT INTO template_due_days (amap_id, template_id, due_on) VALUES ($1, $2, $3)",
        sample.id(),
        new.id,
        new.first
    )?;
    for (position, product) in (1i64..).zip(products) {
        run!(
            tx,
            "INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents)
             VALUES ($1, $2, $3, $4, $5, $6)",
            sample.id(),
            new.id,
            product.id,
            new.farm,
            position,
            product.cents
        )?;
    }
    for delivery in deliveries {
        run!(
            tx,
            "INSERT INTO template_deliveries (amap_id, template_id, delivery_id) VALUES ($1, $2, $3)",
            sample.id(),
            new.id,
            delivery.id
        )?;
    }
    run!(
        tx,
        "INSERT INTO availability (amap_id, template_id, product_id, delivery_id)
         SELECT d.amap_id, d.template_id, p.product_id, d.delivery_id FROM template_deliveries d
         JOIN template_products p ON p.amap_id = d.amap_id AND p.template_id = d.template_id
         WHERE d.amap_id = $1 AND d.template_id = $2",
        sample.id(),
        new.id
    )
    .map(drop)
}
