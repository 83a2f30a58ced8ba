//! The register of processing of an AMAP (GDPR, article 30).

use super::{Issue, Pdf, TypesetError, render, template};
use serde::Serialize;

/// Who processes what, why, for how long.
#[derive(Debug, Clone, Serialize)]
pub struct Register {
    /// "Registre des traitements – Les Lones".
    pub heading: String,
    /// Name and value of the facts at the top.
    pub facts: Vec<(String, String)>,
    /// Each processing.
    pub entries: Vec<RegisterEntry>,
    /// At the foot: since when it says so.
    pub note: String,
}

/// One processing.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterEntry {
    /// What it is for.
    pub title: String,
    /// Label and text, in order: data, people, recipients, retention, security.
    pub lines: Vec<(String, String)>,
}

impl Register {
    /// The document.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let template = template("register.typ", include_str!("register.typ"));
        render(template, &self.heading, self, issue)
    }
}
