//! Empty databases to move into: SQLite, and PostgreSQL when CLICAMAP_TEST_POSTGRES_URL names a server.

use clicamap::access::AmapScope;
use clicamap::clock::{Clock, random_u32};
use clicamap::db::{DatabaseUrl, Db, Tx};
use clicamap::exchange::clicamap::{By, Imported, Intake, amap, check_totals, export, farm, import, list};
use clicamap::web::Fault;
use clicamap::words::{Day, Instant, Quantity};
use clicamap::{rows, transact};

/// The evening on which all of this happens: 2026-09-01, 18:00 in Paris.
pub const EVENING: Instant = Instant(1_788_278_400_000_000);

/// A database with nothing in it but its schema.
pub struct House {
    pub engine: &'static str,
    pub db: Db,
    clock: Clock,
}

/// One house for each engine at hand.
pub async fn houses() -> Vec<House> {
    let mut houses = vec![house("SQLite", sqlite()).await];
    match postgres().await {
        Some(url) => houses.push(house("PostgreSQL", url).await),
        None => eprintln!("skipped on PostgreSQL: CLICAMAP_TEST_POSTGRES_URL is not set"),
    }
    houses
}

async fn house(engine: &'static str, url: String) -> House {
    let url: DatabaseUrl = url.parse().unwrap();
    let db = Db::open(&url).await.unwrap();
    db.migrate().await.unwrap();
    House {
        engine,
        db,
        clock: Clock::held_at(EVENING),
    }
}

fn sqlite() -> String {
    let name = format!("exchange-{:08x}.db", random_u32());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    format!("sqlite:{}", path.display())
}

#[expect(clippy::disallowed_methods, reason = "the tests' own setting")]
async fn postgres() -> Option<String> {
    use sqlx::Connection;
    let server = std::env::var("CLICAMAP_TEST_POSTGRES_URL").ok()?;
    let name = format!("exchange_{:08x}", random_u32());
    let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
    let make = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(make).execute(&mut connection).await.unwrap();
    let (address, options) = server.split_once('?').unwrap_or((&server, ""));
    let (host, _) = address
        .rsplit_once('/')
        .filter(|(host, _)| !host.ends_with('/'))
        .unwrap_or((address, ""));
    Some(format!("{host}/{name}?{options}"))
}

/// Files that were read and are to be stored.
pub struct Delivery<'a> {
    pub amap: &'a str,
    pub farm: &'a str,
    pub create: bool,
    pub files: &'a [(String, Vec<u8>)],
}

impl House {
    /// Imports files as the command line does, all or none; a refusal gives its lines.
    pub async fn imports(&self, delivery: &Delivery<'_>) -> Result<Vec<Imported>, Vec<String>> {
        let intakes = Intake::read_all(delivery.files)?;
        check_totals(&intakes)?;
        self.stores(delivery, &intakes).await
    }

    /// The same without a look at the totals.
    pub async fn stores(
        &self,
        delivery: &Delivery<'_>,
        intakes: &[Intake],
    ) -> Result<Vec<Imported>, Vec<String>> {
        let now = self.clock.now();
        let outcome: Result<Vec<Imported>, Fault> = async {
            transact!(self.db, |tx| {
                let (amap, _) = amap(tx, delivery.amap, delivery.create, now).await?;
                let (farm, _) = farm(tx, &amap, delivery.farm, delivery.create, now).await?;
                import(tx, &amap, (&farm, None), intakes, &By::Operator, now).await
            })
        }
        .await;
        outcome.map_err(|fault| match fault {
            Fault::Refused(lines) => lines.lines().map(str::to_owned).collect(),
            fault => panic!("{}: {fault}", self.engine),
        })
    }

    /// Every contract of an AMAP as a file, by farm and title.
    pub async fn exports(&self, slug: &str) -> Vec<(String, Vec<u8>)> {
        let mut tx = self.db.read().await.unwrap();
        let scope = AmapScope::for_operator(&mut tx, slug).await.unwrap().unwrap();
        let mut files = Vec::new();
        for listed in list(&mut tx, &scope).await.unwrap() {
            let exported = export(&mut tx, &scope, listed.id, EVENING).await.unwrap();
            files.push((exported.file, exported.bytes));
        }
        files
    }

    /// What is due in all the AMAPs: day, name, first name, product as the workbook names it, quantity.
    pub async fn due(&self) -> Vec<(Day, String, String, String, Quantity)> {
        let mut tx = self.db.read().await.unwrap();
        rows!(
            tx_of(&mut tx),
            (Day, String, String, String, Quantity),
            "SELECT d.day, m.last_name, m.first_name,
                    t.source_type || '/' || t.source_name || '/' || t.source_price || '/' || t.source_packaging, l.quantity
             FROM order_lines l JOIN contracts c ON c.amap_id = l.amap_id AND c.id = l.contract_id
             JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
             JOIN members m ON m.amap_id = c.amap_id AND m.household_id = l.collected_by
             JOIN template_products t ON t.amap_id = c.amap_id AND t.template_id = c.template_id
                                     AND t.product_id = l.product_id
             ORDER BY 1, 2, 3, 4"
        )
        .unwrap()
    }

    /// How many rows each table has, those without any left out.
    pub async fn inventory(&self) -> String {
        let mut tx = self.db.read().await.unwrap();
        let mut lines = Vec::new();
        for table in TABLES {
            let sql = || sqlx::AssertSqlSafe(format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}"));
            let counted = rows!(tx_of(&mut tx), (i64,), sql()).unwrap();
            lines.extend(
                counted
                    .iter()
                    .filter(|(count,)| *count > 0)
                    .map(|(count,)| format!("{table} {count}")),
            );
        }
        lines.join("\n")
    }

    /// The rows of one text column, in order.
    pub async fn texts(&self, sql: &'static str) -> Vec<String> {
        let mut tx = self.db.read().await.unwrap();
        let found = rows!(tx_of(&mut tx), (String,), sql).unwrap();
        found.into_iter().map(|(text,)| text).collect()
    }
}

fn tx_of(tx: &mut Tx) -> &mut Tx {
    tx
}

const TABLES: [&str; 22] = [
    "networks",
    "network_tree",
    "amaps",
    "sites",
    "site_hours",
    "households",
    "members",
    "farms",
    "partnerships",
    "products",
    "deliveries",
    "templates",
    "template_deliveries",
    "template_products",
    "availability",
    "contracts",
    "order_lines",
    "signatures",
    "workbook_imports",
    "audit",
    "outbox",
    "instalments",
];

/// The bytes of one of our own workbooks, under a name.
pub fn fixture(name: &str) -> (String, Vec<u8>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/clicamap/");
    (name.to_owned(), std::fs::read(format!("{folder}{name}")).unwrap())
}
