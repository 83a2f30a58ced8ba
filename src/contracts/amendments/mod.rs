//! Amendments: what changes in a contract after it was signed, for one household or for everyone (docs/rules/amendments.md).

mod complete;
mod credit;
mod effect;
mod everyone;
mod file;
mod ledger;
mod letters;
mod model;
mod on_calendar;
mod on_contract;
mod one;
mod paper;
mod queries;
mod record;
mod rules;
mod said;
mod show;
mod sign;
mod waiting;

pub use everyone::{
    Instead, Row as ImpactRow, Stroke, Struck, announce_all, fingerprint as fingerprint_of, foresee,
    make_papers,
};
pub(super) use file::make_soon;
pub(super) use file::with_signatures as amendment_paper;
pub(super) use ledger::{Ledger, Standing};
pub use model::{Asks, Cause, Kind, LineChange, Terms};
pub use on_calendar::{FarmChange, farm_changes};
pub use on_contract::OnContract;
pub use one::can_amend;
pub(super) use one::{Bench, bench, managers_only, not_ones_own, not_there, stock};
pub(super) use queries::{
    Amendment, WaitingAmendment, amendment_lines, amendment_scan, amendments, household_addresses, number_of,
    start_over, waiting,
};
pub(super) use record::{Occasion, Planned, record as write_amendments, signatories};
pub use rules::Fate;
#[cfg(test)]
pub(super) use rules::line_changes;
pub(super) use rules::{moved, reverted, without};

use crate::access::{Actor, Target};
use crate::contracts::access::{ContractDesk, Key};
use crate::db::Tx;
use crate::web::{Fault, Routes, Visit};
use serde::Deserialize;

/// An amendment before one of its parties or who manages the contract.
#[derive(Debug)]
pub struct AmendmentDesk {
    /// The contract.
    pub contract: ContractDesk,
    /// The amendment.
    pub amendment: Amendment,
}

/// An amendment in an address.
#[derive(Debug, Deserialize)]
pub struct AmendmentKey {
    slug: String,
    id: String,
    number: String,
}

impl Target for AmendmentDesk {
    type Key = AmendmentKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: AmendmentKey) -> Result<Self, Fault> {
        let contract = ContractDesk::load(tx, visit, actor, Key::new(key.slug, key.id)).await?;
        let amendment = show::found(&contract, &key.number, tx).await?;
        Ok(AmendmentDesk { contract, amendment })
    }
}

/// The pages of amendments.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/modeles/{id}/changements", everyone::show)
        .post("/amap/{slug}/modeles/{id}/changements", everyone::announce)
        .get(
            "/ferme/{slug}/contrats/{template}/changements",
            everyone::show_farm,
        )
        .post(
            "/ferme/{slug}/contrats/{template}/changements",
            everyone::announce_farm,
        )
        .get("/amap/{slug}/contrats/{id}/avenant", one::show)
        .post("/amap/{slug}/contrats/{id}/avenant", one::amend)
        .get(
            "/amap/{slug}/contrats/{id}/avenant/quantites",
            one::show_quantities,
        )
        .post(
            "/amap/{slug}/contrats/{id}/avenant/quantites",
            one::change_quantities,
        )
        .post("/amap/{slug}/contrats/{id}/avoir", credit::give_back)
        .get("/amap/{slug}/contrats/{id}/avenants/{number}", show::show)
        .get(
            "/amap/{slug}/contrats/{id}/avenants/{number}/avenant.pdf",
            show::download,
        )
        .post(
            "/amap/{slug}/contrats/{id}/avenants/{number}/signature",
            sign::sign,
        )
        .get("/amap/{slug}/contrats/{id}/avenants/{number}/papier", sign::scan)
        .post(
            "/amap/{slug}/contrats/{id}/avenants/{number}/papier",
            sign::record_paper,
        )
        .post(
            "/amap/{slug}/contrats/{id}/avenants/{number}/retrait",
            sign::withdraw,
        )
}
