//! What the order form opens with: what is ordered already, what was ordered the season before, or nothing.

use super::forms;
use super::model::ContractState;
use super::order_page::Around;
use super::place::Placing;
use super::queries::{self, Line};
use super::rules::{Held, same_again};
use super::templates::TemplateSheet;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::web::{Fault, Form, Outcome, page, redirect};
use crate::words::HouseholdId;

/// The order form of a household: what it ordered already, or blank. What both parties signed is shown, not changed.
///
/// # Errors
/// When the database fails; the way to the contract's page when both parties signed it.
async fn order_form(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    household: HouseholdId,
) -> Result<Form, Fault> {
    let Some(held) = queries::active_contract(tx, amap, sheet.id, household).await? else {
        return Ok(forms::filled(sheet, &[], "", 1));
    };
    if held.state() == ContractState::Countersigned {
        let address = format!("/amap/{}/contrats/{}", amap.slug(), held.public_id);
        return Err(redirect(&address).into());
    }
    let lines = queries::lines(tx, amap, held.id).await?;
    let mut form = forms::filled(sheet, &lines, &held.method, held.instalments);
    form.set(forms::HELD, held.public_id);
    Ok(form)
}

/// An address with one more question.
fn joined(address: &str, question: &str) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}{question}")
}

impl Placing<'_> {
    /// The order form, with what is ordered already and what is left.
    pub async fn open(&self, around: Around) -> Outcome {
        let mut tx = self.visit.app().db.read().await?;
        let mut form = order_form(&mut tx, self.amap, self.sheet, self.household).await?;
        let mut around = around;
        if form.all(forms::HELD).is_empty() {
            let before = self.before(&mut tx).await?;
            match before {
                Some(order) if self.visit.query().value("comme") == "avant" => {
                    form = forms::filled(self.sheet, &order, "", 1);
                }
                Some(_) => around.again = joined(&around.action, "comme=avant"),
                None => {}
            }
        }
        drop(tx);
        page(&self.shown(&mut form, around, &self.held().await?, false))
    }

    /// What the household had of this farm the season before, on the deliveries of this one.
    async fn before(&self, tx: &mut Tx) -> Result<Option<Vec<Line>>, Fault> {
        let Some(season) = self.sheet.season else {
            return Ok(None);
        };
        let (farm, first) = (self.sheet.farm.id, season.first());
        let found = queries::contract_before(tx, self.amap, farm, self.household, first).await?;
        let Some((contract, template)) = found else {
            return Ok(None);
        };
        let lines = queries::lines_before(tx, self.amap, contract).await?;
        let days = queries::days_before(tx, self.amap, template).await?;
        let offer = self.sheet.offer(self.offered(), &Held::default());
        let order = same_again(&offer, &days, &lines, self.today());
        let line = |((delivery_id, product_id), quantity)| Line {
            delivery_id,
            product_id,
            quantity,
        };
        let lines: Vec<Line> = order.0.into_iter().map(line).collect();
        Ok((!lines.is_empty()).then_some(lines))
    }
}
