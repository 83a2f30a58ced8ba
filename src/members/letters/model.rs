//! Topics, and who reads letters about them.

use crate::t;
use crate::words::{EmailAddress, HouseholdId, MemberId, text_enum};

text_enum! {
    /// What letters are about that nobody must take.
    pub enum Topic {
        /// The reminder on the day before a delivery.
        Deliveries = "livraisons",
        /// That a membership ends, or is not paid.
        Memberships = "adhesion",
        /// That a household offers its basket to this one.
        Offers = "paniers",
        /// The list of an evening, for who is on duty.
        Duties = "permanences",
    }
}

impl Topic {
    /// The key of what its box on one's own page says.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Deliveries => "members-own-reminders",
            Topic::Memberships => "members-own-fee-letters",
            Topic::Offers => "members-own-offer-letters",
            Topic::Duties => "members-own-duty-letters",
        }
    }

    /// "la liste des soirs où vous êtes de permanence": what the page of the link says.
    pub fn label(self) -> String {
        t!(match self {
            Topic::Deliveries => "letters-deliveries",
            Topic::Memberships => "letters-memberships",
            Topic::Offers => "letters-offers",
            Topic::Duties => "letters-duties",
        })
    }
}

/// A member who takes letters on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub member: MemberId,
    /// Of which household.
    pub household: HouseholdId,
    /// Where the letters go.
    pub email: EmailAddress,
    /// Where they are refused, under the public address of the server.
    pub stop: String,
}
