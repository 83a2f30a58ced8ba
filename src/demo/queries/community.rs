//! Membership fees, requests to join, lines, trials.

use super::table;
use crate::words::{
    AccountId, AmapId, CampaignId, Cents, Day, FarmId, FeeId, HouseholdId, Instant, JoinRequestId,
    MembershipId, NetworkId, PublicId, ReceiptId, WaitId,
};

table! {
    /// A campaign.
    CampaignRow in "campaigns" {
        id: CampaignId, public_id: PublicId, amap_id: Option<AmapId>, network_id: Option<NetworkId>, flow: &'static str,
        title: String, since_on: Day, until_on: Day, formula: &'static str, cents: Cents, created_at: Instant,
    }
}

table! {
    /// A bracket of it.
    BracketRow in "campaign_brackets" { campaign_id: CampaignId, position: i64, label: &'static str, cents: Cents }
}

table! {
    /// What somebody owes in it; paid when it says how.
    FeeRow in "fees" {
        campaign_id: CampaignId, id: FeeId, public_id: PublicId, amap_id: AmapId, household_id: Option<HouseholdId>,
        bracket: Option<i64>, due_cents: Cents, recorded_at: Instant, recorded_by: Option<AccountId>,
        method: Option<&'static str>, paid_on: Option<Day>, paid_at: Option<Instant>, paid_by: Option<AccountId>,
    }
}

table! {
    /// The receipt of one that is paid.
    ReceiptRow in "receipts" {
        id: ReceiptId, public_id: PublicId, amap_id: Option<AmapId>, network_id: Option<NetworkId>, number: i64,
        campaign_id: CampaignId, fee_id: FeeId, payer: String, title: String, cents: Cents, method: &'static str,
        paid_on: Day, issued_on: Day, issued_at: Instant,
    }
}

table! {
    /// The membership that comes of it.
    MembershipRow in "memberships" {
        amap_id: AmapId, id: MembershipId, household_id: HouseholdId, since_on: Day, until_on: Day, recorded_at: Instant,
        paid_at: Instant, campaign_id: CampaignId, fee_id: FeeId,
    }
}

table! {
    /// Somebody who asks to join.
    RequestRow in "join_requests" {
        amap_id: AmapId, id: JoinRequestId, public_id: PublicId, last_name: &'static str, first_name: &'static str,
        email: String, message: &'static str, asked_at: Instant, confirmed_at: Instant,
    }
}

table! {
    /// A place in a line.
    WaitRow in "waits" {
        amap_id: AmapId, id: WaitId, public_id: PublicId, request_id: Option<JoinRequestId>,
        household_id: Option<HouseholdId>, farm_id: Option<FarmId>, since_at: Instant,
    }
}

table! {
    /// A household that tries the AMAP.
    TrialRow in "trials" {
        amap_id: AmapId, household_id: HouseholdId, since_on: Day, until_on: Day, begun_at: Instant,
    }
}
