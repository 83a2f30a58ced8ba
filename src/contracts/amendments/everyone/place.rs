//! Where a change is announced: by who manages the contracts, or by the farmer.

use crate::access::{AmapScope, Authorised};
use crate::contracts::templates::{FarmTemplateDesk, TemplateDesk, TemplateSheet, products_besides};
use crate::farms::Product;
use crate::web::{Fault, Visit};

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
    /// The products of the farm that the template does not have.
    pub others: Vec<Product>,
}

impl<'a> Place<'a> {
    /// Before who manages the contracts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_amap(desk: &'a Authorised<TemplateDesk>) -> Result<Place<'a>, Fault> {
        let back = format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id);
        Place::new(&desk.visit, &desk.amap, &desk.sheet, back).await
    }

    /// Before the farmer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_farm(desk: &'a Authorised<FarmTemplateDesk>) -> Result<Place<'a>, Fault> {
        let back = format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id);
        Place::new(&desk.visit, &desk.amap, &desk.sheet, back).await
    }

    async fn new(
        visit: &'a Visit,
        amap: &'a AmapScope,
        sheet: &'a TemplateSheet,
        back: String,
    ) -> Result<Place<'a>, Fault> {
        let mut tx = visit.app().db.read().await?;
        Ok(Place {
            visit,
            amap,
            sheet,
            base: format!("{back}/changements"),
            back,
            others: products_besides(&mut tx, sheet).await?,
        })
    }
}
