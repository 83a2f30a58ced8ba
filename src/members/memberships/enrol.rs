//! Memberships that come of a fee, and their ends.

use super::queries;
use crate::access::AmapScope;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, CampaignId, Day, FeeId, HouseholdId, Instant, MembershipId};

/// A household that a fee makes a member.
#[derive(Clone, Copy, Debug)]
pub struct Enrolment {
    /// Who.
    pub household: HouseholdId,
    /// From this day on.
    pub since: Day,
    /// To this day, itself included.
    pub until: Day,
    /// Whether the fee is paid.
    pub paid: bool,
    /// Of which campaign.
    pub campaign: CampaignId,
    /// The fee.
    pub fee: FeeId,
}

/// Makes a household a member, or marks the membership of this fee as paid; a trial is over with it, and what was recorded beside
/// the campaign for that time and never paid gives way.
///
/// # Errors
/// When the database fails.
pub async fn enrol(
    tx: &mut Tx,
    amap: &AmapScope,
    enrolment: &Enrolment,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    queries::convert_trial(tx, amap, enrolment.household, now).await?;
    match queries::of_fee(tx, amap, enrolment.fee).await? {
        Some(membership) if enrolment.paid => queries::pay(tx, amap, membership, by, now).await,
        Some(_) => Ok(()),
        None => {
            let id = MembershipId::new(clock::fresh_uuid());
            let period = (enrolment.since, enrolment.until);
            queries::withdraw_unpaid(tx, amap, enrolment.household, period, (by, now)).await?;
            queries::insert_of_fee(tx, amap, (id, enrolment), by, now).await
        }
    }
}

/// The fee was entered by mistake: so was the membership.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_of_fee(
    tx: &mut Tx,
    amap: &AmapScope,
    fee: FeeId,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    match queries::of_fee(tx, amap, fee).await? {
        Some(membership) => queries::withdraw(tx, amap, membership, by, now).await,
        None => Ok(()),
    }
}

/// A membership that ends, after which its household has no other.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Ending {
    /// The membership.
    pub membership: MembershipId,
    /// Whose.
    pub household: HouseholdId,
    /// Its last day.
    pub until_on: Day,
}

/// Memberships that end from a day on and were not written about.
///
/// # Errors
/// When the database fails.
pub async fn unreminded(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<Ending>, DbError> {
    queries::unreminded(tx, amap, today).await
}

/// Its end was written about.
///
/// # Errors
/// When the database fails.
pub async fn mark_reminded(
    tx: &mut Tx,
    amap: &AmapScope,
    membership: MembershipId,
    now: Instant,
) -> Result<(), DbError> {
    queries::mark_reminded(tx, amap, membership, now).await
}
