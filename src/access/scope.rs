//! The part of the data that a query may touch.

use super::queries;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, Day, FarmId, HouseholdId, Instant, MemberId, NetworkId};
use jiff::tz::TimeZone;

/// One AMAP's rows.
#[derive(Clone, Debug, PartialEq)]
pub struct AmapScope {
    id: AmapId,
    slug: String,
    name: String,
    zone: TimeZone,
}

impl AmapScope {
    pub(super) fn new(id: AmapId, slug: String, name: String, zone: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or_else(|_| paris());
        AmapScope { id, slug, name, zone }
    }

    /// The tenant's id, first bind of its queries.
    pub fn id(&self) -> AmapId {
        self.id
    }

    /// Its name in addresses.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The local day at an instant.
    pub fn today(&self, now: Instant) -> Day {
        now.day_in(&self.zone)
    }

    /// The scope for the command line and the jobs, which act for the operator; pages get theirs from an extractor.
    ///
    /// # Errors
    /// When the database fails; `None` when there is no such AMAP.
    pub async fn for_operator(tx: &mut Tx, slug: &str) -> Result<Option<AmapScope>, DbError> {
        queries::amap_by_slug(tx, slug).await
    }

    /// All AMAPs, for jobs that go round them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_for_jobs(tx: &mut Tx) -> Result<Vec<AmapScope>, DbError> {
        queries::amaps(tx).await
    }
}

/// One farm's rows, across its AMAPs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FarmScope {
    id: FarmId,
    slug: String,
    name: String,
}

impl FarmScope {
    pub(super) fn new(id: FarmId, slug: String, name: String) -> Self {
        FarmScope { id, slug, name }
    }

    /// The farm's id.
    pub fn id(&self) -> FarmId {
        self.id
    }

    /// Its name in addresses.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The scope for the command line, the jobs and for a farm that the caller has just made or is a partner of.
    ///
    /// # Errors
    /// When the database fails; `None` when there is no such farm.
    pub async fn for_operator(tx: &mut Tx, slug: &str) -> Result<Option<FarmScope>, DbError> {
        queries::farm_by_slug(tx, slug).await
    }
}

/// One network's node and everything below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkScope {
    id: NetworkId,
    slug: String,
    name: String,
}

impl NetworkScope {
    pub(super) fn new(id: NetworkId, slug: String, name: String) -> Self {
        NetworkScope { id, slug, name }
    }

    /// The node's id.
    pub fn id(&self) -> NetworkId {
        self.id
    }

    /// Its name in addresses.
    pub fn slug(&self) -> &str {
        &self.slug
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The scope for the command line.
    ///
    /// # Errors
    /// When the database fails; `None` when there is no such network.
    pub async fn for_operator(tx: &mut Tx, slug: &str) -> Result<Option<NetworkScope>, DbError> {
        queries::network_by_slug(tx, slug).await
    }
}

/// A member and the household whose contracts are theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// The AMAP.
    pub amap: AmapScope,
    /// The person.
    pub member: MemberId,
    /// The household.
    pub household: HouseholdId,
}

impl Own {
    /// The records of an account in every AMAP but those to try things in, each with the day it was left; none that was erased.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn records(tx: &mut Tx, account: AccountId) -> Result<Vec<(Own, Option<Day>)>, DbError> {
        queries::records(tx, account).await
    }
}

/// The zone of continental France.
pub fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}
