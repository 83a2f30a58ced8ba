//! One change of several templates at once: an evening that is given up or moved, a farm that is away.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::announce::store;
use super::form::{Topic, Typed, standing};
use super::impact::Impact;
use super::rows::{Row, rows, units};
use crate::access::AmapScope;
use crate::contracts::amendments::file::make_soon;
use crate::contracts::amendments::ledger::Ledger;
use crate::contracts::amendments::model::Change;
pub use crate::contracts::amendments::model::Instead;
use crate::contracts::contract::hex;
use crate::contracts::templates::TemplateSheet;
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{Cents, Day};

/// What is asked of one template: these days are given up, or come on another.
#[derive(Debug, Clone)]
pub struct Stroke {
    /// The AMAP.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
    /// The days; those that the template does not deliver on are left out.
    pub days: BTreeSet<Day>,
    /// What becomes of the baskets.
    pub instead: Instead,
}

/// What it would do.
#[derive(Debug, Clone)]
pub struct Struck {
    amap: AmapScope,
    ledger: Ledger,
    typed: Typed,
    impact: Impact,
}

/// What each would do, without doing it. A template that has none of the days is left out.
///
/// # Errors
/// When the database fails.
pub async fn foresee(
    tx: &mut Tx,
    visit: &Visit,
    strokes: Vec<Stroke>,
    reason: &str,
) -> Result<Vec<Struck>, Fault> {
    let mut struck = Vec::new();
    for stroke in strokes {
        let held = standing(&stroke.sheet).map(|delivery| delivery.day);
        let days: BTreeSet<Day> = held.filter(|day| stroke.days.contains(day)).collect();
        if days.is_empty() {
            continue;
        }
        let topic = match stroke.instead {
            Instead::On(_) => Topic::Move,
            _ => Topic::Cancel,
        };
        let typed = Typed {
            topic,
            change: Change::Withdraw {
                days,
                products: None,
                instead: stroke.instead,
            },
            reason: reason.to_owned(),
        };
        let today = stroke.amap.today(visit.now());
        let ledger = Ledger::load(tx, &stroke.amap, stroke.sheet, None, today).await?;
        let impact = Impact::of(&ledger, &typed);
        struck.push(Struck {
            amap: stroke.amap,
            ledger,
            typed,
            impact,
        });
    }
    Ok(struck)
}

/// A fingerprint of all of it: what is announced is what was shown.
pub fn fingerprint(struck: &[Struck]) -> String {
    let mut said = Sha256::new();
    for one in struck {
        said.update(one.ledger.sheet.public_id.as_str());
        said.update(one.impact.fingerprint(one.ledger.sheet.revision));
    }
    hex(&said.finalize())
}

/// Does all of it, with one letter to each person.
///
/// # Errors
/// When the database fails: nothing is changed.
pub async fn announce(tx: &mut Tx, visit: &Visit, struck: &[Struck]) -> Result<(), Fault> {
    let mut letters = Vec::new();
    for one in struck {
        let all = (&one.ledger, &one.typed, &one.impact);
        letters.extend(store(tx, (visit, &one.amap), all).await?);
    }
    Ok(mail::enqueue_all(tx, &together(letters), visit.now()).await?)
}

/// Makes the papers of what was announced, by and by.
pub fn make_papers(visit: &Visit, struck: &[Struck]) {
    for one in struck {
        make_soon(visit.app(), &one.amap, one.ledger.sheet.id, visit.now());
    }
}

/// One letter for each person and AMAP, whatever it is about.
fn together(letters: Vec<Letter>) -> Vec<Letter> {
    let mut by_person: BTreeMap<_, Letter> = BTreeMap::new();
    let mut order = Vec::new();
    for letter in letters {
        let key = (letter.amap, letter.to.clone());
        match by_person.get_mut(&key) {
            Some(first) => {
                first.subject = t!("amendments-letter-together");
                first.body = format!("{}\n\n— — —\n\n{}", first.body, letter.body);
            }
            None => {
                order.push(key.clone());
                by_person.insert(key, letter);
            }
        }
    }
    order
        .into_iter()
        .filter_map(|key| by_person.remove(&key))
        .collect()
}

impl Struck {
    /// The template's title.
    pub fn title(&self) -> &str {
        &self.ledger.sheet.title
    }

    /// The farm that delivers it.
    pub fn farm(&self) -> &str {
        &self.ledger.sheet.farm.name
    }

    /// The AMAP.
    pub fn amap(&self) -> &AmapScope {
        &self.amap
    }

    /// How many contracts it amends.
    pub fn contracts(&self) -> usize {
        self.impact.planned.len()
    }

    /// What those contracts come to, before and after.
    pub fn totals(&self) -> (Cents, Cents) {
        self.impact.totals()
    }

    /// Each product: its name, and how many are due before and after.
    pub fn units(&self) -> Vec<(String, String, String)> {
        units(&self.ledger, &self.impact)
    }

    /// Each contract.
    pub fn rows(&self, visit: &Visit) -> Vec<Row> {
        rows(visit, &self.amap, (&self.ledger, &self.typed, &self.impact))
    }
}
