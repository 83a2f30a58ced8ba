//! What members let the others see, and which letters they take.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Instant, MemberId};
use crate::{row, rows, run};

/// What a member agreed to.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub struct Sharing {
    /// Stands in the directory of the members.
    pub listed: bool,
    /// With their address.
    pub email: bool,
    /// With their phone.
    pub phone: bool,
    /// Takes reminders of deliveries.
    pub reminders: bool,
    /// Takes letters about memberships.
    pub fee_letters: bool,
    /// Takes letters about baskets that another household offers.
    pub offer_letters: bool,
    /// Takes the list of the evening when on duty.
    pub duty_letters: bool,
    /// Since when it is so; none: since the beginning, when nothing is shown.
    pub since: Option<Instant>,
}

pub async fn sharing(tx: &mut Tx, amap: &AmapScope, member: MemberId) -> Result<Sharing, DbError> {
    row!(
        tx,
        Sharing,
        "SELECT listed = 1 AS listed, shares_email = 1 AS email, shares_phone = 1 AS phone, reminded = 1 AS reminders,
                fee_letters = 1 AS fee_letters, offer_letters = 1 AS offer_letters,
                duty_letters = 1 AS duty_letters, shares_since AS since
         FROM members WHERE amap_id = $1 AND id = $2",
        amap.id(),
        member
    )
}

pub async fn share(
    tx: &mut Tx,
    amap: &AmapScope,
    member: MemberId,
    sharing: &Sharing,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET listed = $3, shares_email = $4, shares_phone = $5, reminded = $6, fee_letters = $7, shares_since = $8,
           offer_letters = $9, duty_letters = $10
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        member,
        i64::from(sharing.listed),
        i64::from(sharing.email),
        i64::from(sharing.phone),
        i64::from(sharing.reminders),
        i64::from(sharing.fee_letters),
        sharing.since,
        i64::from(sharing.offer_letters),
        i64::from(sharing.duty_letters)
    )
    .map(drop)
}

/// Somebody in the directory, with what they agreed to show.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct InDirectory {
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

pub async fn in_directory(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<InDirectory>, DbError> {
    rows!(
        tx,
        InDirectory,
        "SELECT first_name, last_name, CASE WHEN shares_email = 1 THEN email END AS email,
                CASE WHEN shares_phone = 1 AND phone <> '' THEN phone END AS phone
         FROM members WHERE amap_id = $1 AND listed = 1 AND left_on IS NULL ORDER BY sort_key, id",
        amap.id()
    )
}
