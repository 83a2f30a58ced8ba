//! Typed ids, one per kind of record, so that no id is taken for another's.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::instant::Instant;

/// Declares an id: a UUID version 7, stored as BLOB in SQLite and uuid in PostgreSQL.
macro_rules! id {
    ($( $(#[$meta:meta])* $type:ident ),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
        )]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $type(Uuid);

        impl $type {
            /// Wraps a UUID.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// A UUID version 7 of this moment and these random bytes.
            pub fn v7(at: Instant, random: [u8; 10]) -> Self {
                Self(uuid_v7(at, random))
            }

            /// The UUID.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $type {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )+ };
}

fn uuid_v7(at: Instant, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(at.0 / 1000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

id! {
    /// A network of AMAPs (a node of the tree).
    NetworkId,
    /// An AMAP: the tenant.
    AmapId,
    /// A delivery site of an AMAP.
    SiteId,
    /// A global login.
    AccountId,
    /// A person as one AMAP knows it.
    MemberId,
    /// A household in one AMAP.
    HouseholdId,
    /// A household's membership of the AMAP, from a first to a last day.
    MembershipId,
    /// A role given to an account in a scope.
    GrantId,
    /// A farm.
    FarmId,
    /// A person who signs for a farm.
    FarmerId,
    /// A product of a farm.
    ProductId,
    /// A delivery: one date at one site.
    DeliveryId,
    /// A contract template.
    TemplateId,
    /// A household's contract with a farm.
    ContractId,
    /// A change that a farm announced for everyone.
    ChangeId,
    /// A basket offered to another household.
    HandoverId,
    /// What a household did with a basket.
    ShiftId,
    /// Something noted at the door of a delivery.
    DoorEventId,
    /// A stored contract body, the PDF that is signed.
    BodyId,
    /// A signature over a body.
    SignatureId,
    /// What was paid after weighing.
    SettlementId,
    /// An instalment of a payment schedule.
    InstalmentId,
    /// A duty at a delivery.
    DutySlotId,
    /// A seat of a duty, held by someone.
    DutySeatId,
    /// A job in the queue.
    JobId,
    /// A mail in the outbox.
    MailId,
    /// A clause that a farm or a network keeps for the contracts to come.
    ClauseId,
    /// The erasure of somebody's personal values.
    ErasureId,
    /// A campaign of membership fees.
    CampaignId,
    /// What one payer owes in a campaign.
    FeeId,
    /// A receipt.
    ReceiptId,
    /// A warning that an AMAP is suspended.
    SuspensionId,
    /// Somebody who asks to join an AMAP.
    JoinRequestId,
    /// A place in a line.
    WaitId,
    /// A device's key to an account.
    PasskeyId,
    /// An entry of the audit log.
    AuditId,
    /// A private address of somebody's calendar.
    FeedId,
    /// A one-time token: invitation, reset.
    TokenId,
    /// A change of a signed contract.
    AmendmentId,
}
