//! Offers that nobody took lapse after their last day.

use super::offer::addresses;
use super::{letters, queries};
use crate::access::AmapScope;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::Fault;
use crate::words::{Day, Instant};

/// Lets offers lapse; gives how many. Safe to run twice.
///
/// # Errors
/// When the database fails.
pub async fn let_offers_lapse(tx: &mut Tx, amap: &AmapScope, now: Instant) -> Result<usize, Fault> {
    let lapsed = queries::lapsed_on(tx, amap, amap.today(now)).await?;
    for wait in &lapsed {
        queries::lapse(tx, amap, wait.id, now).await?;
        let until = wait.offered_until.map(Day::full).unwrap_or_default();
        let lapsed = Changes::default().field("journal-field-offered-until", until, "");
        let trace = Trace::in_amap(amap, "request.lapsed", "wait", wait.id.uuid()).changing(lapsed);
        history::record_operator(tx, trace, now).await?;
        let to = addresses(tx, amap, wait).await?;
        letters::lapsed(tx, amap, &to, &wait.what(amap.name()), now).await?;
    }
    Ok(lapsed.len())
}
