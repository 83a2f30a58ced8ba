//! Who did what: one append-only row per write, in the transaction of the write.
//!
//! Rows hold ids only; personal values stand beside them and can be erased (charter, 9).

mod changes;
mod queries;

pub use changes::{Change, Changes};

use crate::access::AmapScope;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::transact;
use crate::web::{App, Fault, Look, Visit};
use crate::words::{AccountId, AmapId, AuditId, FarmId, Instant, NetworkId};
use uuid::Uuid;

/// What was done, to what, in whose tenant.
#[derive(Clone, Debug)]
pub struct Trace {
    /// The AMAP it belongs to.
    pub amap: Option<AmapId>,
    /// The farm it belongs to.
    pub farm: Option<FarmId>,
    /// The network it belongs to.
    pub network: Option<NetworkId>,
    /// The act, as `noun.past-participle`: `contract.signed`.
    pub verb: &'static str,
    /// The kind of object.
    pub object: &'static str,
    /// The object.
    pub id: Option<Uuid>,
    /// Before and after, and whatever else tells the story: erasable.
    pub detail: serde_json::Value,
}

impl Trace {
    /// Of an account: what its owner did to it, in no tenant.
    pub fn of_account(verb: &'static str, account: AccountId) -> Trace {
        Trace {
            amap: None,
            farm: None,
            network: None,
            verb,
            object: "account",
            id: Some(account.uuid()),
            detail: serde_json::Value::Null,
        }
    }

    /// Of an object of an AMAP.
    pub fn in_amap(amap: &AmapScope, verb: &'static str, object: &'static str, id: Uuid) -> Trace {
        Trace {
            amap: Some(amap.id()),
            farm: None,
            network: None,
            verb,
            object,
            id: Some(id),
            detail: serde_json::Value::Null,
        }
    }

    /// With what it changed, beside what else is kept of it.
    pub fn changing(self, changes: Changes) -> Trace {
        Trace {
            detail: changes.beside(self.detail),
            ..self
        }
    }
}

/// Something that was done to an object, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: Instant,
    /// By which account; none for the command line, a job, or an account that is gone.
    pub account: Option<AccountId>,
    /// Its name.
    pub by: Option<String>,
    /// In which role, as [`crate::access::Role::key`] writes it.
    pub acting: String,
    /// The act.
    pub verb: String,
    /// What else was kept of it; null once it is erased.
    pub detail: serde_json::Value,
}

/// All that was done to an object of an AMAP, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_object(tx: &mut Tx, amap: &AmapScope, object: &str, id: Uuid) -> Result<Vec<Told>, DbError> {
    queries::of_object(tx, amap, object, id).await
}

/// Erases what stands beside the entries of some verbs, given as a pattern, that name somebody or something by id in their detail.
///
/// # Errors
/// When the database fails.
pub async fn forget_mentions(tx: &mut Tx, verbs: &str, id: Uuid) -> Result<(), DbError> {
    queries::forget_mentions(tx, verbs, id).await
}

/// A record of a member and all that became one with it, by their ids in the trail.
///
/// # Errors
/// When the database fails.
pub async fn joined_records(tx: &mut Tx, amap: &AmapScope, member: Uuid) -> Result<Vec<Uuid>, DbError> {
    let (mut all, mut at) = (vec![member], 0);
    while let Some(record) = all.get(at).copied() {
        for told in queries::of_object(tx, amap, "member", record).await? {
            let joined = told.detail["joined"].as_str().and_then(|id| id.parse().ok());
            all.extend(joined.filter(|id| told.verb == JOINED && !all.contains(id)));
        }
        at += 1;
    }
    Ok(all)
}

/// What is kept when two records of one person become one.
const JOINED: &str = "member.joined-records";

/// Who did it.
#[derive(Clone, Debug)]
struct By {
    account: Option<AccountId>,
    acting: String,
}

/// Keeps what the person of this visit did.
///
/// # Errors
/// When the database fails.
pub async fn record(tx: &mut Tx, visit: &Visit, trace: Trace) -> Result<(), DbError> {
    let by = By {
        account: visit.actor().map(|actor| actor.account),
        acting: visit.actor().map(|actor| actor.acting_key()).unwrap_or_default(),
    };
    store(tx, by, visit.now(), trace).await
}

/// Keeps what the operator did on the command line, or a job by itself.
///
/// # Errors
/// When the database fails.
pub async fn record_operator(tx: &mut Tx, trace: Trace, now: Instant) -> Result<(), DbError> {
    store(
        tx,
        By {
            account: None,
            acting: "operator".to_owned(),
        },
        now,
        trace,
    )
    .await
}

/// Remembers that the person of this visit looked at personal data; [`write_looks`] keeps it.
pub fn look(visit: &Visit, trace: Trace) {
    if let Some(actor) = visit.actor() {
        visit.app().looked(Look {
            account: actor.account,
            acting: actor.acting_key(),
            at: visit.now(),
            trace,
        });
    }
}

/// Writes the looks that were remembered, in one batch; what cannot be written is remembered again.
///
/// # Errors
/// When the database fails.
pub async fn write_looks(app: &App) -> Result<usize, Fault> {
    let looks = app.take_looks();
    if looks.is_empty() {
        return Ok(0);
    }
    let written: Result<(), Fault> = transact!(app.db, |tx| { Ok(queries::insert_looks(tx, &looks).await?) });
    match written {
        Ok(()) => Ok(looks.len()),
        Err(fault) => {
            looks.into_iter().for_each(|look| app.looked(look));
            Err(fault)
        }
    }
}

async fn store(tx: &mut Tx, by: By, now: Instant, trace: Trace) -> Result<(), DbError> {
    let id = AuditId::new(clock::fresh_uuid());
    queries::insert(tx, id, &by, now, &trace).await?;
    if !trace.detail.is_null() {
        queries::insert_values(tx, id, &trace.detail.to_string()).await?;
    }
    Ok(())
}
