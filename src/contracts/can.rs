//! What somebody may do with a contract now.

use super::access::{ContractDesk, Side};
use super::amendments;
use super::dossier::Dossier;
use super::model::{ContractState, Kind};
use crate::web::Visit;

/// What the person may do now.
#[derive(Debug, Default)]
pub struct Can {
    /// Sign for the household.
    pub sign: bool,
    /// Print it to be signed on paper.
    pub print: bool,
    /// Record the household’s signature on paper.
    pub record_member: bool,
    /// Record the farm’s.
    pub record_farm: bool,
    /// Change the order.
    pub edit: bool,
    /// Give the draft up.
    pub cancel: bool,
    /// Sign for the farm.
    pub countersign: bool,
    /// Write an amendment.
    pub amend: bool,
    /// Order of what was paid ahead.
    pub spend: bool,
    /// Manage the contract.
    pub manage: bool,
}

impl Can {
    /// With this contract, from this side.
    pub fn of(visit: &Visit, desk: &ContractDesk, dossier: &Dossier) -> Can {
        let state = desk.contract.state();
        let today = desk.amap.today(visit.now());
        let open = dossier
            .sheet
            .window
            .is_some_and(|window| (window.opens..=window.closes).contains(&today));
        let (draft, signed) = (state == ContractState::Draft, state == ContractState::Signed);
        let coming = dossier.sheet.last_delivery().is_some_and(|last| last >= today);
        let amend =
            amendments::can_amend(state) && desk.contract.ended_on.is_none_or(|last| last >= today) && coming;
        let prepaid = dossier.sheet.kind == Kind::Prepaid;
        match desk.side {
            Side::Household => Can {
                sign: draft && (open || desk.contract.is_prepared()),
                edit: (draft || signed) && open,
                cancel: draft,
                spend: amend && prepaid,
                ..Can::default()
            },
            Side::Manager => Can {
                print: draft,
                record_member: draft && desk.contract.body_id.is_some(),
                record_farm: signed && desk.contract.body_id.is_some(),
                edit: draft || signed,
                cancel: draft,
                amend,
                manage: true,
                ..Can::default()
            },
            Side::Farm => Can {
                countersign: signed,
                ..Can::default()
            },
        }
    }
}
