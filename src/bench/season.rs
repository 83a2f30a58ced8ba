//! A season as long as they come: a free order of 40 deliveries and 8 products, open to subscriptions, and the people who
//! subscribe to it.

use super::BenchError;
use super::queries::{self, NewTemplate};
use crate::access::session_digest;
use crate::clock::{fresh_public_id, fresh_uuid};
use crate::db::Db;
use crate::transact;
use crate::web::{Fault, SESSION_COOKIE};
use crate::words::{Day, DeliveryId, Instant, ProductId, PublicId, SiteId, TemplateId};

/// Deliveries of the season.
pub const DELIVERIES: i64 = 40;
/// Its products, with the price of each in cents.
pub const PRODUCTS: [(&str, i64); 8] = [
    ("Carottes", 280),
    ("Courges", 350),
    ("Épinards", 420),
    ("Mâche", 390),
    ("Navets", 240),
    ("Poireaux", 310),
    ("Radis", 190),
    ("Salade", 140),
];

/// Opens it in the AMAP of another template; gives its name in addresses.
pub async fn open(db: &Db, like: PublicId, today: Day) -> Result<PublicId, BenchError> {
    let public_id = fresh_public_id();
    let day = |week: i64| today.plus_days(30 + 7 * week);
    let new = NewTemplate {
        id: TemplateId::new(fresh_uuid()),
        public_id,
        site: SiteId::new(fresh_uuid()),
        site_public_id: fresh_public_id(),
        first_on: day(0),
        last_on: day(DELIVERIES - 1),
    };
    let due_days: Vec<Day> = (0..10).map(|month| day(4 * month)).collect();
    let stored: Result<(), Fault> = transact!(db, |tx| {
        queries::insert_template(tx, &new, like).await?;
        for week in 0..DELIVERIES {
            let id = DeliveryId::new(fresh_uuid());
            queries::insert_delivery(tx, new.id, id, fresh_public_id(), day(week)).await?;
        }
        for (position, (name, cents)) in (1..).zip(PRODUCTS) {
            let id = ProductId::new(fresh_uuid());
            queries::insert_product(tx, new.id, id, fresh_public_id(), (name, position, cents)).await?;
        }
        queries::complete_template(tx, new.id, &due_days).await?;
        Ok(())
    });
    stored?;
    db.analyze().await?;
    Ok(public_id)
}

/// Signs in one person of each household of an AMAP who is nothing but a member; gives their cookies.
pub async fn members(db: &Db, slug: &str, now: Instant) -> Result<Vec<String>, BenchError> {
    let cookies: Result<Vec<String>, Fault> = transact!(db, |tx| {
        let mut cookies = Vec::new();
        for account in queries::members(tx, slug).await? {
            let secret = fresh_uuid().simple().to_string();
            queries::insert_session(tx, account, &session_digest(&secret), now).await?;
            cookies.push(format!("{SESSION_COOKIE}={secret}"));
        }
        Ok(cookies)
    });
    Ok(cookies?)
}
