//! What a template still lacks, and what its calendar and its grid become when they change.

mod block;
mod meanwhile;
#[cfg(test)]
mod tests;

pub use block::{BlockRefusal, read_block};
pub use meanwhile::is_news;

use std::collections::BTreeSet;

use super::model::TemplateSheet;
use crate::calendar::{Nth, Rhythm};
use crate::contracts::rules::template_life::Facts;
use crate::words::{Day, DeliveryId, ProductId, text_enum};

text_enum! {
    /// A quick way to fill a column of the grid.
    pub enum Preset {
        /// At every delivery.
        All = "all",
        /// At every second delivery, beginning with the first.
        Alternate = "alternate",
        /// At the first delivery of each month.
        Monthly = "monthly",
        /// At none.
        Nowhere = "none",
    }
}

impl Preset {
    /// The days among `days` (in order) that it ticks.
    pub fn days(self, days: &[Day]) -> Vec<Day> {
        let first_of_its_month =
            |at: usize, day: &Day| at == 0 || days[at - 1].first_of_month() != day.first_of_month();
        let ticks = |at: usize, day: &Day| match self {
            Self::All => true,
            Self::Alternate => at.is_multiple_of(2),
            Self::Monthly => first_of_its_month(at, day),
            Self::Nowhere => false,
        };
        let chosen = days.iter().enumerate().filter(|(at, day)| ticks(*at, day));
        chosen.map(|(_, day)| *day).collect()
    }
}

/// The first step of the wizard, 1 to 5, that is not filled; the sixth asks nothing that must be there.
pub fn missing_step(sheet: &TemplateSheet) -> Option<u32> {
    let delivers = !sheet.deliveries.is_empty() && sheet.season.is_some();
    let comes = |product: ProductId| sheet.availability.iter().any(|(_, other)| *other == product);
    let offers = !sheet.products.is_empty() && sheet.products.iter().all(|product| comes(product.id));
    let plan = &sheet.plan;
    let paid = !plan.methods.is_empty() && !plan.due_days.is_empty() && !plan.payee.is_empty();
    match () {
        () if sheet.title.is_empty() => Some(1),
        () if !delivers => Some(2),
        () if !offers => Some(3),
        () if sheet.step < 5 => Some(4),
        () if !paid => Some(5),
        () => None,
    }
}

/// What the rules of a template's life ask of it.
pub fn facts(sheet: &TemplateSheet, today: Day) -> Facts {
    Facts {
        complete: missing_step(sheet).is_none(),
        signed_contracts: sheet.signed_contracts,
        last_delivery: sheet.last_delivery(),
        today,
    }
}

/// "Once a month" is the weekday of the first delivery, as it stands in its month: the third Thursday, or the last.
pub fn monthly_like(first: Day) -> Rhythm {
    let nth = match (first.day_of_month() - 1) / 7 {
        0 => Nth::First,
        1 => Nth::Second,
        2 => Nth::Third,
        3 => Nth::Fourth,
        _ => Nth::Last,
    };
    Rhythm::Monthly(nth, first.weekday())
}

/// What is available at the deliveries of a new calendar: on a day that stays, what was; on a new day, the products that
/// came every time.
pub fn carried_over(sheet: &TemplateSheet, deliveries: &[(Day, DeliveryId)]) -> Vec<(DeliveryId, ProductId)> {
    let mut carried = Vec::new();
    for product in &sheet.products {
        let days: BTreeSet<Day> = sheet
            .deliveries
            .iter()
            .filter(|delivery| sheet.availability.contains(&(delivery.id, product.id)))
            .map(|delivery| delivery.day)
            .collect();
        let every_time = days.len() == sheet.deliveries.len();
        let was_there = |day: Day| sheet.deliveries.iter().any(|delivery| delivery.day == day);
        let comes = |day: Day| {
            if was_there(day) {
                days.contains(&day)
            } else {
                every_time
            }
        };
        let kept = deliveries.iter().filter(|(day, _)| comes(*day));
        carried.extend(kept.map(|(_, id)| (*id, product.id)));
    }
    carried
}

/// One due day a month, `count` of them, on the same day of the month as the first, or on the month's last day.
pub fn monthly_due_days(first: Day, count: u32) -> Vec<Day> {
    let day_of_month = i64::from(first.day_of_month());
    let mut month = first.first_of_month();
    let mut days = Vec::new();
    for _ in 0..count {
        days.push(month.plus_days(day_of_month - 1).min(month.last_of_month()));
        month = month.last_of_month().plus_days(1);
    }
    days
}
