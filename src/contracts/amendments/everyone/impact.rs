//! Before anything changes: who is concerned, by how much, and which instalments.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::form::Typed;
use crate::contracts::amendments::ledger::{Ledger, Standing};
use crate::contracts::amendments::model::{Asks, Cause, Change, Kind, Terms};
use crate::contracts::amendments::record::Planned;
use crate::contracts::amendments::rules::{applied, asks, line_changes, repriced};
use crate::contracts::contract::hex;
use crate::words::{Cents, Day, ProductId, Quantity};

/// What a change does to every contract of a template.
#[derive(Debug, Clone)]
pub struct Impact {
    /// One amendment for each signed contract that it changes.
    pub planned: Vec<Planned>,
    /// Drafts that it changes: they are not signed, and asked again.
    pub drafts: Vec<(Standing, Terms)>,
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
        Impact {
            planned,
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

/// The amendment of one contract.
fn plan(standing: &Standing, after: Terms, typed: &Typed) -> Planned {
    let mut plan = Planned {
        asks: asks(&standing.terms, &after),
        kind: typed.topic.kind(),
        cause: cause(typed),
        standing: standing.clone(),
        after,
        priced_from: priced_from(&typed.change),
        ends_on: None,
    };
    if plan.asks != Asks::Nobody {
        plan.after = with_waiting(standing, &plan.after, &typed.change);
    }
    plan
}

/// The dearer prices that wait for a signature are asked together with what is asked now.
fn with_waiting(standing: &Standing, after: &Terms, change: &Change) -> Terms {
    let mut with = after.clone();
    for (product, cents, from) in standing.waiting.iter().flat_map(|waiting| &waiting.prices) {
        let anew = matches!(change, Change::Reprice { product: other, .. } if other == product);
        if let Some(price) = with.prices.get(product).filter(|_| !anew) {
            with = repriced(&with, *product, price.at(*cents), *from);
        }
    }
    with
}

/// Of amendments that bind at once, what the household was asked to sign before: asked anew, of the contract as it is now.
pub fn asked_anew(planned: &[Planned], change: &Change) -> Vec<Planned> {
    let at_once = planned.iter().filter(|plan| plan.asks == Asks::Nobody);
    let anew = at_once.map(|plan| {
        let mut standing = plan.standing.clone();
        let after = with_waiting(&standing, &plan.after, change);
        standing.terms = plan.after.clone();
        standing.contract.kept_cents = plan.after.kept;
        standing.made += 1;
        standing.waiting = None;
        Planned {
            asks: asks(&standing.terms, &after),
            kind: Kind::Price,
            cause: None,
            priced_from: plan
                .standing
                .waiting
                .iter()
                .flat_map(|waiting| &waiting.prices)
                .find_map(|price| price.2),
            ends_on: None,
            standing,
            after,
        }
    });
    anew.filter(|plan| plan.asks != Asks::Nobody).collect()
}

fn priced_from(change: &Change) -> Option<Day> {
    match change {
        Change::Reprice { from, .. } => *from,
        _ => None,
    }
}

fn cause(typed: &Typed) -> Option<Cause> {
    match &typed.change {
        Change::Withdraw { instead, .. } => Some(instead.cause()),
        _ => None,
    }
}
