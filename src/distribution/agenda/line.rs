//! One delivery in a calendar.

use super::grid::Event;
use super::told::{Mark, OwnItem, Told};
use crate::access::{AmapScope, Role};
use crate::distribution::model::Occasion;
use crate::duties;
use crate::t;
use crate::words::Day;

/// One delivery, and what this reader is told of it.
pub struct Line {
    pub delivery: Occasion,
    /// Where it leads; nowhere when empty.
    pub href: String,
    pub baskets: i64,
    /// The farms that come, and those that gave the date up.
    pub farms: (Vec<String>, Vec<String>),
    /// How much of what from which farm, in the order of the farms.
    pub items: Vec<OwnItem>,
    /// What became of the household's baskets of this date: in words, and where more is said.
    pub shifted: Vec<Mark>,
    pub on_duty: bool,
    pub past: bool,
}

impl Line {
    /// Of a delivery, for the role somebody acts in.
    pub fn of(
        delivery: Occasion,
        told: &Told,
        (amap, acting): (&AmapScope, Option<&Role>),
        today: Day,
    ) -> Line {
        let on_duty = told.held.contains(&delivery.id);
        let page = format!("/amap/{}/livraisons/{}", amap.slug(), delivery.public_id);
        let href = match acting {
            Some(Role::Coordinator(_)) => page,
            Some(Role::Referent { farm, .. }) => format!("{page}/ferme/{}", farm.slug()),
            Some(Role::Member(_)) if on_duty && duties::list_is_open(delivery.day, today) => page,
            _ => String::new(),
        };
        Line {
            baskets: told.baskets.get(&delivery.id).copied().unwrap_or(0),
            farms: told.farms.get(&delivery.id).cloned().unwrap_or_default(),
            items: told.own.get(&delivery.id).cloned().unwrap_or_default(),
            shifted: told.shifted.get(&delivery.id).cloned().unwrap_or_default(),
            past: delivery.day < today,
            delivery,
            href,
            on_duty,
        }
    }

    /// Whether the farm is named before this item: the first of its run.
    pub fn begins_farm(&self, index: &usize) -> bool {
        *index == 0 || self.items[index - 1].farm != self.items[*index].farm
    }

    /// The page of the basket that an item belongs to, for the first of its contract, as long as it is to come.
    pub fn basket(&self, index: &usize, address: &str) -> String {
        let item = &self.items[*index];
        let named = self.items[..*index]
            .iter()
            .any(|other| other.contract == item.contract);
        if named || self.past || item.contract.is_empty() || self.delivery.is_cancelled() {
            return String::new();
        }
        let amap = address.trim_end_matches("/livraisons");
        format!(
            "{amap}/contrats/{}/paniers/{}",
            item.contract, self.delivery.public_id
        )
    }

    /// Whether a household has something there, or had.
    pub fn concerns_household(&self) -> bool {
        !self.items.is_empty() || !self.shifted.is_empty() || self.on_duty
    }

    /// How it stands in the page of a month.
    pub fn event(&self, member: bool) -> Event {
        let what = if member {
            t!("agenda-own", n = self.items.len())
        } else {
            t!("distribution-household-count", n = self.baskets)
        };
        let what = format!("{}, {what}", self.delivery.site);
        let kinds: Vec<&str> = self.shifted.iter().map(|mark| mark.look).collect();
        let (said, kind) = if self.delivery.is_cancelled() {
            (t!("agenda-cancelled", what = what), "cancelled")
        } else {
            let first = ["cancelled", "doubled", "moved"]
                .into_iter()
                .find(|look| kinds.contains(look));
            (what, first.unwrap_or_default())
        };
        let marks: Vec<&str> = self.shifted.iter().map(|mark| mark.said.as_str()).collect();
        Event {
            href: format!("#l-{}", self.delivery.public_id),
            said: [vec![said.as_str()], marks].concat().join(" – "),
            kind,
        }
    }
}
