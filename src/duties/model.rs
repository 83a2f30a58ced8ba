//! Duties as plain data.

use crate::words::{Day, DeliveryId, DutySlotId, HourMinute, HouseholdId, Instant, MemberId, PublicId};

/// A delivery and the seats that its duty has; no seats: nobody is asked.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Evening {
    /// The delivery.
    pub id: DeliveryId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// The local day.
    pub day: Day,
    /// From this hour.
    pub opens: HourMinute,
    /// Until this hour.
    pub closes: HourMinute,
    /// Where.
    pub site: String,
    /// When it was called off.
    pub cancelled_at: Option<Instant>,
    /// The duty.
    pub slot: Option<DutySlotId>,
    /// How many may sign up.
    pub seats: Option<i64>,
}

/// Someone who holds a seat.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Holder {
    /// At which delivery.
    pub delivery: DeliveryId,
    /// Who.
    pub member: MemberId,
    /// The member's name in addresses.
    pub public_id: PublicId,
    /// With whom they eat.
    pub household: HouseholdId,
    /// Family name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
}

impl Holder {
    /// "Farid Roux".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }
}
