//! Whether an erasure may begin, and beginning it.

use super::queries;
use super::rules::{self, Block, Standing};
use crate::access::AmapScope;
use crate::amaps;
use crate::clock;
use crate::contracts;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members::{self, Member};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{Day, ErasureId};

/// What blocks the erasure of a member.
///
/// # Errors
/// When the database fails.
pub async fn blocks(tx: &mut Tx, amap: &AmapScope, member: &Member, today: Day) -> Result<Vec<Block>, Fault> {
    let open = members::open_matters(tx, amap, (member.household_id, member.id), today).await?;
    let mut unkept = 0;
    for template in queries::signed_templates(tx, amap, member.id).await? {
        let kept = contracts::archive_kept(tx, amap, template).await?;
        if !kept.is_some_and(|kept| kept.current) {
            unkept += 1;
        }
    }
    let coordinators = amaps::lasting_coordinators(tx, amap, today).await?;
    let last = coordinators.len() == 1 && coordinators.first() == member.account_id.as_ref();
    Ok(rules::blocks(&Standing {
        deliveries: open.deliveries,
        owed: open.owed,
        unkept,
        last_coordinator: last,
    }))
}

/// What blocks, in words.
pub fn said(block: Block) -> String {
    match block {
        Block::Deliveries(count) => t!("erasure-block-deliveries", count = count),
        Block::Owed(owed) => t!("erasure-block-owed", owed = owed.to_string()),
        Block::Unkept(count) => t!("erasure-block-unkept", count = count),
        Block::LastCoordinator => t!("erasure-block-coordinator"),
    }
}

/// First phase: the person leaves; the day of the second is given.
///
/// # Errors
/// What blocks it, as a sentence, or the database.
pub async fn begin(tx: &mut Tx, visit: &Visit, amap: &AmapScope, member: &Member) -> Result<Day, Fault> {
    let (now, today) = (visit.now(), amap.today(visit.now()));
    if let Some(block) = blocks(tx, amap, member, today).await?.into_iter().next() {
        return Err(Fault::Refused(said(block)));
    }
    // What somebody asks for takes the place of what would have come by itself.
    if let Some(begun) = queries::begun(tx, amap.id(), member.id).await?
        && begun.why == "inactive"
    {
        queries::withdraw(tx, amap.id(), begun.id, now).await?;
    }
    let erase_on = today.plus_days(rules::DAYS);
    let id = ErasureId::new(clock::fresh_uuid());
    let by = visit.actor().map(|actor| actor.account);
    if !queries::begin(tx, amap, (id, member.id), ("asked", erase_on), (by, now)).await? {
        return Err(Fault::Refused(t!("erasure-begun-already")));
    }
    if member.left_on.is_none() {
        members::let_leave(tx, amap, member, now).await?;
    }
    let trace = Trace::in_amap(amap, "erasure.begun", "member", member.id.uuid());
    history::record(tx, visit, trace).await?;
    Ok(erase_on)
}
