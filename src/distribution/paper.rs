//! The lists as documents for paper: every amount, day and quantity in words.

use super::access::SheetOf;
use super::model::{Entry, FarmTotal, Item, List, Occasion, Sheet};
use crate::access::AmapScope;
use crate::documents::{
    Collected, DeliveryList, DutyRow, FarmSheet, FarmTotals, HouseholdRow, Item as PaperItem,
    PreparedProduct, QuantityRow, TotalRow,
};
use crate::t;
use std::collections::BTreeSet;

/// The list for the door. `duty` names who is on duty; `issued` says when: "le 11 mars 2026 à 21 h 05".
pub fn delivery_list(
    amap: &AmapScope,
    delivery: &Occasion,
    list: &List,
    duty: String,
    issued: &str,
) -> DeliveryList {
    DeliveryList {
        amap: amap.name().to_owned(),
        day: delivery.day.full(),
        site: delivery.site.clone(),
        address: delivery.full_address(),
        hours: delivery.hours(),
        issued: t!("distribution-issued", when = issued),
        household_count: t!("distribution-household-count", n = list.coming()),
        duties: vec![DutyRow {
            kind: t!("distribution-duty-kind"),
            people: duty,
        }],
        remarks: if delivery.is_cancelled() {
            vec![t!("distribution-cancelled-notice")]
        } else {
            Vec::new()
        },
        households: list.households.iter().map(household).collect(),
        totals: list.totals.iter().map(totals).collect(),
    }
}

fn household(entry: &Entry) -> HouseholdRow {
    let owners: BTreeSet<&str> = entry
        .items
        .iter()
        .filter_map(|item| item.on_behalf_of.as_deref())
        .collect();
    HouseholdRow {
        name: entry.name(),
        people: entry.others(),
        farms: entry.by_farm().filter_map(collected).collect(),
        notes: owners
            .into_iter()
            .map(|owner| t!("distribution-collects-for", name = owner))
            .collect(),
    }
}

fn collected(items: &[Item]) -> Option<Collected> {
    let first = items.first()?;
    let item = |item: &Item| PaperItem {
        quantity: item.quantity.to_string(),
        product: item.label(),
    };
    Some(Collected {
        farm: first.farm_name.clone(),
        pending: items.iter().any(|item| !item.countersigned),
        items: items.iter().map(item).collect(),
    })
}

fn totals(farm: &FarmTotal) -> FarmTotals {
    let row = |total: &super::model::ProductTotal| TotalRow {
        name: total.label(),
        quantity: total.quantity.to_string(),
    };
    FarmTotals {
        farm: farm.name.clone(),
        products: farm.products.iter().map(row).collect(),
    }
}

/// One farm's sheet. `contacts` names who is on duty.
pub fn farm_sheet(of: &SheetOf, sheet: &Sheet, contacts: String, issued: &str) -> FarmSheet {
    let products = sheet.products.iter().map(|total| PreparedProduct {
        name: total.name.clone(),
        packaging: total.packaging.clone(),
        households: total.households.to_string(),
        quantity: total.quantity.to_string(),
    });
    let households = sheet.rows.iter().map(|row| QuantityRow {
        name: row.name.clone(),
        mark: if row.pending {
            t!("distribution-pending")
        } else {
            String::new()
        },
        quantities: row.quantities.iter().map(ToString::to_string).collect(),
    });
    FarmSheet {
        farm: of.farm.name.clone(),
        amap: of.amap.name().to_owned(),
        day: of.delivery.day.full(),
        site: of.delivery.site.clone(),
        address: of.delivery.full_address(),
        hours: of.delivery.hours(),
        issued: t!("distribution-issued", when = issued),
        contacts,
        remarks: if of.delivery.is_cancelled() {
            vec![t!("distribution-cancelled-notice")]
        } else {
            Vec::new()
        },
        products: products.collect(),
        households: households.collect(),
    }
}
