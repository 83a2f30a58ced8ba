//! Typst behind one function: a template and its data in, a PDF out.
//!
//! Every PDF is PDF/A-2a and PDF/UA-1 (archivable for the ten years of an accounting record, tagged for screen
//! readers); export fails rather than write one that is not. The same input gives the same bytes: no clock, no
//! network, no system font. [`append_pages`] adds pages to a finished PDF without changing a byte of it.

mod append;
mod fonts;
mod printable;
mod render;
mod world;

pub use append::{AppendError, append_pages};
pub use render::{Ident, Pdf, TypesetError, typeset};

/// A Typst document that reads its data with `json("data.json")`.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// File name, shown in errors.
    pub name: &'static str,
    /// The Typst text.
    pub source: &'static str,
    /// Further Typst files it may import: name and text.
    pub imports: &'static [(&'static str, &'static str)],
}

#[cfg(test)]
mod tests;
