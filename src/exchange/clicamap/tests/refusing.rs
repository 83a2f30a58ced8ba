use super::fixture;
use crate::exchange::clicamap::read;

/// Every file that cannot be imported, and the sentence it gets.
const BROKEN: [&str; 26] = [
    "annonce-demesuree.xlsx",
    "colonne-en-double.xlsx",
    "colonne-sans-produit.xlsx",
    "date-en-double.xlsx",
    "document.docx",
    "feuille-sans-date.xlsx",
    "formule-en-erreur.xls",
    "formule-en-erreur.xlsx",
    "formule-non-calculee.xlsx",
    "ligne-decalee.xlsx",
    "liste-de-membres.xlsx",
    "mot-de-passe.xls",
    "mot-de-passe.xlsx",
    "nom-en-double.xlsx",
    "opendocument.ods",
    "personne.xlsx",
    "prix-illisible.xlsx",
    "produit-sans-nom.xlsx",
    "quantite-en-lettres.xlsx",
    "quantite-negative.xlsx",
    "quantite-sans-nom.xlsx",
    "quantite-trop-fine.xlsx",
    "sans-date.xlsx",
    "tronque.xls",
    "tronque.xlsx",
    "vide.xlsx",
];

fn refusal(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes) {
        Ok(_) => format!("{name} : lu"),
        Err(refusal) => refusal.sentence(),
    }
}

#[test]
fn each_broken_file_gets_one_sentence() {
    let sentences = BROKEN.map(|name| refusal(name, &fixture(name)));
    insta::assert_snapshot!(sentences.join("\n"));
}

#[test]
fn what_is_no_spreadsheet_is_said_to_be_none() {
    let files: [(&str, &[u8]); 5] = [
        ("page.xls", b"<html><table><tr><td>Nom</td></tr></table></html>"),
        ("liste.csv", b"Nom;Pr\xE9nom\r\nPommier;Anne\r\n"),
        ("contrat.pdf", b"%PDF-1.7\n"),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("archive.xlsx", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
    ];
    insta::assert_snapshot!(files.map(|(name, bytes)| refusal(name, bytes)).join("\n"));
}
