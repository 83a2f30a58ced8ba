//! Membership campaigns: who asks a fee of whom, for which period, by which formula; payments, receipts, renewals, reports.
//! Three flows, kept apart: members to their AMAP, AMAPs to their network, farms to their network.

mod access;
mod all;
mod asked;
mod correct;
mod create;
mod dues;
mod form;
mod jobs;
mod list;
mod model;
mod one;
mod own;
mod queries;
mod receipt;
mod record;
mod report;
mod rules;

pub use jobs::{remind_networks, remind_of_renewals, remind_of_trials};
pub use receipt::of_household as receipts_of_household;

use crate::web::Routes;

/// Routes of the slice: the same desk for an AMAP and for a network.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/campagnes", list::show)
        .get("/amap/{slug}/campagnes/nouvelle", create::blank)
        .post("/amap/{slug}/campagnes/nouvelle", create::create)
        .get("/amap/{slug}/campagnes/{campaign}", one::show)
        .post("/amap/{slug}/campagnes/{campaign}", record::record)
        .get("/amap/{slug}/campagnes/{campaign}/correction", correct::show)
        .post("/amap/{slug}/campagnes/{campaign}/correction", correct::save)
        .get("/amap/{slug}/campagnes/{campaign}/bilan.xlsx", report::workbook)
        .get("/amap/{slug}/recus/{receipt}/recu.pdf", receipt::show)
        .get("/amap/{slug}/adhesion", own::show)
        .post("/amap/{slug}/adhesion", own::declare)
        .get("/amap/{slug}/cotisations", dues::of_amap)
        .post("/amap/{slug}/cotisations", dues::amap_declares)
        .get("/reseau/{slug}/campagnes", list::show)
        .get("/reseau/{slug}/campagnes/nouvelle", create::blank)
        .post("/reseau/{slug}/campagnes/nouvelle", create::create)
        .get("/reseau/{slug}/campagnes/{campaign}", one::show)
        .post("/reseau/{slug}/campagnes/{campaign}", record::record)
        .get("/reseau/{slug}/campagnes/{campaign}/correction", correct::show)
        .post("/reseau/{slug}/campagnes/{campaign}/correction", correct::save)
        .get("/reseau/{slug}/campagnes/{campaign}/bilan.xlsx", report::workbook)
        .get("/reseau/{slug}/recus/{receipt}/recu.pdf", receipt::show)
        .get("/ferme/{slug}/cotisations", dues::of_farm)
        .post("/ferme/{slug}/cotisations", dues::farm_declares)
}
