//! Contracts: what a farm offers for a season, what a household orders of it, and the life of both,
//! from the blank template to the contract that both parties signed.

mod access;
pub mod amendments;
mod archive;
mod body;
mod body_rules;
mod can;
mod cancel;
mod clauses;
mod contract;
mod countersign;
mod dossier;
mod drafted;
mod filling;
mod final_file;
mod flexibility;
mod forms;
mod handovers;
pub mod instalments;
mod jobs;
mod letters;
mod list;
pub mod matrix;
mod model;
mod on_behalf;
mod order_page;
mod order_view;
mod paper;
mod paper_grid;
mod place;
mod pricing;
mod queries;
pub mod rules;
mod said;
mod season_before;
mod seen;
mod show;
mod sign;
mod signed;
mod subscribe;
mod synthesis;
mod synthesis_around;
mod synthesis_choice;
mod synthesis_files;
mod synthesis_sums;
mod tariff;
pub mod templates;
mod text;
mod verify;
mod weighing;

pub use access::{ContractDesk, Side};
pub use amendments::{
    FarmChange, Fate, ImpactRow, Instead, Stroke, Struck, announce_all, farm_changes, fingerprint_of,
    foresee, make_papers,
};
pub use archive::{kept as archive_kept, tell_of_archives};
pub use dossier::{Dossier, Text};
pub use flexibility::{Allowance, Flexibility, OwnShift, ShiftKind, Skips, shifts_of_household};
pub use handovers::count_offered as baskets_offered;
pub use jobs::lapse_drafts;
pub use signed::papers;
pub use weighing::{Weighed, weigh};

use crate::access::AmapScope;
use crate::db::Tx;
use crate::web::{Fault, Routes};
use crate::words::PublicId;

/// All that the text of a contract is made of.
///
/// # Errors
/// When the database fails, or the AMAP has no such contract.
pub async fn dossier_of(tx: &mut Tx, amap: &AmapScope, contract: PublicId) -> Result<Dossier, Fault> {
    let contract = queries::contract(tx, amap, contract)
        .await?
        .ok_or(Fault::NotFound)?;
    Dossier::load(tx, amap, contract).await
}

/// The pages of contracts: ordering, signing, countersigning and the synthesis.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/contrats", list::show)
        .get("/amap/{slug}/modeles/{id}/souscription", subscribe::show)
        .post("/amap/{slug}/modeles/{id}/souscription", subscribe::save)
        .get("/amap/{slug}/modeles/{id}/saisie", on_behalf::show)
        .post("/amap/{slug}/modeles/{id}/saisie", on_behalf::save)
        .get("/amap/{slug}/modeles/{id}/saisie/grille", paper_grid::show)
        .post("/amap/{slug}/modeles/{id}/saisie/grille", paper_grid::save)
        .get("/amap/{slug}/contrats/{id}", show::show)
        .post("/amap/{slug}/contrats/{id}/texte", text::make)
        .get("/amap/{slug}/contrats/{id}/signature", sign::show)
        .post("/amap/{slug}/contrats/{id}/signature", sign::sign)
        .post("/amap/{slug}/contrats/{id}/papier", paper::record)
        .get("/amap/{slug}/contrats/{id}/papier", paper::scan)
        .post("/amap/{slug}/contrats/{id}/annulation", cancel::cancel)
        .get("/amap/{slug}/contrats/{id}/contrat.pdf", text::download)
        .get("/verification", verify::ask)
        .post("/verification", verify::tell)
        .and(amendments::routes())
        .and(clauses::routes())
        .and(flexibility::routes())
        .and(handovers::routes())
        .and(weighing::routes())
        .and(synthesis_routes())
        .and(farm_routes())
}

fn synthesis_routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/modeles/{id}/archive", archive::show)
        .post("/amap/{slug}/modeles/{id}/archive", archive::hand_over)
        .get("/amap/{slug}/modeles/{id}/archive.zip", archive::download)
        .get("/amap/{slug}/modeles/saison.xlsx", matrix::running)
        .get("/amap/{slug}/modeles/{id}/synthese", synthesis::show)
        .get("/amap/{slug}/modeles/{id}/synthese/saison", matrix::show)
        .get("/amap/{slug}/modeles/{id}/synthese/saison.pdf", matrix::pdf)
        .get("/amap/{slug}/modeles/{id}/synthese/saison.xlsx", matrix::xlsx)
        .get(
            "/amap/{slug}/modeles/{id}/synthese/synthese.xlsx",
            synthesis_files::xlsx,
        )
        .get(
            "/amap/{slug}/modeles/{id}/synthese/synthese.pdf",
            synthesis_files::pdf,
        )
}

fn farm_routes() -> Routes {
    Routes::new()
        .get("/ferme/{slug}/contrats/{template}/archive", archive::show_farm)
        .post("/ferme/{slug}/contrats/{template}/archive", archive::confirm)
        .get(
            "/ferme/{slug}/contrats/{template}/archive.zip",
            archive::download_farm,
        )
        .get("/ferme/{slug}/contrats/{template}/signatures", countersign::show)
        .post("/ferme/{slug}/contrats/{template}/signatures", countersign::sign)
        .post(
            "/ferme/{slug}/contrats/{template}/signatures/refus",
            countersign::refuse,
        )
        .get("/ferme/{slug}/contrats/{template}/synthese", synthesis::show_farm)
        .get(
            "/ferme/{slug}/contrats/{template}/synthese/saison",
            matrix::farm_show,
        )
        .get(
            "/ferme/{slug}/contrats/{template}/synthese/saison.pdf",
            matrix::farm_pdf,
        )
        .get(
            "/ferme/{slug}/contrats/{template}/synthese/saison.xlsx",
            matrix::farm_xlsx,
        )
        .get(
            "/ferme/{slug}/contrats/{template}/synthese/synthese.xlsx",
            synthesis_files::farm_xlsx,
        )
        .get(
            "/ferme/{slug}/contrats/{template}/synthese/synthese.pdf",
            synthesis_files::farm_pdf,
        )
}
