//! The page that follows a signed body, and the final PDF made of both.

use clicamap_typeset::append_pages;
use serde::Serialize;

use super::{AppendError, Issue, Pdf, TypesetError, render, template};

/// Who signed the body, when and how.
#[derive(Debug, Clone, Serialize)]
pub struct SignaturePage {
    /// The contract's title.
    pub title: String,
    /// The public id and the revision, as at the foot of the body.
    pub reference: String,
    /// "2 pages".
    pub body_pages: String,
    /// SHA-256 of the stored body, in hexadecimal.
    pub body_sha256: String,
    /// Where a file can be checked; empty leaves it out.
    pub verification_address: String,
    /// Both parties, signed or not yet.
    pub signatures: Vec<SignatureEntry>,
}

/// One party's signature, or the place where it is still missing.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureEntry {
    /// "Pour le foyer Morel".
    pub party: String,
    /// Whether there is one; if not, nothing below is shown.
    pub signed: bool,
    /// Who signed.
    pub name: String,
    /// "jeudi 12 mars 2026 à 21 h 14".
    pub at: String,
    /// "en ligne, depuis son compte", "sur papier", "signé ailleurs".
    pub how: String,
    /// Internet address it came from; empty for paper.
    pub address: String,
    /// Who recorded a signature on paper.
    pub recorded_by: String,
    /// SHA-256 of what this party signed, in hexadecimal; empty when signed elsewhere.
    pub sha256: String,
}

/// Why there is no final PDF.
#[derive(Debug, thiserror::Error)]
pub enum SignatureError {
    /// The page could not be made.
    #[error(transparent)]
    Page(#[from] TypesetError),
    /// The body is not a PDF made by this program.
    #[error(transparent)]
    Body(#[from] AppendError),
}

impl SignaturePage {
    /// The final PDF: `body` byte for byte, followed by an update that adds this page.
    pub fn after(&self, body: &[u8], issue: Issue<'_>) -> Result<Vec<u8>, SignatureError> {
        let page = self.pdf(issue)?;
        Ok(append_pages(body, &page.bytes)?)
    }

    /// The page alone.
    pub(super) fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = format!("{} – signatures", self.title);
        let template = template("signature_page.typ", include_str!("signature_page.typ"));
        render(template, &title, self, issue)
    }
}
