//! What the contracts of a template hold their households to today: what an amendment starts from.

use std::collections::BTreeMap;

use super::model::Terms;
use super::queries::{self, LedgerInstalment};
use crate::access::AmapScope;
use crate::contracts::contract::Contract;
use crate::contracts::instalments::{Open, Resplit, resplit};
use crate::contracts::model::{ContractState, Pricing};
use crate::contracts::queries::{contracts_of_template, prices_of_template};
use crate::contracts::templates::TemplateSheet;
use crate::db::{DbError, Tx};
use crate::words::{AmendmentId, Cents, ContractId, Day, EmailAddress, HouseholdId, ProductId};

/// One contract as it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The contract.
    pub contract: Contract,
    /// What it comes to.
    pub terms: Terms,
    /// Who collects on each day.
    pub collectors: BTreeMap<Day, HouseholdId>,
    /// Its instalments, in order.
    pub schedule: Vec<LedgerInstalment>,
    /// How many amendments were written so far.
    pub made: i64,
    /// The amendment that waits for a signature.
    pub waiting: Option<Waiting>,
    /// Everyone of the household who has an address.
    pub addresses: Vec<EmailAddress>,
}

/// An amendment that waits for a signature.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which one.
    pub id: AmendmentId,
    /// The prices that it would change, and from which day on.
    pub prices: Vec<(ProductId, Cents, Option<Day>)>,
}

impl Standing {
    /// What was received and not given back.
    pub fn received(&self) -> Cents {
        let received = self.schedule.iter().filter(|one| one.received_at.is_some());
        received.map(|one| one.amount_cents).sum::<Cents>() - self.contract.returned_cents
    }

    /// What becomes of the schedule when so much is owed in all.
    pub fn resplit(&self, sheet: &TemplateSheet, total: Cents, today: Day) -> Resplit {
        let open = self.schedule.iter().filter(|one| one.received_at.is_none());
        let open: Vec<Open> = open
            .map(|one| Open {
                position: u32::try_from(one.position).unwrap_or(u32::MAX),
                due_on: one.due_on,
            })
            .collect();
        let plan = &sheet.plan;
        resplit(total, self.received(), &open, plan.unit, plan.minimum, today)
    }
}

/// The contracts of a template that can be amended or redrafted, by household.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The template, at the prices that it asks today.
    pub sheet: TemplateSheet,
    /// The contracts.
    pub standings: Vec<Standing>,
}

impl Ledger {
    /// Reads the contracts of a template, or the one that is named, in a fixed number of statements.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(
        tx: &mut Tx,
        amap: &AmapScope,
        sheet: TemplateSheet,
        only: Option<ContractId>,
    ) -> Result<Ledger, DbError> {
        let mut contracts = contracts_of_template(tx, amap, sheet.id).await?;
        contracts
            .retain(|contract| contract.ended_on.is_none() && only.is_none_or(|only| only == contract.id));
        let listed: Vec<(ProductId, Pricing)> = sheet
            .products
            .iter()
            .map(|product| (product.id, product.pricing))
            .collect();
        let mut standings: BTreeMap<ContractId, Standing> = contracts
            .iter()
            .map(|contract| (contract.id, standing(contract.clone(), &listed)))
            .collect();
        for line in queries::ledger_lines(tx, amap, sheet.id, only).await? {
            if let Some(standing) = standings.get_mut(&line.contract_id) {
                standing
                    .terms
                    .lines
                    .insert((line.day, line.product_id), line.quantity);
                standing.collectors.insert(line.day, line.collected_by);
            }
        }
        for (contract, product, cents) in prices_of_template(tx, amap, sheet.id).await? {
            if let Some(price) = standings
                .get_mut(&contract)
                .and_then(|one| one.terms.prices.get_mut(&product))
            {
                *price = price.at(cents);
            }
        }
        for instalment in queries::ledger_instalments(tx, amap, sheet.id, only).await? {
            if let Some(standing) = standings.get_mut(&instalment.contract_id) {
                standing.schedule.push(instalment);
            }
        }
        for amendments in queries::ledger_amendments(tx, amap, sheet.id, only).await? {
            if let Some(standing) = standings.get_mut(&amendments.contract_id) {
                standing.made = amendments.made;
            }
        }
        for row in queries::ledger_waiting(tx, amap, sheet.id, only).await? {
            if let Some(standing) = standings.get_mut(&row.contract_id) {
                let waiting = standing.waiting.get_or_insert(Waiting {
                    id: row.amendment_id,
                    prices: Vec::new(),
                });
                let price = row.product_id.zip(row.price_after_cents);
                waiting
                    .prices
                    .extend(price.map(|(product, cents)| (product, cents, row.from_on)));
            }
        }
        for (contract, address) in queries::ledger_addresses(tx, amap, sheet.id, only).await? {
            if let Some(standing) = standings.get_mut(&contract) {
                standing.addresses.push(address);
            }
        }
        let standings = contracts
            .iter()
            .filter_map(|contract| standings.remove(&contract.id));
        Ok(Ledger {
            standings: standings.collect(),
            sheet,
        })
    }

    /// The contracts that the household signed, which an amendment changes.
    pub fn signed(&self) -> impl Iterator<Item = &Standing> {
        let is_signed = |state| matches!(state, ContractState::Signed | ContractState::Countersigned);
        self.standings
            .iter()
            .filter(move |standing| is_signed(standing.contract.state()))
    }

    /// The contracts that nobody is bound by yet.
    pub fn drafts(&self) -> impl Iterator<Item = &Standing> {
        let is_draft = |standing: &&Standing| standing.contract.state() == ContractState::Draft;
        self.standings.iter().filter(is_draft)
    }
}

fn standing(contract: Contract, prices: &[(ProductId, Pricing)]) -> Standing {
    Standing {
        terms: Terms {
            prices: prices.iter().copied().collect(),
            kept: contract.kept_cents,
            ..Terms::default()
        },
        contract,
        collectors: BTreeMap::new(),
        schedule: Vec::new(),
        made: 0,
        waiting: None,
        addresses: Vec::new(),
    }
}
