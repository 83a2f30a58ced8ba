//! The lists that hang on the wall when one evening is held at many sites: how long it takes to set them all.

use super::load::{Timing, on_all_processors};
use super::{BenchError, queries};
use crate::access::AmapScope;
use crate::clock::{Stopwatch, fresh_public_id, fresh_uuid};
use crate::db::Db;
use crate::distribution::{Entry, FarmTotal, List, Occasion, list_of_day, list_on_paper};
use crate::documents::{DeliveryList, Issue};
use crate::words::{Day, DeliveryId, HourMinute};
use serde::Serialize;
use std::time::Duration;

/// Sites of the evening, and households of each.
const SITES: usize = 20;
const HOUSEHOLDS: usize = 25;

/// Lists that were set.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Sheets {
    /// How long all lists of the evening took, set by all processors.
    pub timing: Timing,
    /// How many lists.
    pub sites: usize,
    /// Households on all of them.
    pub households: usize,
    /// Pages of all.
    pub pages: usize,
}

/// Reads the next delivery of an AMAP, spreads it over sites, and sets the list of each, again and again for `length`.
///
/// # Errors
/// When a list cannot be set.
pub async fn measure(db: &Db, slug: &str, today: Day, length: Duration) -> Result<Sheets, BenchError> {
    let mut tx = db.read().await?;
    let amap = AmapScope::for_operator(&mut tx, slug).await?;
    let amap = amap.ok_or_else(|| BenchError::Unexpected(format!("there is no AMAP {slug}")))?;
    let (_, day) = queries::next_evening(&mut tx, slug, today).await?;
    let list = list_of_day(&mut tx, &amap, day).await?;
    drop(tx);
    let papers: Vec<DeliveryList> = list
        .households
        .chunks(HOUSEHOLDS)
        .take(SITES)
        .map(|households| {
            let list = List {
                households: households.to_vec(),
                totals: brought(&list.totals, households),
            };
            list_on_paper(&amap, &evening(day), &list, String::new(), "")
        })
        .collect();
    let households = list.households.len().min(SITES * HOUSEHOLDS);
    let setting = tokio::task::spawn_blocking(move || set(&papers, day, length));
    let (timing, pages, sites) = setting
        .await
        .map_err(|error| BenchError::Unexpected(error.to_string()))??;
    Ok(Sheets {
        timing,
        sites,
        households,
        pages,
    })
}

fn evening(day: Day) -> Occasion {
    let hour = |hour| HourMinute::new(hour, 0).expect("an hour of the day");
    Occasion {
        id: DeliveryId::new(fresh_uuid()),
        public_id: fresh_public_id(),
        day,
        opens: hour(18),
        closes: hour(19),
        site: "Halle".to_owned(),
        address: String::new(),
        postcode: String::new(),
        town: String::new(),
        cancelled_at: None,
    }
}

/// Of what the farms bring in all, what these households collect.
fn brought(totals: &[FarmTotal], households: &[Entry]) -> Vec<FarmTotal> {
    let mut totals = totals.to_vec();
    for farm in &mut totals {
        for product in &mut farm.products {
            let items = households.iter().flat_map(|entry| &entry.items);
            let of_it = items.filter(|item| item.product == product.product);
            product.quantity = of_it.map(|item| item.quantity).sum();
        }
        farm.products.retain(|product| !product.quantity.is_zero());
    }
    totals
}

fn set(papers: &[DeliveryList], on: Day, length: Duration) -> Result<(Timing, usize, usize), BenchError> {
    let (watch, mut each, mut pages) = (Stopwatch::start(), Vec::new(), 0);
    let id = fresh_public_id().to_string();
    while each.is_empty() || watch.elapsed() < length {
        let one = Stopwatch::start();
        let done = on_all_processors(papers.len(), |at| {
            let paper = &papers[at];
            let issue = Issue {
                by: &paper.amap,
                on,
                id: &id,
            };
            let pdf = paper.pdf(issue);
            pdf.map(|pdf| pdf.pages)
                .map_err(|error| BenchError::Unexpected(error.to_string()))
        })?;
        each.push(one.elapsed());
        pages = done.iter().sum();
    }
    Ok((Timing::of(each, watch.elapsed()), pages, papers.len()))
}
