//! Compile, stamp, export.

use jiff::civil::Date;
use typst::World;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::Template;
use crate::printable::{printable, printable_text};
use crate::world::OneDocument;

/// What the PDF says of itself. All of it is given, so that the same input gives the same bytes.
#[derive(Debug, Clone, Copy)]
pub struct Ident<'a> {
    /// Title of the document, shown by readers in the window's bar.
    pub title: &'a str,
    /// Who issues it.
    pub author: &'a str,
    /// The day of what it says (the stored revision's, not the printing's).
    pub date: Date,
    /// What makes the document the one it is: an id and a revision, or a hash. Only its hash stands in the file.
    pub id: &'a str,
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What Typst finds doubtful in the template: empty for a template that is right.
    pub warnings: Vec<String>,
}

/// Why there is no PDF. Each is a fault of the template, not of what people typed.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// The template does not compile with this data.
    #[error("template {template}: {reasons}")]
    Template {
        /// Its name.
        template: &'static str,
        /// What Typst says, with lines.
        reasons: String,
    },
    /// The document breaks PDF/A-2a or PDF/UA-1.
    #[error("template {template} gives no valid PDF: {reasons}")]
    Export {
        /// Its name.
        template: &'static str,
        /// What Typst says, with lines.
        reasons: String,
    },
    /// The data cannot be written as JSON.
    #[error("data of template {0}: {1}")]
    Data(&'static str, serde_json::Error),
}

/// Renders for which Typst keeps what it made and did not need again. The next document of the same template finds what they
/// share (the text of the charter, the heads of tables, the dates) if its styles are the same; more only costs memory.
const KEPT: usize = 4;

/// Empties Typst's cache of what is older when a render ends, however it ends: it would keep every document ever made.
struct EvictAtEnd;

impl Drop for EvictAtEnd {
    fn drop(&mut self) {
        comemo::evict(KEPT);
    }
}

/// Makes a PDF/A-2a and PDF/UA-1 document of a template and its data.
///
/// The template reads `data` with `json("data.json")`; what people typed in it is text and never Typst. Takes about
/// 10 to 30 ms a page in release, all of it computing: call it where blocking is allowed, outside any transaction.
pub fn typeset(template: Template, data: &serde_json::Value, ident: &Ident<'_>) -> Result<Pdf, TypesetError> {
    let _evict = EvictAtEnd;
    let data =
        serde_json::to_vec(&printable(data)).map_err(|error| TypesetError::Data(template.name, error))?;
    let world = OneDocument::new(&template, data);
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let mut document = output.map_err(|errors| TypesetError::Template {
        template: template.name,
        reasons: sentences(&world, &errors),
    })?;
    stamp(&mut document, ident);
    let bytes = typst_pdf::pdf(&document, &options(ident)).map_err(|errors| TypesetError::Export {
        template: template.name,
        reasons: sentences(&world, &errors),
    })?;
    Ok(Pdf {
        bytes,
        pages: document.pages().len(),
        warnings: warnings.iter().map(|one| sentence(&world, one)).collect(),
    })
}

fn stamp(document: &mut PagedDocument, ident: &Ident<'_>) {
    let info = document.info_mut();
    info.title = Some(printable_text(ident.title).as_ref().into());
    info.author = vec![printable_text(ident.author).as_ref().into()];
    let date = ident.date;
    // jiff gives months and days that fit in u8 and make a day.
    info.date = Smart::Custom(Datetime::from_ymd(
        i32::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    ));
}

fn options(ident: &Ident<'_>) -> PdfOptions {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .expect("PDF/A-2a and PDF/UA-1 agree on PDF 1.7");
    PdfOptions {
        ident: Smart::Custom(ident.id.to_owned()),
        creator: Smart::Custom(Some("Clic'AMAP".to_owned())),
        standards,
        ..PdfOptions::default()
    }
}

fn sentences(world: &OneDocument, errors: &[SourceDiagnostic]) -> String {
    let all: Vec<String> = errors.iter().map(|one| sentence(world, one)).collect();
    all.join("; ")
}

/// "contract.typ:12: unknown variable: price", with Typst's hints.
fn sentence(world: &OneDocument, diagnostic: &SourceDiagnostic) -> String {
    let place = diagnostic.span.id().map(|id| {
        let line = typst::WorldExt::range(world, diagnostic.span)
            .zip(world.source(id).ok())
            .and_then(|(range, source)| source.lines().byte_to_line(range.start))
            .map_or(0, |line| line + 1);
        format!("{}:{line}: ", id.vpath().get_without_slash())
    });
    let hints: String = diagnostic
        .hints
        .iter()
        .map(|hint| format!(" ({})", hint.v))
        .collect();
    format!("{}{}{hints}", place.unwrap_or_default(), diagnostic.message)
}
