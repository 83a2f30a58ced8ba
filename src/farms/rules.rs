//! What happens when an AMAP adds a farm.

#[cfg(test)]
mod tests;

use super::model::Farm;
use crate::words::{FarmId, Siret, sort_key};

/// What to do with a farm that a coordinator adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adding {
    /// It is known and looked after by its own people: it becomes a partner.
    Partner(FarmId),
    /// Farms of that name exist: the coordinator says whether it is one of them.
    Ask(Vec<FarmId>),
    /// It is entered, private to the AMAP, and with this number.
    Enter(Option<Siret>),
    /// It is in the list already.
    Already(FarmId),
}

/// A farm that might be the one, and whether it is a partner of the AMAP already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The farm.
    pub farm: Farm,
    /// Whether it delivers to the AMAP.
    pub partner: bool,
    /// Whether this AMAP entered it.
    pub own: bool,
}

/// A claimed farm with that SIRET is the farm; one with that name may be. A number that another AMAP's private farm holds is
/// left out: the network merges the two.
pub fn adding(name: &str, siret: Option<&Siret>, candidates: &[Candidate], certainly_new: bool) -> Adding {
    let visible =
        |candidate: &&Candidate| candidate.own || candidate.partner || candidate.farm.claimed_at.is_some();
    let by_number = candidates
        .iter()
        .find(|candidate| siret.is_some() && candidate.farm.siret.as_ref() == siret);
    if let Some(found) = by_number.filter(visible) {
        return if found.partner {
            Adding::Already(found.farm.id)
        } else {
            Adding::Partner(found.farm.id)
        };
    }
    let key = sort_key(name);
    let namesakes: Vec<&Candidate> = candidates
        .iter()
        .filter(visible)
        .filter(|candidate| sort_key(&candidate.farm.name) == key)
        .collect();
    if let Some(known) = namesakes
        .iter()
        .find(|candidate| candidate.partner && siret.is_none())
    {
        return Adding::Already(known.farm.id);
    }
    let strangers: Vec<FarmId> = namesakes
        .iter()
        .filter(|candidate| !candidate.partner)
        .map(|candidate| candidate.farm.id)
        .collect();
    if !strangers.is_empty() && !certainly_new {
        return Adding::Ask(strangers);
    }
    Adding::Enter(siret.filter(|_| by_number.is_none()).cloned())
}
