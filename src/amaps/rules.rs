//! Decisions about an AMAP.

use super::model::{Counts, RoleChoice};
use crate::words::Day;

/// The one next thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// There is no place to deliver to.
    AddSite,
    /// There is no farm.
    AddFarm,
    /// Nobody but the first coordinator is there.
    AddHouseholds,
    /// No contract was prepared.
    PrepareContract,
    /// Some people have not been invited.
    Invite,
    /// Nothing waits.
    Nothing,
}

/// What comes first for an AMAP that stands there.
pub fn next_step(counts: &Counts) -> NextStep {
    match counts {
        Counts { sites: 0, .. } => NextStep::AddSite,
        Counts { farms: 0, .. } => NextStep::AddFarm,
        Counts {
            households: 0..=1, ..
        } => NextStep::AddHouseholds,
        Counts { templates: 0, .. } => NextStep::PrepareContract,
        Counts { to_invite: 1.., .. } => NextStep::Invite,
        _ => NextStep::Nothing,
    }
}

/// The steps with which an AMAP starts, each with whether it is done; none once all are.
pub fn checklist(counts: &Counts) -> Vec<(Start, bool)> {
    let steps = [
        (Start::Information, counts.described == 1),
        (Start::Site, counts.sites > 0),
        (Start::Households, counts.households > 1),
        (Start::Farm, counts.farms > 0),
        (Start::Contract, counts.templates > 0),
    ];
    if steps.iter().all(|(_, done)| *done) {
        return Vec::new();
    }
    steps.into()
}

/// A step with which an AMAP starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It says who it is.
    Information,
    /// Where it delivers.
    Site,
    /// Who its members are.
    Households,
    /// From whom they buy.
    Farm,
    /// What they subscribe to.
    Contract,
}

impl Start {
    /// The end of its key and the end of its address within the AMAP.
    pub fn name_and_path(self) -> (&'static str, &'static str) {
        match self {
            Start::Information => ("information", "informations"),
            Start::Site => ("site", "lieux/nouveau"),
            Start::Households => ("households", "membres/import"),
            Start::Farm => ("farm", "fermes"),
            Start::Contract => ("contract", "modeles/nouveau"),
        }
    }
}

impl NextStep {
    /// The end of its keys and the end of its address within the AMAP.
    pub fn name_and_path(self) -> (&'static str, &'static str) {
        match self {
            NextStep::AddSite => ("site", "lieux/nouveau"),
            NextStep::AddFarm => ("farm", "fermes"),
            NextStep::AddHouseholds => ("households", "membres/nouveau"),
            NextStep::PrepareContract => ("contract", "modeles/nouveau"),
            NextStep::Invite => ("invite", "membres"),
            NextStep::Nothing => ("nothing", "livraisons"),
        }
    }
}

/// Whether a role may be ended: an AMAP keeps at least one coordinator who has no last day.
pub fn may_end(role: RoleChoice, until: Option<Day>, lasting_coordinators: usize) -> bool {
    role != RoleChoice::Coordinator || until.is_some() || lasting_coordinators > 1
}

/// A French postcode, or nothing.
pub fn is_postcode(text: &str) -> bool {
    text.is_empty() || (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_step_leads_from_nothing_to_a_season() {
        let mut counts = Counts::default();
        assert_eq!(next_step(&counts), NextStep::AddSite);
        counts.sites = 1;
        assert_eq!(next_step(&counts), NextStep::AddFarm);
        counts.farms = 2;
        counts.households = 1;
        assert_eq!(next_step(&counts), NextStep::AddHouseholds);
        counts.households = 40;
        counts.to_invite = 3;
        assert_eq!(next_step(&counts), NextStep::PrepareContract);
        counts.templates = 1;
        assert_eq!(next_step(&counts), NextStep::Invite);
        counts.to_invite = 0;
        assert_eq!(next_step(&counts), NextStep::Nothing);
    }

    #[test]
    fn the_last_coordinator_stays() {
        let last = "2026-12-31".parse().ok();
        assert!(!may_end(RoleChoice::Coordinator, None, 1));
        assert!(may_end(RoleChoice::Coordinator, None, 2));
        assert!(
            may_end(RoleChoice::Coordinator, last, 1),
            "who has a last day is not the one who stays"
        );
        assert!(may_end(RoleChoice::Treasurer, None, 1));
    }

    #[test]
    fn postcodes_have_five_digits() {
        assert!(is_postcode("") && is_postcode("01000") && is_postcode("97411"));
        assert!(!is_postcode("1000") && !is_postcode("2A004") && !is_postcode("690012"));
    }
}
