//! Networks, AMAPs, sites, deliveries, duties.

use super::table;
use crate::words::{
    AccountId, AmapId, Day, DeliveryId, DutySlotId, Instant, MemberId, NetworkId, PublicId, SiteId,
};

table! {
    /// A node of the tree.
    NetworkRow in "networks" {
        id: NetworkId, slug: &'static str, parent_id: Option<NetworkId>, kind: &'static str, name: &'static str,
        sort_key: String, created_at: Instant,
    }
}

table! {
    /// An ancestor and a descendant.
    BranchRow in "network_tree" { ancestor_id: NetworkId, descendant_id: NetworkId, depth: i64 }
}

table! {
    /// An AMAP.
    AmapRow in "amaps" {
        id: AmapId, network_id: NetworkId, slug: &'static str, name: &'static str, sort_key: String,
        postcode: &'static str, town: &'static str, town_key: String, presentation: &'static str, email: String,
        created_at: Instant,
    }
}

table! {
    /// Where it delivers.
    SiteRow in "sites" {
        amap_id: AmapId, id: SiteId, public_id: PublicId, name: &'static str, sort_key: String,
        address: &'static str, postcode: &'static str, town: &'static str, created_at: Instant,
    }
}

table! {
    /// When it opens.
    HoursRow in "site_hours" {
        amap_id: AmapId, site_id: SiteId, weekday: i64, opens: &'static str, closes: &'static str,
    }
}

table! {
    /// One date at one site.
    DeliveryRow in "deliveries" {
        amap_id: AmapId, id: DeliveryId, public_id: PublicId, site_id: SiteId, day: Day, opens: &'static str,
        closes: &'static str,
    }
}

table! {
    /// The duty of a delivery.
    DutySlotRow in "duty_slots" { amap_id: AmapId, id: DutySlotId, delivery_id: DeliveryId, seats: i64 }
}

table! {
    /// Who takes a seat of it.
    DutySeatRow in "duty_seats" {
        amap_id: AmapId, slot_id: DutySlotId, member_id: MemberId, taken_at: Instant, taken_by: Option<AccountId>,
    }
}
