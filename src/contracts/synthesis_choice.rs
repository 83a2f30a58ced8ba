//! Which contracts of a synthesis one looks at, and in which order: chosen in the address.

use super::synthesis::Row;
use crate::t;
use std::cmp::Reverse;

/// What contracts lack.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Missing {
    /// Whatever they lack: all contracts.
    #[default]
    Anything,
    /// The household's signature.
    Signature,
    /// The farm's signature, under the household's.
    Countersignature,
    /// Some of the money.
    Payment,
}

/// What contracts are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Sort {
    /// The household's name.
    #[default]
    Household,
    /// The amount, the largest first.
    Amount,
    /// What is still to be received, the most first.
    Owed,
    /// How far they are signed, the least first.
    State,
}

/// What was chosen; anything that is not known counts as not chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choice {
    /// Which contracts.
    missing: Missing,
    /// In which order.
    sort: Sort,
}

impl Missing {
    /// All there is to choose from.
    const ALL: [Self; 4] = [
        Self::Anything,
        Self::Signature,
        Self::Countersignature,
        Self::Payment,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Anything => "",
            Self::Signature => "signature",
            Self::Countersignature => "contresignature",
            Self::Payment => "reglement",
        }
    }

    /// "À signer (3)".
    fn label(self, count: usize) -> String {
        match self {
            Self::Anything => t!("contracts-synthesis-all", count = count),
            Self::Signature => t!("contracts-synthesis-to-sign", count = count),
            Self::Countersignature => t!("contracts-synthesis-to-countersign", count = count),
            Self::Payment => t!("contracts-synthesis-to-pay", count = count),
        }
    }

    /// Whether a contract lacks it.
    fn concerns(self, row: &Row) -> bool {
        match self {
            Self::Anything => true,
            Self::Signature => row.signed.is_none(),
            Self::Countersignature => row.signed.is_some() && row.countersigned.is_none(),
            Self::Payment => row.signed.is_some() && row.received < row.amount,
        }
    }
}

impl Sort {
    /// All there is to choose from.
    const ALL: [Self; 4] = [Self::Household, Self::Amount, Self::Owed, Self::State];

    fn name(self) -> &'static str {
        match self {
            Self::Household => "",
            Self::Amount => "montant",
            Self::Owed => "reste",
            Self::State => "etat",
        }
    }

    /// As a column is called.
    fn label(self) -> String {
        match self {
            Self::Household => t!("contracts-synthesis-household"),
            Self::Amount => t!("contracts-synthesis-amount"),
            Self::Owed => t!("contracts-synthesis-owed"),
            Self::State => t!("contracts-synthesis-state"),
        }
    }
}

impl Choice {
    /// From what stands in the address.
    pub fn read(missing: &str, sort: &str) -> Self {
        Self {
            missing: Missing::ALL
                .into_iter()
                .find(|one| one.name() == missing)
                .unwrap_or_default(),
            sort: Sort::ALL
                .into_iter()
                .find(|one| one.name() == sort)
                .unwrap_or_default(),
        }
    }

    /// The parts that have contracts, and the chosen one: address, name and count, whether it is the chosen one.
    pub fn parts(self, rows: &[Row], page: &str) -> Vec<(String, String, bool)> {
        let part = |missing: Missing| {
            let count = rows.iter().filter(|row| missing.concerns(row)).count();
            let (address, here) = (Self { missing, ..self }.address(page), missing == self.missing);
            (count > 0 || here).then(|| (address, missing.label(count), here))
        };
        Missing::ALL.into_iter().filter_map(part).collect()
    }

    /// The orders: address, name, whether it is the chosen one.
    pub fn orders(self, page: &str) -> Vec<(String, String, bool)> {
        let order = |sort: Sort| {
            (
                Self { sort, ..self }.address(page),
                sort.label(),
                sort == self.sort,
            )
        };
        Sort::ALL.into_iter().map(order).collect()
    }

    /// What the contracts are sorted by.
    pub fn sorted_by(self) -> String {
        self.sort.label()
    }

    /// The address of a page with this choice.
    fn address(self, page: &str) -> String {
        let said = [("manque", self.missing.name()), ("tri", self.sort.name())];
        let said = said.iter().filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={value}")).collect();
        if said.is_empty() {
            page.to_owned()
        } else {
            format!("{page}?{}", said.join("&"))
        }
    }

    /// The chosen ones of rows that come sorted by household.
    pub fn of(self, rows: &[Row]) -> Vec<&Row> {
        let mut chosen: Vec<&Row> = rows.iter().filter(|row| self.missing.concerns(row)).collect();
        match self.sort {
            Sort::Household => {}
            Sort::Amount => chosen.sort_by_key(|row| Reverse(row.amount)),
            Sort::Owed => chosen.sort_by_key(|row| Reverse(row.amount.0 - row.received.0)),
            Sort::State => chosen.sort_by_key(|row| (row.countersigned.is_some(), row.signed.is_some())),
        }
        chosen
    }
}
