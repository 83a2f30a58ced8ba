//! SQL on what members take.

use super::model::{Reader, Topic};
use crate::access::AmapScope;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::words::{AmapId, EmailAddress, HouseholdId, MemberId};
use crate::{maybe, rows, run};

#[derive(sqlx::FromRow)]
struct ReaderRow {
    member: MemberId,
    household: HouseholdId,
    email: EmailAddress,
    letters_key: Option<String>,
    deliveries: bool,
    memberships: bool,
    offers: bool,
    duties: bool,
}

/// The members who are there, have an address and take letters on this topic; of one household, where one is named. Whoever
/// has no key for the links yet gets one.
///
/// # Errors
/// When the database fails.
pub async fn readers(
    tx: &mut Tx,
    amap: &AmapScope,
    topic: Topic,
    household: Option<HouseholdId>,
) -> Result<Vec<Reader>, DbError> {
    let found = rows!(
        tx,
        ReaderRow,
        "SELECT id AS member, household_id AS household, email, letters_key, reminded = 1 AS deliveries,
                fee_letters = 1 AS memberships, offer_letters = 1 AS offers, duty_letters = 1 AS duties
         FROM members WHERE amap_id = $1 AND left_on IS NULL AND email IS NOT NULL
           AND ($2 IS NULL OR household_id = $2) ORDER BY id",
        amap.id(),
        household
    )?;
    let mut readers = Vec::new();
    for row in found {
        let takes = match topic {
            Topic::Deliveries => row.deliveries,
            Topic::Memberships => row.memberships,
            Topic::Offers => row.offers,
            Topic::Duties => row.duties,
        };
        if !takes {
            continue;
        }
        let key = match row.letters_key {
            Some(key) => key,
            None => give_key(tx, amap, row.member).await?,
        };
        readers.push(Reader {
            member: row.member,
            household: row.household,
            email: row.email,
            stop: format!("/lettres/{key}/{topic}"),
        });
    }
    Ok(readers)
}

async fn give_key(tx: &mut Tx, amap: &AmapScope, member: MemberId) -> Result<String, DbError> {
    let key = clock::fresh_secret();
    run!(
        tx,
        "UPDATE members SET letters_key = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        member,
        &key
    )?;
    Ok(key)
}

/// Whose link it is, and what they take.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Holder {
    pub amap_id: AmapId,
    pub amap: String,
    pub member: MemberId,
    pub deliveries: bool,
    pub memberships: bool,
    pub offers: bool,
    pub duties: bool,
}

impl Holder {
    /// Whether they take letters on a topic.
    pub fn takes(&self, topic: Topic) -> bool {
        match topic {
            Topic::Deliveries => self.deliveries,
            Topic::Memberships => self.memberships,
            Topic::Offers => self.offers,
            Topic::Duties => self.duties,
        }
    }
}

/// Who holds a link. The link is what lets them in: it names the member within their AMAP, and opens nothing but this.
pub async fn holder(tx: &mut Tx, key: &str) -> Result<Option<Holder>, DbError> {
    maybe!(
        tx,
        Holder,
        "SELECT m.amap_id, a.name AS amap, m.id AS member, m.reminded = 1 AS deliveries, m.fee_letters = 1 AS memberships,
                m.offer_letters = 1 AS offers, m.duty_letters = 1 AS duties
         FROM members m JOIN amaps a ON a.id = m.amap_id WHERE m.letters_key = $1",
        key
    )
}

/// Takes letters on a topic from now on, or does not.
pub async fn take(tx: &mut Tx, key: &str, topic: Topic, takes: bool) -> Result<(), DbError> {
    let takes = i64::from(takes);
    match topic {
        Topic::Deliveries => run!(
            tx,
            "UPDATE members SET reminded = $2 WHERE letters_key = $1",
            key,
            takes
        ),
        Topic::Memberships => run!(
            tx,
            "UPDATE members SET fee_letters = $2 WHERE letters_key = $1",
            key,
            takes
        ),
        Topic::Offers => run!(
            tx,
            "UPDATE members SET offer_letters = $2 WHERE letters_key = $1",
            key,
            takes
        ),
        Topic::Duties => run!(
            tx,
            "UPDATE members SET duty_letters = $2 WHERE letters_key = $1",
            key,
            takes
        ),
    }
    .map(drop)
}
