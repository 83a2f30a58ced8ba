//! A season on paper: for each product a table, a row for each household and a column for each delivery.

use serde::Serialize;

use super::{Issue, Pdf, QuantityRow, TypesetError, render, template};

/// The season of one template.
#[derive(Debug, Clone, Serialize)]
pub struct Season {
    /// The template's title.
    pub title: String,
    /// The farm.
    pub farm: String,
    /// The AMAP.
    pub amap: String,
    /// At the foot: "établie le mercredi 11 mars 2026".
    pub issued: String,
    /// Each product that somebody has.
    pub products: Vec<SeasonProduct>,
}

/// One product.
#[derive(Debug, Clone, Serialize)]
pub struct SeasonProduct {
    /// Its name.
    pub name: String,
    /// The days of the deliveries, and "Total".
    pub days: Vec<String>,
    /// Each household: as many quantities as there are days.
    pub households: Vec<QuantityRow>,
    /// The sums, in the same order.
    pub totals: Vec<String>,
}

impl Season {
    /// The PDF. Fails when a household has not one quantity for each day.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let template = template("season.typ", include_str!("season.typ"));
        render(template, &self.title, self, issue)
    }
}
