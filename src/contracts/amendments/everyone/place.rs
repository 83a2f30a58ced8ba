//! Where a change is announced: by who manages the contracts, or by the farmer.

use crate::access::{AmapScope, Authorised};
use crate::contracts::templates::{FarmTemplateDesk, TemplateDesk, TemplateSheet};
use crate::web::Visit;

/// Who is there, about which template.
pub struct Place<'a> {
    /// The request.
    pub visit: &'a Visit,
    /// The AMAP.
    pub amap: &'a AmapScope,
    /// The template.
    pub sheet: &'a TemplateSheet,
    /// The address of the page.
    pub base: String,
    /// The page that leads here.
    pub back: String,
    /// Where contracts are.
    pub contracts: String,
}

impl<'a> Place<'a> {
    /// Before who manages the contracts.
    pub fn of_amap(desk: &'a Authorised<TemplateDesk>) -> Place<'a> {
        let back = format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id);
        Place {
            visit: &desk.visit,
            amap: &desk.amap,
            sheet: &desk.sheet,
            base: format!("{back}/changements"),
            back,
            contracts: format!("/amap/{}/contrats", desk.amap.slug()),
        }
    }

    /// Before the farmer.
    pub fn of_farm(desk: &'a Authorised<FarmTemplateDesk>) -> Place<'a> {
        let back = format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id);
        Place {
            visit: &desk.visit,
            amap: &desk.amap,
            sheet: &desk.sheet,
            base: format!("{back}/changements"),
            back,
            contracts: format!("/amap/{}/contrats", desk.amap.slug()),
        }
    }
}
