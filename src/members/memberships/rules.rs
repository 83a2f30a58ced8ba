//! What an AMAP asks before a contract is signed, and what a household lacks.

use crate::t;
use crate::words::text_enum;

text_enum! {
    /// What an AMAP asks of a household before it signs a contract.
    pub enum Requirement {
        /// Nothing.
        Nothing = "none",
        /// To be a member on that day.
        Member = "member",
        /// To be a member on that day, and to have paid for it.
        Paid = "paid",
    }
}

impl Requirement {
    /// "être adhérent".
    pub fn label(self) -> String {
        t!(match self {
            Requirement::Nothing => "memberships-asked-none",
            Requirement::Member => "memberships-asked-member",
            Requirement::Paid => "memberships-asked-paid",
        })
    }
}

/// Where a household stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What the AMAP asks.
    pub asked: Requirement,
    /// Whether a membership covers the day, its first and its last included.
    pub is_member: bool,
    /// Whether one that covers it is paid.
    pub has_paid: bool,
    /// Of a household that tries the AMAP: whether the trial still runs.
    pub trial: Option<bool>,
    /// Whether the AMAP is suspended by its network (charter, 8).
    pub suspended: bool,
}

/// What a household lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It is not a member.
    Membership,
    /// It is, and has not paid.
    Payment,
    /// Its trial is over, and nobody confirmed it.
    Trial,
    /// The AMAP takes no subscriptions: its network suspended it.
    Suspended,
}

/// What is missing; `None` when it may sign.
pub fn lack(standing: &Standing) -> Option<Lack> {
    if standing.suspended {
        return Some(Lack::Suspended);
    }
    match (standing.trial, standing.is_member) {
        (Some(true), _) => return None,
        (Some(false), false) => return Some(Lack::Trial),
        _ => {}
    }
    match standing.asked {
        Requirement::Nothing => None,
        Requirement::Member | Requirement::Paid if !standing.is_member => Some(Lack::Membership),
        Requirement::Paid if !standing.has_paid => Some(Lack::Payment),
        Requirement::Member | Requirement::Paid => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_and_what_is_lacking() {
        use Lack::{Membership, Payment, Trial};
        use Requirement::{Member, Nothing, Paid};
        let table = [
            (Nothing, false, false, None, None),
            (Nothing, false, false, Some(true), None),
            (Paid, false, false, Some(true), None),
            (Nothing, false, false, Some(false), Some(Trial)),
            (Paid, true, false, Some(false), Some(Payment)),
            (Member, false, false, None, Some(Membership)),
            (Member, true, false, None, None),
            (Paid, false, false, None, Some(Membership)),
            (Paid, true, false, None, Some(Payment)),
            (Paid, true, true, None, None),
        ];
        for (asked, is_member, has_paid, trial, expected) in table {
            let standing = Standing {
                asked,
                is_member,
                has_paid,
                trial,
                suspended: false,
            };
            assert_eq!(lack(&standing), expected, "{standing:?}");
            let suspended = Standing {
                suspended: true,
                ..standing
            };
            assert_eq!(lack(&suspended), Some(Lack::Suspended), "{standing:?}");
        }
    }
}
