//! Documents made of small, large and odd data: how many pages, the same bytes again, no warning, no refusal.

mod contracts;
mod lists;
mod odd;
mod spreadsheets;

use super::{Issue, Pdf, TypesetError};
use crate::words::Day;

/// Names that would be Typst, or that no font has, if they were not handled.
const ODD: &[&str] = &[
    "Panier #1 $ *gras* _bas_ \\ <mot> @ici",
    "🥕 Carottes 日本 \u{202e}sétoN",
    "= Titre",
    "",
    " ",
    "Tomme\nde brebis\tà l’ancienne",
    "Anticonstitutionnellementetsansespacesurtroislignesdetexteauminimum",
    "#panic(\"non\")",
    "l’« œuf » de l’été – 2,10\u{a0}€ / 1\u{202f}000 g · −3 °C",
];

fn issue() -> Issue<'static> {
    Issue {
        by: "AMAP des Lônes",
        on: Day::new(2026, 3, 12).unwrap(),
        id: "k7f2m9qx4ztb-1",
    }
}

fn odd(index: usize) -> String {
    ODD[index % ODD.len()].to_owned()
}

/// The pages of a PDF that came without a warning.
fn pages(made: Result<Pdf, TypesetError>) -> usize {
    let pdf = made.unwrap();
    assert_eq!(pdf.warnings, Vec::<String>::new());
    pdf.pages
}
