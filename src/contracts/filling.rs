//! What the order form opens with: what is ordered already, what was ordered the season before, or nothing.

use super::forms;
use super::model::ContractState;
use super::order_page::Around;
use super::place::Placing;
use super::queries::{self, Line};
use super::rules::{Held, same_again};
use super::said;
use super::templates::TemplateSheet;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::members::memberships;
use crate::web::{Fault, Form, Outcome, page, redirect, typed_before};
use crate::words::{Day, HouseholdId};

/// What a household ordered already, as a form; nothing when it has no contract. What both parties signed, or is
/// about to end, is shown, not changed.
///
/// # Errors
/// When the database fails; the way to the contract's page when it can no longer be changed here.
async fn ordered(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    household: (HouseholdId, Day),
) -> Result<Option<Form>, Fault> {
    let Some(held) = queries::active_contract(tx, amap, sheet.id, household).await? else {
        return Ok(None);
    };
    if held.state() == ContractState::Countersigned || held.ended_on.is_some() {
        let address = format!("/amap/{}/contrats/{}", amap.slug(), held.public_id);
        return Err(redirect(&address).into());
    }
    let lines = queries::lines(tx, amap, held.id).await?;
    let mut form = forms::filled(sheet, &lines, &held.method, held.instalments);
    form.set(forms::OUTSIDE, held.outside_window);
    Ok(Some(form))
}

/// An address with one more question.
fn joined(address: &str, question: &str) -> String {
    let mark = if address.contains('?') { '&' } else { '?' };
    format!("{address}{mark}{question}")
}

impl Placing<'_> {
    /// The order form, with what is ordered already and what is left.
    pub async fn open(&self, mut around: Around) -> Outcome {
        let mut tx = self.visit.app().db.read().await?;
        let ordered = ordered(
            &mut tx,
            self.amap,
            self.sheet,
            (self.household, self.amap.today(self.visit.now())),
        )
        .await?;
        let mut form = match typed_before(&mut tx, self.visit).await?.or(ordered) {
            Some(form) => form,
            None => {
                let before = self.before(&mut tx).await?;
                let as_before = self.visit.query().value("comme") == "avant";
                if !as_before && !before.is_empty() {
                    around.again = joined(&around.action, "comme=avant");
                }
                let lines: &[Line] = if as_before { &before } else { &[] };
                forms::filled(self.sheet, lines, "", 1)
            }
        };
        drop(tx);
        let lack = self.lack().await?;
        page(&self.shown(&mut form, around, (&self.held().await?, lack), false))
    }

    /// What the AMAP asks before a contract is signed, and this household lacks: told early, so that nobody is surprised.
    pub(super) async fn lack(&self) -> Result<String, Fault> {
        let mut tx = self.visit.app().db.read().await?;
        let lack = memberships::lack(&mut tx, self.amap, self.household, self.today()).await?;
        Ok(lack.map(said::lack).unwrap_or_default())
    }

    /// What the household had of this farm the season before, on the deliveries of this one.
    async fn before(&self, tx: &mut Tx) -> Result<Vec<Line>, Fault> {
        let Some(season) = self.sheet.season else {
            return Ok(Vec::new());
        };
        let (farm, first) = (self.sheet.farm.id, season.first());
        let found = queries::contract_before(tx, self.amap, farm, self.household, first).await?;
        let Some((contract, template)) = found else {
            return Ok(Vec::new());
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
        Ok(order.0.into_iter().map(line).collect())
    }
}
