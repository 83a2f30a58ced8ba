//! Kinds, causes and refusals in words.

use super::model::{Cause, Change, Instead, Kind};
use super::queries::Amendment;
use crate::contracts::body::price_text;
use crate::contracts::templates::TemplateSheet;
use crate::t;
use crate::words::{Day, ProductId};
use std::collections::BTreeSet;

/// What an amendment is about.
pub fn kind(kind: Kind) -> String {
    t!(match kind {
        Kind::Quantity => "amendments-what-quantity",
        Kind::Moved => "amendments-what-moved",
        Kind::Cancelled => "amendments-what-cancelled",
        Kind::Season => "amendments-what-season",
        Kind::Added => "amendments-what-added",
        Kind::Barred => "amendments-what-barred",
        Kind::Price => "amendments-what-price",
        Kind::Offered => "amendments-what-offered",
        Kind::Ended => "amendments-what-leaves",
        Kind::Prepaid => "amendments-what-prepaid",
        Kind::Skipped => "amendments-what-skipped",
        Kind::Undone => "amendments-what-undone",
    })
}

/// What becomes of the price of baskets that are not delivered.
pub fn cause(cause: Cause) -> String {
    t!(match cause {
        Cause::Lost => "amendments-cause-lost",
        Cause::Replaced => "amendments-cause-replaced",
        Cause::Returned => "amendments-cause-returned",
    })
}

/// Where an amendment stands, and how good that is: `good`, `warning` or nothing.
pub fn standing(amendment: &Amendment) -> (String, &'static str) {
    if amendment.withdrawn_at.is_some() {
        return (t!("amendments-state-withdrawn"), "");
    }
    if amendment.effective_at.is_some() {
        return (t!("amendments-state-effective"), "good");
    }
    if amendment.member_signed_at.is_none() {
        return (t!("amendments-state-member"), "warning");
    }
    (t!("amendments-state-farm"), "warning")
}

fn joined(days: impl Iterator<Item = Day>) -> String {
    let days: Vec<String> = days.map(Day::long).collect();
    days.join(", ")
}

/// Some days by name; many by their number, the first and the last.
fn spread(days: &BTreeSet<Day>) -> String {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if days.len() > 3 => t!(
            "amendments-days-between",
            count = days.len(),
            first = first.long(),
            last = last.long()
        ),
        _ => joined(days.iter().copied()),
    }
}

fn names(sheet: &TemplateSheet, products: impl Iterator<Item = ProductId>) -> String {
    let name = |id| sheet.products.iter().find(|product| product.id == id);
    let names: Vec<String> = products
        .filter_map(name)
        .map(|product| product.name.clone())
        .collect();
    names.join(", ")
}

/// A change for everyone, as it is announced: one sentence.
pub fn change(sheet: &TemplateSheet, change: &Change, about: Kind) -> String {
    match change {
        Change::Withdraw { days, instead, .. } if about == Kind::Moved => {
            let Instead::On(to) = instead else {
                return kind(about);
            };
            t!(
                "amendments-change-moved",
                from = joined(days.iter().copied()),
                to = to.long()
            )
        }
        Change::Withdraw {
            days,
            products,
            instead,
        } => {
            let what = match products {
                Some(these) => t!(
                    "amendments-change-barred",
                    products = names(sheet, these.iter().copied()),
                    days = joined(days.iter().copied())
                ),
                None => t!("amendments-change-cancelled", days = joined(days.iter().copied())),
            };
            let then = match instead {
                Instead::On(to) => t!("amendments-change-replaced", day = to.long()),
                other => cause(other.cause()),
            };
            format!("{what} {then}")
        }
        Change::Add { day, products } => t!(
            "amendments-change-added",
            day = day.long(),
            products = names(sheet, products.iter().copied())
        ),
        Change::Offer {
            name, price, days, ..
        } => t!(
            "amendments-change-offered",
            product = name.clone(),
            price = price_text(price.0),
            days = spread(days)
        ),
        Change::Reprice {
            product,
            pricing,
            from,
        } => {
            let (product, price) = (names(sheet, [*product].into_iter()), price_text(*pricing));
            match from {
                Some(day) => t!(
                    "amendments-change-price-from",
                    product = product,
                    price = price,
                    day = day.long()
                ),
                None => t!("amendments-change-price", product = product, price = price),
            }
        }
    }
}
