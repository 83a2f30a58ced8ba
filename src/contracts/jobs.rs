//! What happens to contracts by itself: a draft that nobody signed lapses once subscriptions are closed.

use super::letters;
use super::model::ContractState;
use super::queries::{self, Unsigned};
use super::rules::contract_life::{Action, Facts, may};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::history::{self, Trace};
use crate::words::{Day, Instant};

/// Lets every draft of an AMAP lapse whose subscriptions closed before `today`, and tells its signatory. What the référent
/// prepared stays, since it is signed outside the window. Safe to run again: a lapsed contract is no draft. `site` is the
/// public address of this server; gives how many lapsed.
///
/// # Errors
/// When the database fails.
pub async fn lapse_drafts(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, DbError> {
    let mut lapsed = 0;
    for draft in queries::unsigned(tx, amap).await? {
        if may(ContractState::Draft, Action::Lapse, &facts(&draft, today)).is_err() {
            continue;
        }
        queries::lapse(tx, amap, draft.id, now).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(draft.farm_id),
            network: None,
            verb: "contract.lapsed",
            object: "contract",
            id: Some(draft.id.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record_operator(tx, trace, now).await?;
        letters::lapsed(tx, amap, &draft, site, now).await?;
        lapsed += 1;
    }
    Ok(lapsed)
}

fn facts(draft: &Unsigned, today: Day) -> Facts {
    Facts {
        window_open: draft.closed_at.is_none() && draft.window_closes.is_none_or(|closes| today <= closes),
        by_referent: draft.origin == "paper",
        body_is_current: false,
        own_household: false,
        reason_given: false,
        ended: false,
    }
}
