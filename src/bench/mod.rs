//! How fast it is: real pages of an invented AMAP, asked for over HTTP/1.1 connections that stay open, each beside its floor:
//! the same bytes from a bare axum, with the same client, in the same run. `docs/measures.md` keeps what was measured.

mod bare;
mod client;
mod folder;
mod load;
mod memory;
mod people;
mod queries;
mod report;
mod season;
mod sheets;
mod site;
mod subscription;
mod texts;

pub use memory::Memory;
pub use people::People;
pub use report::{Report, Row};
pub use sheets::Sheets;
pub use subscription::Step;
pub use texts::Texts;

use crate::web::Fault;
use bare::Bare;
use client::{Ask, Visitor};
use folder::{Folder, Own};
use load::{Hashing, hammer};
use site::Site;
use std::path::PathBuf;
use std::time::Duration;

/// What is measured, and how long.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Sizes of the AMAP, one database for each: 4 households at least.
    pub households: Vec<usize>,
    /// How long each page is asked for, in each of its measurements.
    pub length: Duration,
    /// Visitors at once.
    pub concurrency: usize,
    /// Where the temporary databases are made.
    pub folder: PathBuf,
    /// The PostgreSQL server on which they are made instead, by the address of a database there.
    pub postgres: Option<String>,
    /// Texts of contracts that are set.
    pub texts: usize,
}

/// Why nothing could be measured.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// A file or a connection.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// A request.
    #[error("a request failed: {0}")]
    Http(#[from] hyper::Error),
    /// The application.
    #[error("{0}")]
    Fault(#[from] Fault),
    /// An answer that is not the page that was to be measured.
    #[error("{path} answered {status} instead of the page")]
    NotThePage {
        /// What was asked for.
        path: String,
        /// Its status.
        status: u16,
    },
    /// Anything that should not happen.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

impl From<crate::db::DbError> for BenchError {
    fn from(error: crate::db::DbError) -> Self {
        BenchError::Fault(error.into())
    }
}

/// Measures everything; the temporary databases are gone afterwards. `said` hears what is being done.
///
/// # Errors
/// When a database cannot be made, or a page does not come.
pub async fn run(plan: &Plan, said: impl Fn(String)) -> Result<Report, BenchError> {
    let folder = Folder::new(&plan.folder)?;
    let mut report = Report::new(plan);
    for &households in &plan.households {
        said(format!("{households} households"));
        let database = Own::make(&folder, households, plan.postgres.as_deref()).await?;
        let last = Some(&households) == plan.households.last();
        let measured = at_size(plan, &folder, (&database, households, last), &said, &mut report).await;
        database.remove().await?;
        measured?;
    }
    Ok(report)
}

async fn at_size(
    plan: &Plan,
    folder: &Folder,
    (database, households, last): (&Own, usize, bool),
    said: impl Fn(String),
    report: &mut Report,
) -> Result<(), BenchError> {
    let site = Site::open(folder, &database.url, households).await?;
    for page in site.pages() {
        report.rows.push(measure(&site, page, plan).await?);
    }
    report.rows.push(measure_sign_in(&site, plan).await?);
    report.steps.extend(subscriptions(&site, plan).await?);
    if last && plan.texts > 0 {
        said(format!("{} texts of contracts", plan.texts));
        report.texts = Some(texts::measure(site.db(), site.slug(), plan.texts, site.today()).await?);
    }
    if last {
        said("lists of one evening at many sites".to_owned());
        report.sheets = Some(sheets::measure(site.db(), site.slug(), site.today(), plan.length * 3).await?);
    }
    if last {
        said("a list of people".to_owned());
        report.people = Some(people::measure(&site).await?);
    }
    let pages = site.pages().iter().filter(|page| !page.is_file());
    let pages = pages.map(|page| page.ask.clone()).collect();
    site.close().await;
    if last {
        said("memory".to_owned());
        report.memory = memory::measure(folder, database, pages, plan).await?;
    }
    Ok(())
}

/// Each household subscribes once, so that there is time for as many as the steps of one take.
async fn subscriptions(site: &Site, plan: &Plan) -> Result<Vec<Step>, BenchError> {
    let length = plan.length * 4;
    let cookies = site.members().await?;
    subscription::measure(&site.door(), cookies, plan.concurrency, length, site.households).await
}

/// A page of the site, and what it is called.
#[derive(Debug)]
struct Page {
    name: &'static str,
    ask: Ask,
}

impl Page {
    /// Whether it is a workbook or a PDF, which is made on demand and rarely.
    fn is_file(&self) -> bool {
        self.name.ends_with("PDF") || self.name.ends_with("XLSX")
    }
}

async fn measure(site: &Site, page: &Page, plan: &Plan) -> Result<Row, BenchError> {
    let answer = client::once(site.address, &page.ask).await?;
    let bytes = answer.body.len();
    let statements = Some(site.statements(&page.ask).await?);
    let visitor = || Visitor::new(site.address, page.ask.clone());
    warm_up(plan, visitor).await?;
    let alone = hammer(1, plan.length, visitor).await?;
    let together = hammer(plan.concurrency, plan.length, visitor).await?;
    let bare = Bare::serving(answer).await?;
    let visitor = || Visitor::new(bare.address, page.ask.clone());
    warm_up(plan, visitor).await?;
    let floor = hammer(plan.concurrency, plan.length, visitor).await?;
    Ok(Row {
        page: page.name,
        households: site.households,
        bytes,
        statements,
        alone,
        together,
        floor,
        floor_is: "bare axum",
    })
}

/// Signing in is as slow as its password hash, on purpose: that hash alone is its floor.
async fn measure_sign_in(site: &Site, plan: &Plan) -> Result<Row, BenchError> {
    let ask = site.sign_in();
    let visitor = || Visitor::new(site.address, ask.clone());
    Ok(Row {
        page: "sign-in",
        households: site.households,
        bytes: client::once(site.address, &ask).await?.body.len(),
        statements: None,
        alone: hammer(1, plan.length, visitor).await?,
        together: hammer(plan.concurrency, plan.length, visitor).await?,
        floor: hammer(plan.concurrency, plan.length, || Hashing).await?,
        floor_is: "password hash",
    })
}

async fn warm_up(plan: &Plan, visitor: impl Fn() -> Visitor) -> Result<(), BenchError> {
    hammer(plan.concurrency, plan.length / 5, visitor).await.map(drop)
}
