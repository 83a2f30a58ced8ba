//! The one world that stories are told in: the real router over a real database of each engine at hand, a clock that
//! stands still, and people who are signed in.

mod answer;
mod crowd;
mod engine;
mod moving;
mod person;
mod places;
mod rows;
mod signing;
mod village;

pub use answer::Answer;
pub use moving::{Delivery, fixture};
pub use person::{Person, csrf, encoded};
pub use rows::{Columns, Rows};
pub use signing::ORDER;
pub use village::{DELIVERY, DRAFT, SOON, TEMPLATE, sql as village_sql};

use axum::Router;
use clicamap::clock::Clock;
use clicamap::config::Config;
use clicamap::db::{Db, Tx};
use clicamap::rows;
use clicamap::web::App;
use clicamap::words::Instant;
use std::path::PathBuf;

/// The evening on which everything begins: 2026-09-01, 18:00 in Paris.
pub const EVENING: Instant = Instant(1_788_278_400_000_000);

/// The application on a database of its own.
pub struct World {
    pub engine: &'static str,
    pub db: Db,
    pub app: App,
    router: Router,
    file: Option<PathBuf>,
}

/// One empty world for each engine at hand: SQLite, and PostgreSQL when CLICAMAP_TEST_POSTGRES_URL names a server.
pub async fn worlds() -> Vec<World> {
    let worlds = unfounded().await;
    for world in &worlds {
        world.db.migrate().await.unwrap();
    }
    worlds
}

/// The same without a schema.
pub async fn unfounded() -> Vec<World> {
    let mut worlds = Vec::new();
    for place in engine::places().await {
        let _ = tracing_subscriber::fmt()
            .with_test_writer()
            .with_max_level(tracing::Level::ERROR)
            .try_init();
        let db = Db::open(&place.url.parse().unwrap()).await.unwrap();
        let config = Config::from_parts("", []).unwrap();
        let app = App::new(config, db.clone(), Clock::held_at(EVENING));
        worlds.push(World {
            engine: place.engine,
            router: clicamap::router::router(app.clone()),
            db,
            app,
            file: place.file,
        });
    }
    worlds
}

/// Worlds with two AMAPs, `lones` and `ailleurs`, of five households with baskets each, moved in from a workbook. The
/// first delivery is two days ahead.
pub async fn moved_in() -> Vec<World> {
    let worlds = worlds().await;
    for world in &worlds {
        world.moves_in().await;
    }
    worlds
}

/// Worlds with an AMAP `lones` that has a site, and nothing else.
pub async fn furnished() -> Vec<World> {
    let worlds = worlds().await;
    for world in &worlds {
        world.executes(&village::bare(world)).await;
    }
    worlds
}

/// Worlds with two AMAPs, people of every role in them, and a template open to subscriptions: see [`village`].
pub async fn villages() -> Vec<World> {
    let worlds = worlds().await;
    for world in &worlds {
        world.executes(&village::sql(world)).await;
    }
    worlds
}

impl World {
    /// The file of an embedded database.
    pub fn file(&self) -> Option<&PathBuf> {
        self.file.as_ref()
    }

    /// Moves the clock to so many days after the first evening.
    pub fn later(&self, days: i64) {
        self.at(EVENING.plus_hours(24 * days));
    }

    /// Moves the clock.
    pub fn at(&self, now: Instant) {
        self.app.clock.set(now);
    }

    /// Moves the clock to a local time in Paris: `2026-10-25 02:30`; of an hour that comes twice, the first.
    pub fn at_paris(&self, local: &str) {
        let time: jiff::civil::DateTime = local.parse().unwrap();
        let zoned = time.to_zoned_datetime(clicamap::access::paris()).unwrap();
        self.at(Instant(zoned.timestamp().as_microsecond()));
    }

    /// Somebody who has a session, whose secret is their name.
    pub fn person(&self, name: &str) -> Person {
        Person::new(self.router.clone(), name)
    }

    /// Nobody in particular.
    pub fn visitor(&self) -> Person {
        Person::new(self.router.clone(), "")
    }

    /// Several statements that both engines understand.
    pub async fn executes(&self, sql: &str) {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match &self.db {
            Db::Sqlite { write, .. } => drop(sqlx::raw_sql(sql).execute(write).await.unwrap()),
            Db::Postgres(pool) => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()),
        }
    }

    /// The rows of one text column, in order.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let mut tx = self.db.read().await.unwrap();
        let tx: &mut Tx = &mut tx;
        let sql = || sqlx::AssertSqlSafe(sql.to_owned());
        let found = rows!(tx, (String,), sql()).unwrap();
        found.into_iter().map(|(text,)| text).collect()
    }

    /// One number.
    pub async fn count(&self, from: &str) -> i64 {
        let mut tx = self.db.read().await.unwrap();
        let tx: &mut Tx = &mut tx;
        let sql = || sqlx::AssertSqlSafe(format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {from}"));
        rows!(tx, (i64,), sql()).unwrap().remove(0).0
    }

    /// How many rows each table has, those without any left out.
    pub async fn inventory(&self) -> String {
        let counted = engine::tables()
            .into_iter()
            .map(|table| format!("SELECT '{table} ' || CAST(COUNT(*) AS TEXT) FROM {table}"));
        let mut lines = self.texts(&counted.collect::<Vec<_>>().join(" UNION ALL ")).await;
        lines.retain(|line| !line.ends_with(" 0"));
        lines.join("\n")
    }

    /// What `clicamap check` says.
    pub async fn findings(&self) -> Vec<String> {
        let mut tx = self.db.read().await.unwrap();
        clicamap::checks::findings(&mut tx).await.unwrap()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            if let Some(file) = &self.file {
                let _ = std::fs::remove_file(format!("{}{end}", file.display()));
            }
        }
    }
}
