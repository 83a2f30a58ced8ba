//! Accounts, households, members, roles.

use super::table;
use crate::words::{
    AccountId, AmapId, Day, FarmId, GrantId, HouseholdId, Instant, MemberId, NetworkId, PublicId,
};

table! {
    /// A login.
    AccountRow in "accounts" {
        id: AccountId, email: String, name: String, password_hash: String, created_at: Instant,
    }
}

table! {
    /// A household.
    HouseholdRow in "households" {
        amap_id: AmapId, id: HouseholdId, public_id: PublicId, name: String, sort_key: String, created_at: Instant,
    }
}

table! {
    /// A person of it.
    MemberRow in "members" {
        amap_id: AmapId, id: MemberId, public_id: PublicId, household_id: HouseholdId, account_id: Option<AccountId>,
        last_name: String, first_name: String, sort_key: String, email: Option<String>, phone: String, joined_on: Day,
    }
}

table! {
    /// A role.
    GrantRow in "grants" {
        id: GrantId, account_id: AccountId, role: &'static str, network_id: Option<NetworkId>,
        amap_id: Option<AmapId>, farm_id: Option<FarmId>, since_on: Day, granted_at: Instant,
    }
}
