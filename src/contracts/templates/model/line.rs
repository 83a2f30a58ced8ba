//! A template in a list.

use super::Origin;
use crate::contracts::model::TemplateState;
use crate::words::{Day, Instant, PublicId, TemplateId};

/// A template in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateLine {
    /// Which template.
    pub id: TemplateId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its AMAP in addresses.
    pub amap_slug: String,
    /// Its AMAP.
    pub amap_name: String,
    /// Its farm in addresses.
    pub farm_slug: String,
    /// Its farm.
    pub farm_name: String,
    /// Its title.
    pub title: String,
    /// The step of the wizard that was reached.
    pub step: u32,
    /// From when to when it delivers.
    pub season: Option<(Day, Day)>,
    /// From when to when members subscribe.
    pub window: Option<(Day, Day)>,
    /// Where it came from.
    pub origin: Origin,
    /// When it was submitted.
    pub submitted: Option<Instant>,
    /// When it was approved.
    pub approved: Option<Instant>,
    /// When it was opened.
    pub opened: Option<Instant>,
    /// When it was closed.
    pub closed: Option<Instant>,
    /// When it was put away.
    pub archived: Option<Instant>,
    /// Contracts that members signed.
    pub signed: u32,
    /// Those of them that the farm has still to sign.
    pub to_countersign: u32,
}

/// Where a template stands on a day, from its acts: one left open past its window is closed.
pub fn standing(acts: [bool; 5], window_closes: Option<Day>, today: Day) -> TemplateState {
    let [submitted, approved, opened, closed, archived] = acts;
    let window_is_over = window_closes.is_some_and(|closes| closes < today);
    match () {
        () if archived => TemplateState::Archived,
        () if closed || (opened && window_is_over) => TemplateState::Closed,
        () if opened => TemplateState::Open,
        () if approved => TemplateState::Approved,
        () if submitted => TemplateState::Submitted,
        () => TemplateState::Draft,
    }
}

impl TemplateLine {
    /// Where it stands on a day.
    pub fn state(&self, today: Day) -> TemplateState {
        let acts = [
            &self.submitted,
            &self.approved,
            &self.opened,
            &self.closed,
            &self.archived,
        ];
        standing(
            acts.map(Option::is_some),
            self.window.map(|(_, closes)| closes),
            today,
        )
    }
}
