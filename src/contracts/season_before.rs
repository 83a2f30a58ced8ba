//! A season beside the one before it: who came back, who is new, and how much more or less there is of each product.

use super::queries;
use super::synthesis::{Row, Table, table};
use super::templates::{TemplateSheet, template_sheet_of};
use crate::access::AmapScope;
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{Cents, HouseholdId, ProductId, Quantity};
use std::collections::BTreeMap;

/// Two seasons, this one last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The title of the season before.
    pub before: String,
    /// Households that signed: then and now.
    pub households: [usize; 2],
    /// Households of both.
    pub came_back: usize,
    /// The names of those that had one then and have none now.
    pub missing: Vec<String>,
    /// The names of those that have one now and had none.
    pub new: Vec<String>,
    /// What the contracts come to: then and now.
    pub amounts: [Cents; 2],
    /// Each product: then and now.
    pub products: Vec<(String, [Quantity; 2])>,
}

/// The comparison of a season and its synthesis; `None` when there is no season before.
///
/// # Errors
/// When the database fails.
pub async fn comparison(
    tx: &mut Tx,
    amap: &AmapScope,
    (sheet, now): (&TemplateSheet, &Table),
) -> Result<Option<Comparison>, Fault> {
    let Some(season) = sheet.season else {
        return Ok(None);
    };
    let this = (sheet.farm.id, sheet.id);
    let Some(before) = queries::template_before(tx, amap, this, season.first()).await? else {
        return Ok(None);
    };
    let Some(before) = template_sheet_of(tx, amap, before).await? else {
        return Ok(None);
    };
    let then = table(tx, amap, &before, false).await?;
    Ok(Some(compared((&before, &then), (sheet, now))))
}

type Season<'a> = (&'a TemplateSheet, &'a Table);

fn compared(before: Season<'_>, this: Season<'_>) -> Comparison {
    let (then, now) = (Subscribers::of(before.1), Subscribers::of(this.1));
    Comparison {
        before: before.0.title.clone(),
        households: [then.0.len(), now.0.len()],
        came_back: then.0.keys().filter(|id| now.0.contains_key(id)).count(),
        missing: then.without(&now),
        new: now.without(&then),
        amounts: [before, this].map(|(_, table)| signed(table).map(|row| row.amount).sum()),
        products: products(before, this),
    }
}

/// The contracts that bind: what waits for a signature, or was given up, is in no sum.
fn signed(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| row.binds())
}

/// The names of the households that signed, each once.
struct Subscribers(BTreeMap<HouseholdId, String>);

impl Subscribers {
    fn of(table: &Table) -> Subscribers {
        let named = |row: &Row| (row.household_id, row.household.clone());
        Subscribers(signed(table).map(named).collect())
    }

    /// Those that are not among the others, by name.
    fn without(&self, others: &Subscribers) -> Vec<String> {
        let alone = self.0.iter().filter(|(id, _)| !others.0.contains_key(id));
        let mut names: Vec<String> = alone.map(|(_, name)| name.clone()).collect();
        names.sort();
        names
    }
}

/// This season's products, then those that are no longer offered.
fn products(before: Season<'_>, this: Season<'_>) -> Vec<(String, [Quantity; 2])> {
    let quantity = |season: Season<'_>, id: ProductId| {
        let at = season.0.products.iter().position(|product| product.id == id);
        at.map_or(Quantity::ZERO, |at| {
            signed(season.1).map(|row| row.quantities[at]).sum()
        })
    };
    let mut rows = Vec::new();
    for (sheet, table) in [this, before] {
        for (product, name) in sheet.products.iter().zip(&table.products) {
            let known = this.0.products.iter().any(|one| one.id == product.id);
            if sheet.id == this.0.id || !known {
                let both = [before, this].map(|season| quantity(season, product.id));
                rows.push((name.clone(), both));
            }
        }
    }
    rows
}
