//! Before anything changes: who is concerned, by how much, and which instalments.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::form::Typed;
use crate::contracts::amendments::ledger::{Ledger, Standing};
use crate::contracts::amendments::model::{Asks, Cause, Change, Terms};
use crate::contracts::amendments::record::Planned;
use crate::contracts::amendments::rules::{applied, asks, line_changes};
use crate::contracts::contract::hex;
use crate::words::{Cents, ProductId, Quantity};

/// What a change does to every contract of a template.
#[derive(Debug, Clone)]
pub struct Impact {
    /// One amendment for each signed contract that it changes.
    pub planned: Vec<Planned>,
    /// Drafts that it changes: they are not signed, and asked again.
    pub drafts: Vec<(Standing, Terms)>,
    /// Contracts whose terms stay as they are though the template asks another price.
    pub pinned: Vec<Standing>,
}

impl Impact {
    /// Of this change, on these contracts.
    pub fn of(ledger: &Ledger, typed: &Typed) -> Impact {
        let kind = ledger.sheet.kind;
        let mut planned: Vec<Planned> = Vec::new();
        for standing in ledger.signed() {
            let plan = plan(standing, applied(&standing.terms, &typed.change, kind), typed);
            if plan.changes_something() {
                planned.push(plan);
            }
        }
        let lines_of = |standing: &Standing| match &typed.change {
            Change::Withdraw { .. } => applied(&standing.terms, &typed.change, kind),
            _ => standing.terms.clone(),
        };
        let drafts = ledger
            .drafts()
            .map(|standing| (standing.clone(), lines_of(standing)));
        let pinned = pinned(ledger, &planned, &typed.change);
        Impact {
            planned,
            pinned,
            drafts: drafts
                .filter(|(standing, after)| standing.terms.lines != after.lines)
                .collect(),
        }
    }

    /// How many households sign before it takes effect for them.
    pub fn to_sign(&self) -> usize {
        self.planned
            .iter()
            .filter(|plan| plan.asks != Asks::Nobody)
            .count()
    }

    /// What all contracts come to, before and after.
    pub fn totals(&self) -> (Cents, Cents) {
        let before = self.planned.iter().map(|plan| plan.standing.terms.total()).sum();
        (before, self.planned.iter().map(|plan| plan.after.total()).sum())
    }

    /// The units that are no longer due, and those that are due more, by product.
    pub fn units(&self) -> BTreeMap<ProductId, (Quantity, Quantity)> {
        let mut units: BTreeMap<ProductId, (Quantity, Quantity)> = BTreeMap::new();
        for plan in &self.planned {
            for line in line_changes(&plan.standing.terms, &plan.after) {
                let (before, after) = units.entry(line.product).or_default();
                *before += line.before;
                *after += line.after;
            }
        }
        units
    }

    /// A fingerprint of all of it: what is announced is what was shown.
    pub fn fingerprint(&self, revision: i64) -> String {
        let mut said = Sha256::new();
        said.update(revision.to_be_bytes());
        for plan in &self.planned {
            said.update(plan.standing.contract.public_id.as_str());
            for total in [
                plan.standing.terms.total(),
                plan.after.total(),
                plan.standing.received(),
            ] {
                said.update(total.0.to_be_bytes());
            }
            for line in line_changes(&plan.standing.terms, &plan.after) {
                said.update(format!(
                    "{} {} {} {}",
                    line.day, line.product, line.before, line.after
                ));
            }
        }
        hex(&said.finalize())
    }
}

/// The contracts that have a product whose price the template changes, and that it does not amend: those that have had all
/// of it, those that ended, and the drafts of who takes over at the prices of another.
fn pinned(ledger: &Ledger, planned: &[Planned], change: &Change) -> Vec<Standing> {
    let Change::Reprice { product, .. } = change else {
        return Vec::new();
    };
    let amended = |standing: &Standing| {
        let mut planned = planned.iter();
        planned.any(|plan| plan.standing.contract.id == standing.contract.id)
    };
    let taken_over = ledger.drafts().filter(|standing| standing.contract.follows);
    let all = ledger.bound().chain(taken_over);
    let held = all.filter(|standing| standing.terms.has_product(*product) && !amended(standing));
    held.cloned().collect()
}

/// The amendment of one contract.
fn plan(standing: &Standing, after: Terms, typed: &Typed) -> Planned {
    Planned {
        asks: asks(&standing.terms, &after),
        kind: typed.topic.kind(),
        cause: cause(typed),
        standing: standing.clone(),
        after,
        repriced: match &typed.change {
            Change::Reprice { product, .. } => vec![*product],
            _ => Vec::new(),
        },
        reason: None,
        ends_on: None,
    }
}

fn cause(typed: &Typed) -> Option<Cause> {
    match &typed.change {
        Change::Withdraw { instead, .. } => Some(instead.cause()),
        _ => None,
    }
}
