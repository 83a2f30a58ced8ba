//! SQL that finds what is worth measuring in an invented AMAP, or adds it. No scope: only the bench asks, on its own database.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, Day, DeliveryId, Instant, ProductId, PublicId, SiteId, TemplateId};
use crate::{row, rows, run};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Makes a database on a PostgreSQL server.
pub async fn create_database(server: &str, name: &str) -> Result<(), DbError> {
    on_server(server, format!("CREATE DATABASE {name}")).await
}

/// Removes it, whoever is still connected.
pub async fn drop_database(server: &str, name: &str) -> Result<(), DbError> {
    on_server(server, format!("DROP DATABASE {name} WITH (FORCE)")).await
}

async fn on_server(server: &str, sql: String) -> Result<(), DbError> {
    let mut connection = PgConnection::connect(server).await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

/// The next delivery, and its day: every farm brings something to it.
pub async fn next_evening(tx: &mut Tx, slug: &str, today: Day) -> Result<(PublicId, Day), DbError> {
    row!(
        tx,
        (PublicId, Day),
        "SELECT d.public_id, d.day FROM deliveries d JOIN amaps a ON a.id = d.amap_id
         WHERE a.slug = $1 AND d.day >= $2 ORDER BY d.day LIMIT 1",
        slug,
        today
    )
}

/// The farm of a template.
pub async fn farm_of(tx: &mut Tx, template: PublicId) -> Result<String, DbError> {
    let (slug,) = row!(
        tx,
        (String,),
        "SELECT f.slug FROM templates t JOIN farms f ON f.id = t.farm_id WHERE t.public_id = $1",
        template
    )?;
    Ok(slug)
}

/// The template with the most contracts.
pub async fn largest_template(tx: &mut Tx, slug: &str) -> Result<PublicId, DbError> {
    let found = row!(
        tx,
        (PublicId,),
        "SELECT t.public_id FROM templates t JOIN amaps a ON a.id = t.amap_id
         JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id
         WHERE a.slug = $1 GROUP BY t.public_id ORDER BY COUNT(*) DESC, t.public_id LIMIT 1",
        slug
    )?;
    Ok(found.0)
}

/// The template open for subscription with the most to choose from.
pub async fn open_template(tx: &mut Tx, slug: &str) -> Result<PublicId, DbError> {
    let found = row!(
        tx,
        (PublicId,),
        "SELECT t.public_id FROM templates t JOIN amaps a ON a.id = t.amap_id
         JOIN availability v ON v.amap_id = t.amap_id AND v.template_id = t.id
         WHERE a.slug = $1 AND t.opened_at IS NOT NULL AND t.closed_at IS NULL
         GROUP BY t.public_id ORDER BY COUNT(*) DESC, t.public_id LIMIT 1",
        slug
    )?;
    Ok(found.0)
}

/// A template about to be copied from another one.
pub struct NewTemplate {
    pub id: TemplateId,
    pub public_id: PublicId,
    pub site: SiteId,
    pub site_public_id: PublicId,
    pub first_on: Day,
    pub last_on: Day,
}

/// Opens a free order of the same farm and window as another template, at a site of its own.
pub async fn insert_template(tx: &mut Tx, new: &NewTemplate, like: PublicId) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO sites (amap_id, id, public_id, name, sort_key, created_at)
         SELECT amap_id, $1, $2, 'Halle', 'halle', created_at FROM templates WHERE public_id = $3",
        new.site,
        new.site_public_id,
        like
    )?;
    run!(
        tx,
        "INSERT INTO templates (amap_id, id, public_id, farm_id, site_id, title, sort_key, kind, first_on, last_on,
           window_opens, window_closes, payee, max_instalments, step, created_at, submitted_at, approved_at, opened_at)
         SELECT amap_id, $1, $2, farm_id, $3, 'Tout le potager', 'tout le potager', 'free', $4, $5,
           window_opens, window_closes, payee, 10, 6, created_at, submitted_at, approved_at, opened_at
         FROM templates WHERE public_id = $6",
        new.id,
        new.public_id,
        new.site,
        new.first_on,
        new.last_on,
        like
    )
    .map(drop)
}

/// A delivery of it.
pub async fn insert_delivery(
    tx: &mut Tx,
    template: TemplateId,
    id: DeliveryId,
    public_id: PublicId,
    day: Day,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes)
         SELECT amap_id, $1, $2, site_id, $3, '18:30', '19:30' FROM templates WHERE id = $4",
        id,
        public_id,
        day,
        template
    )?;
    run!(
        tx,
        "INSERT INTO template_deliveries (amap_id, template_id, delivery_id) SELECT amap_id, id, $1 FROM templates WHERE id = $2",
        id,
        template
    )
    .map(drop)
}

/// A product of it.
pub async fn insert_product(
    tx: &mut Tx,
    template: TemplateId,
    id: ProductId,
    public_id: PublicId,
    (name, position, price_cents): (&str, i64, i64),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO products (farm_id, id, public_id, name, sort_key, production_type, packaging, created_at)
         SELECT farm_id, $1, $2, $3, $3, 'legumes', 'botte', created_at FROM templates WHERE id = $4",
        id,
        public_id,
        name,
        template
    )?;
    run!(
        tx,
        "INSERT INTO template_products (amap_id, template_id, product_id, farm_id, position, price_cents)
         SELECT amap_id, id, $1, farm_id, $2, $3 FROM templates WHERE id = $4",
        id,
        position,
        price_cents,
        template
    )
    .map(drop)
}

/// What is left of it: all products at all deliveries, cheques on these days, and a stock of each product that suffices.
pub async fn complete_template(tx: &mut Tx, template: TemplateId, due_days: &[Day]) -> Result<(), DbError> {
    for sql in [
        "INSERT INTO availability (amap_id, template_id, product_id, delivery_id)
         SELECT p.amap_id, p.template_id, p.product_id, d.delivery_id FROM template_products p
         JOIN template_deliveries d ON d.amap_id = p.amap_id AND d.template_id = p.template_id WHERE p.template_id = $1",
        "INSERT INTO template_methods (amap_id, template_id, method) SELECT amap_id, id, 'cheque' FROM templates WHERE id = $1",
        "INSERT INTO template_stocks (amap_id, template_id, position, name, per, quantity)
         SELECT p.amap_id, p.template_id, p.position, s.name, 'delivery', 5000000 FROM template_products p
         JOIN products s ON s.farm_id = p.farm_id AND s.id = p.product_id WHERE p.template_id = $1",
        "INSERT INTO template_stock_products (amap_id, template_id, position, product_id)
         SELECT amap_id, template_id, position, product_id FROM template_products WHERE template_id = $1",
    ] {
        run!(tx, sql, template)?;
    }
    for day in due_days {
        run!(
            tx,
            "INSERT INTO template_due_days (amap_id, template_id, due_on) SELECT amap_id, id, $1 FROM templates WHERE id = $2",
            *day,
            template
        )?;
    }
    Ok(())
}

/// One person of each household who signs in and is nothing but a member.
pub async fn members(tx: &mut Tx, slug: &str) -> Result<Vec<AccountId>, DbError> {
    let found = rows!(
        tx,
        (AccountId,),
        "SELECT m.account_id FROM members m JOIN amaps a ON a.id = m.amap_id
         WHERE a.slug = $1 AND m.left_on IS NULL AND m.account_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.account_id = m.account_id)
           AND NOT EXISTS (SELECT 1 FROM farmers f WHERE f.account_id = m.account_id)
           AND NOT EXISTS (SELECT 1 FROM members o WHERE o.amap_id = m.amap_id AND o.household_id = m.household_id
                           AND o.account_id IS NOT NULL AND o.id < m.id)
         ORDER BY m.id",
        slug
    )?;
    Ok(found.into_iter().map(|(account,)| account).collect())
}

/// Signs somebody in.
pub async fn insert_session(
    tx: &mut Tx,
    account: AccountId,
    digest: &[u8],
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO sessions (digest, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)",
        digest,
        account,
        now,
        now.plus_hours(24)
    )
    .map(drop)
}

/// Contracts whose texts are set.
pub async fn contracts(tx: &mut Tx, slug: &str) -> Result<Vec<PublicId>, DbError> {
    let found = rows!(
        tx,
        (PublicId,),
        "SELECT c.public_id FROM contracts c JOIN amaps a ON a.id = c.amap_id WHERE a.slug = $1 ORDER BY c.id LIMIT 500",
        slug
    )?;
    Ok(found.into_iter().map(|(contract,)| contract).collect())
}
