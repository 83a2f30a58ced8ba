//! How many texts of contracts are set in a second, by all processors: those of the invented AMAP, again and again.

use super::load::{Timing, on_all_processors};
use super::{BenchError, queries};
use crate::access::AmapScope;
use crate::clock::Stopwatch;
use crate::contracts::{Text, dossier_of};
use crate::db::Db;
use crate::documents::{ContractBody, Issue};
use crate::words::Day;
use serde::Serialize;

/// Texts that were set.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Texts {
    /// How many and how fast, over all processors; how long each took.
    pub timing: Timing,
    /// Contracts whose texts they are.
    pub contracts: usize,
    /// Pages of all.
    pub pages: usize,
    /// Bytes of all.
    pub bytes: usize,
}

/// What a text is made of.
struct Source {
    body: ContractBody,
    by: String,
    id: String,
    on: Day,
}

impl Source {
    fn set(&self) -> Result<Text, BenchError> {
        let issue = Issue {
            by: &self.by,
            on: self.on,
            id: &self.id,
        };
        Text::of(&self.body, issue).map_err(|error| BenchError::Unexpected(error.to_string()))
    }
}

/// Sets so many texts of contracts of an AMAP, one thread for each processor.
///
/// # Errors
/// When a text cannot be set.
pub async fn measure(db: &Db, slug: &str, count: usize, today: Day) -> Result<Texts, BenchError> {
    let sources = sources(db, slug, today).await?;
    let work = move || set_all(&sources, count);
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| BenchError::Unexpected(error.to_string()))?
}

async fn sources(db: &Db, slug: &str, on: Day) -> Result<Vec<Source>, BenchError> {
    let mut tx = db.read().await?;
    let amap = AmapScope::for_operator(&mut tx, slug).await?;
    let amap = amap.ok_or_else(|| BenchError::Unexpected(format!("there is no AMAP {slug}")))?;
    let mut sources = Vec::new();
    for contract in queries::contracts(&mut tx, slug).await? {
        let dossier = dossier_of(&mut tx, &amap, contract).await?;
        sources.push(Source {
            body: dossier.body(on)?,
            by: amap.name().to_owned(),
            id: dossier.reference(),
            on,
        });
    }
    Ok(sources)
}

fn set_all(sources: &[Source], count: usize) -> Result<Texts, BenchError> {
    let watch = Stopwatch::start();
    let done = on_all_processors(count, |at| {
        let one = Stopwatch::start();
        let text = sources[at % sources.len()].set()?;
        Ok((one.elapsed(), text.pages, text.pdf.len()))
    })?;
    let all = watch.elapsed();
    let pages = done.iter().map(|(_, pages, _)| *pages).sum::<i64>();
    Ok(Texts {
        timing: Timing::of(done.iter().map(|(took, _, _)| *took).collect(), all),
        contracts: sources.len(),
        pages: usize::try_from(pages).unwrap_or_default(),
        bytes: done.iter().map(|(_, _, bytes)| bytes).sum(),
    })
}
