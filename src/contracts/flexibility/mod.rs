//! What households do with their baskets by themselves: move, carry over, give up, and undo it (docs/rules/flexibility.md).

mod act;
mod model;
mod page;
mod queries;
mod rules;
mod said;

pub use model::{Allowance, Carryovers, Flexibility, ShiftKind, Skips};
pub use queries::{OwnShift, shifts_of_household};
pub use said::allowed;

use crate::access::{Actor, Target};
use crate::contracts::access::{ContractDesk, Key};
use crate::contracts::templates::TemplateSheet;
use crate::db::{DbError, Tx};
use crate::web::{Fault, Routes, Visit};
use crate::words::PublicId;
use serde::Deserialize;

/// One basket of a contract, before its household.
#[derive(Debug)]
pub struct BasketDesk {
    /// The contract.
    pub contract: ContractDesk,
    /// The delivery, by its name in addresses.
    pub delivery: PublicId,
}

impl BasketDesk {
    /// Its page.
    pub fn address(&self) -> String {
        format!("{}/paniers/{}", self.contract.address(), self.delivery)
    }
}

/// A basket in an address.
#[derive(Debug, Deserialize)]
pub struct BasketKey {
    slug: String,
    id: String,
    delivery: String,
}

impl Target for BasketDesk {
    type Key = BasketKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: BasketKey) -> Result<Self, Fault> {
        let contract = ContractDesk::load(tx, visit, actor, Key::new(key.slug, key.id)).await?;
        let delivery = key.delivery.parse().map_err(|_| Fault::NotFound)?;
        Ok(BasketDesk { contract, delivery })
    }
}

/// What was done with the baskets of a contract: address of each, and what.
///
/// # Errors
/// When the database fails.
pub async fn done(
    tx: &mut Tx,
    desk: &ContractDesk,
    sheet: &TemplateSheet,
) -> Result<Vec<(String, String)>, DbError> {
    if !sheet.flexibility.is_some() {
        return Ok(Vec::new());
    }
    let shifts = queries::shifts(tx, &desk.amap, desk.contract.id).await?;
    let link = |shift: &model::Shift| {
        let left = sheet
            .deliveries
            .iter()
            .find(|delivery| delivery.day == shift.from);
        let name = left
            .map(|delivery| delivery.public_id.to_string())
            .unwrap_or_default();
        (format!("{}/paniers/{name}", desk.address()), said::shift(shift))
    };
    Ok(shifts.iter().map(link).collect())
}

/// The pages of baskets.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/contrats/{id}/paniers/{delivery}", page::show)
        .post("/amap/{slug}/contrats/{id}/paniers/{delivery}", act::act)
}
