//! A season beside the one before it: who came back, who left, who is new, and how much more or less there is of each
//! product.

use super::queries::{self, SeasonProduct, Subscribed};
use super::templates::TemplateSheet;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{Cents, HouseholdId, ProductId, Quantity, TemplateId};
use std::collections::BTreeSet;

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
    pub left: Vec<String>,
    /// The names of those that have one now and had none.
    pub new: Vec<String>,
    /// What the contracts came to: then and now.
    pub amounts: [Cents; 2],
    /// Each product: then and now.
    pub products: Vec<(String, [Quantity; 2])>,
}

/// The comparison; `None` when there is no season before.
///
/// # Errors
/// When the database fails.
pub async fn comparison(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
) -> Result<Option<Comparison>, Fault> {
    let Some(season) = sheet.season else {
        return Ok(None);
    };
    let this = (sheet.farm.id, sheet.id);
    let Some((before, title)) = queries::template_before(tx, amap, this, season.first()).await? else {
        return Ok(None);
    };
    let both = [sheet.id, before];
    let households = queries::subscribed(tx, amap, both).await?;
    let products = queries::season_products(tx, amap, both).await?;
    Ok(Some(compared(title, before, &households, &products)))
}

fn compared(
    title: String,
    before: TemplateId,
    households: &[Subscribed],
    products: &[SeasonProduct],
) -> Comparison {
    let of = |then: bool| {
        households
            .iter()
            .filter(move |one| (one.template_id == before) == then)
    };
    let ids = |then: bool| {
        of(then)
            .map(|one| one.household_id)
            .collect::<BTreeSet<HouseholdId>>()
    };
    let (then, now) = (ids(true), ids(false));
    let names = |then: bool, others: &BTreeSet<HouseholdId>| {
        let alone = of(then).filter(|one| !others.contains(&one.household_id));
        let mut names: Vec<String> = alone.map(|one| one.name.clone()).collect();
        names.dedup();
        names
    };
    let amount = |then: bool| of(then).map(|one| one.amount).sum();
    let mut rows: Vec<(ProductId, String, [Quantity; 2])> = Vec::new();
    for product in products {
        let at = usize::from(product.template_id != before);
        match rows.iter_mut().find(|(id, ..)| *id == product.product_id) {
            Some((.., quantities)) => quantities[at] = product.quantity,
            None => {
                let mut quantities = [Quantity::ZERO; 2];
                quantities[at] = product.quantity;
                rows.push((product.product_id, product.name.clone(), quantities));
            }
        }
    }
    Comparison {
        before: title,
        households: [then.len(), now.len()],
        came_back: then.intersection(&now).count(),
        left: names(true, &now),
        new: names(false, &then),
        amounts: [amount(true), amount(false)],
        products: rows
            .into_iter()
            .map(|(_, name, quantities)| (name, quantities))
            .collect(),
    }
}
