//! What the contracts of a template hold their households to today: what an amendment starts from.

use std::collections::BTreeMap;

use super::model::Terms;
use super::queries::{self, LedgerInstalment};
use super::rules::Collectors;
use super::waiting::Waiting;
use crate::access::AmapScope;
use crate::contracts::contract::Contract;
use crate::contracts::instalments::{Open, Resplit, resplit};
use crate::contracts::model::ContractState;
use crate::contracts::queries::{contracts_of_template, prices_of_template};
use crate::contracts::tariff::{OwnPrice, Tariffs, tariffs};
use crate::contracts::templates::TemplateSheet;
use crate::db::{DbError, Tx};
use crate::words::{Cents, ContractId, Day, EmailAddress, Instant};

/// One contract as it stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The contract.
    pub contract: Contract,
    /// What it comes to.
    pub terms: Terms,
    /// Who collects on each day.
    pub collectors: Collectors,
    /// Since when the basket of a day is given up.
    pub given: BTreeMap<Day, Instant>,
    /// Its instalments, in order.
    pub schedule: Vec<LedgerInstalment>,
    /// How many amendments were written so far.
    pub made: i64,
    /// The amendment that waits for a signature.
    pub waiting: Option<Waiting>,
    /// Everyone of the household who has an address.
    pub addresses: Vec<EmailAddress>,
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

/// The contracts of a template, by household.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// The template, at the prices that it asks today.
    pub sheet: TemplateSheet,
    /// The contracts.
    pub standings: Vec<Standing>,
    today: Day,
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
        today: Day,
    ) -> Result<Ledger, DbError> {
        let mut contracts = contracts_of_template(tx, amap, sheet.id).await?;
        contracts.retain(|contract| only.is_none_or(|only| only == contract.id));
        let mut own: BTreeMap<ContractId, Vec<OwnPrice>> = BTreeMap::new();
        for (contract, price) in prices_of_template(tx, amap, sheet.id).await? {
            own.entry(contract).or_default().push(price);
        }
        let mut held: BTreeMap<ContractId, Standing> = BTreeMap::new();
        for contract in &contracts {
            let own = own.remove(&contract.id).unwrap_or_default();
            held.insert(
                contract.id,
                standing(contract.clone(), tariffs(&sheet.products, &own)),
            );
        }
        fill(tx, amap, &sheet, only, &mut held).await?;
        let standings = contracts.iter().filter_map(|contract| held.remove(&contract.id));
        Ok(Ledger {
            standings: standings.collect(),
            sheet,
            today,
        })
    }

    /// The contracts that the household signed and that have not ended, which an amendment changes.
    pub fn signed(&self) -> impl Iterator<Item = &Standing> {
        let today = self.today;
        let runs = move |standing: &&Standing| standing.contract.ended_on.is_none_or(|last| last >= today);
        self.bound().filter(runs)
    }

    /// The contracts that the household signed, ended or not.
    pub fn bound(&self) -> impl Iterator<Item = &Standing> {
        let is_signed = ContractState::binds;
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

/// Puts lines, instalments, amendments and addresses to the contracts.
async fn fill(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    only: Option<ContractId>,
    held: &mut BTreeMap<ContractId, Standing>,
) -> Result<(), DbError> {
    for line in queries::ledger_lines(tx, amap, sheet.id, only).await? {
        if let Some(standing) = held.get_mut(&line.contract_id) {
            standing
                .terms
                .lines
                .insert((line.day, line.product_id), line.quantity);
            standing.collectors.on.insert(line.day, line.collected_by);
            standing.given.extend(line.given_at.map(|at| (line.day, at)));
        }
    }
    for (contract, day) in queries::ledger_handed_on(tx, amap, sheet.id, only).await? {
        if let Some(standing) = held.get_mut(&contract) {
            standing.collectors.handed_on.insert(day);
        }
    }
    for instalment in queries::ledger_instalments(tx, amap, sheet.id, only).await? {
        if let Some(standing) = held.get_mut(&instalment.contract_id) {
            standing.schedule.push(instalment);
        }
    }
    for amendments in queries::ledger_amendments(tx, amap, sheet.id, only).await? {
        if let Some(standing) = held.get_mut(&amendments.contract_id) {
            standing.made = amendments.made;
        }
    }
    for waiting in Waiting::of_template(tx, amap, sheet.id, only).await? {
        if let Some(standing) = held.get_mut(&waiting.contract) {
            standing.waiting = Some(waiting);
        }
    }
    for (contract, address) in queries::ledger_addresses(tx, amap, sheet.id, only).await? {
        if let Some(standing) = held.get_mut(&contract) {
            standing.addresses.push(address);
        }
    }
    Ok(())
}

fn standing(contract: Contract, tariffs: Tariffs) -> Standing {
    Standing {
        terms: Terms {
            tariffs,
            kept: contract.kept_cents,
            unspent: contract.unspent_cents,
            ..Terms::default()
        },
        contract,
        collectors: Collectors::default(),
        given: BTreeMap::new(),
        schedule: Vec::new(),
        made: 0,
        waiting: None,
        addresses: Vec::new(),
    }
}
