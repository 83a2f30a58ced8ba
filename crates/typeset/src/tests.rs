//! The guarantees of this crate: same bytes for same input, text stays text, valid and tagged files, pages appended.

use hayro_syntax::object::{Array, Dict, Object};
use jiff::civil::date;
use serde_json::{Value, json};

use crate::printable::printable_text;
use crate::{Ident, Pdf, Template, TypesetError, append_pages, typeset};

const LETTER: Template = Template {
    name: "letter.typ",
    source: "#import \"look.typ\": *\n#let data = json(\"data.json\")\n#set text(lang: \"fr\", font: family)\n\
             = #data.title\n#data.text\n#for line in data.at(\"lines\", default: ()) [- #line \\ ]",
    imports: &[(
        "look.typ",
        "#let family = (\"Atkinson Hyperlegible Next\", \"Noto Sans\", \"Noto Emoji\")",
    )],
};

const IDENT: Ident<'static> = Ident {
    title: "Lettre d’essai",
    author: "AMAP des Lônes",
    date: date(2026, 3, 12),
    id: "k7f2m9qx4ztb-1",
};

fn letter(text: &str) -> Result<Pdf, TypesetError> {
    typeset(LETTER, &json!({"title": "Lettre", "text": text}), &IDENT)
}

fn with_source(source: &'static str) -> Result<Pdf, TypesetError> {
    let template = Template { source, ..LETTER };
    typeset(template, &Value::Null, &IDENT)
}

fn holds(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = letter("Bonjour").unwrap();
    assert_eq!(first, letter("Bonjour").unwrap());
    assert_ne!(first.bytes, letter("Bonsoir").unwrap().bytes);
    assert_eq!((first.pages, first.warnings), (1, vec![]));
}

#[test]
fn what_people_type_is_text_and_not_typst() {
    for text in [
        "#panic()",
        "$ x $",
        "*gras* _italique_",
        "\\",
        "<étiquette> @renvoi",
        "#include \"secret\"",
        "= Titre",
        "`code` // /* ",
        "\"guillemets\"",
        "",
        " ",
        "\n\n",
        "~",
        "---",
        "```",
        "{#}",
        "http://exemple.fr/#a",
    ] {
        let pdf = letter(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!((pdf.pages, pdf.warnings), (1, vec![]), "{text:?}");
    }
}

#[test]
fn what_no_font_has_becomes_a_box_and_what_hides_disappears() {
    for (typed, printed) in [
        (
            "Crème brûlée, 12,50\u{a0}€ – « œuf » −3 · 1\u{202f}000",
            "Crème brûlée, 12,50\u{a0}€ – « œuf » −3 · 1\u{202f}000",
        ),
        ("Cre\u{300}me", "Crème"),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("Ольга Ђорђевић Ελένη", "Ольга Ђорђевић Ελένη"),
        ("🥕 Légumes ❤\u{fe0f}", "🥕 Légumes ❤"),
        ("👩🏽\u{200d}🌾", "□🌾"),
        ("日本 مرحبا", "□□ □□□□□"),
        ("gauche\u{202e}droite\u{2066}", "gauchedroite"),
        ("une\tligne\u{0}\u{7}", "une ligne"),
        ("deux\nlignes\r\n", "deux\nlignes\n"),
        ("abricot", "abricot"),
        ("camille.perrin@jardins.example", "camille.perrin@jardins.example"),
        (
            "anticonstitutionnellementetc...! oui",
            "antic\u{200b}onsti\u{200b}tutio\u{200b}nnell\u{200b}ement\u{200b}etc..\u{200b}.! oui",
        ),
    ] {
        assert_eq!(printable_text(typed), printed);
        letter(typed).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
    }
}

#[test]
fn every_printable_form_of_every_character_can_be_printed() {
    let all: Vec<char> = ('\u{0}'..='\u{2FFFF}').collect();
    let lines: Vec<String> = all
        .chunks(64)
        .map(|chunk| chunk.iter().collect::<String>())
        .filter(|line| printable_text(line).chars().any(|c| c != '□'))
        .collect();
    let pdf = typeset(
        LETTER,
        &json!({"title": "Tout", "text": "", "lines": lines}),
        &IDENT,
    )
    .unwrap();
    assert_eq!(pdf.warnings, Vec::<String>::new());
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = letter("Bonjour").unwrap().bytes;
    for said in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Lettre d’essai",
        "AMAP des Lônes",
        "D:20260312",
        "/Marked true",
        "/Lang(fr",
    ] {
        assert!(holds(&pdf, said), "{said}");
    }
    assert!(!holds(&pdf, IDENT.id), "the id itself does not stand in the file");
}

#[test]
fn nothing_outside_the_bundle_can_be_reached() {
    for source in [
        "#datetime.today().display()",
        "#read(\"/etc/passwd\")",
        "#read(\"../Cargo.toml\")",
        "#image(\"photo.png\")",
        "#import \"@preview/cetz:0.3.0\": *",
    ] {
        assert!(
            matches!(with_source(source), Err(TypesetError::Template { .. })),
            "{source}"
        );
    }
}

#[test]
fn an_error_names_the_template_and_the_line() {
    let error = with_source("= Titre\n\n#inconnu").unwrap_err();
    insta::assert_snapshot!(error, @"template letter.typ: letter.typ:3: unknown variable: inconnu");
    let error = with_source("#set text(lang: \"fr\")\n= Titre\n=== Trop bas").unwrap_err();
    insta::assert_snapshot!(error, @"template letter.typ gives no valid PDF: letter.typ:3: PDF/UA-1 error: skipped from heading level 1 to 3 (heading levels must be consecutive)");
}

#[test]
fn pages_are_appended_and_the_old_file_stands_unchanged_at_its_head() {
    let body = typeset(
        LETTER,
        &json!({"title": "Contrat", "text": "Le corps", "lines": vec!["une ligne"; 120]}),
        &IDENT,
    )
    .unwrap();
    let page = letter("Signé").unwrap();
    let once = append_pages(&body.bytes, &page.bytes).unwrap();
    assert!(once.starts_with(&body.bytes));
    assert_eq!(once, append_pages(&body.bytes, &page.bytes).unwrap());
    let twice = append_pages(&once, &page.bytes).unwrap();
    assert!(twice.starts_with(&once));
    assert_eq!(shape(&body.bytes), shape_of(body.pages, body.pages, 1));
    assert_eq!(shape(&once), shape_of(body.pages + 1, body.pages + 1, 2));
    assert_eq!(shape(&twice), shape_of(body.pages + 2, body.pages + 2, 3));
}

fn shape_of(pages: usize, tagged: usize, outline: usize) -> (usize, usize, usize) {
    (pages, tagged, outline)
}

/// Pages, pages known to the tag index, entries at the top of the outline.
fn shape(bytes: &[u8]) -> (usize, usize, usize) {
    let pdf = hayro_syntax::Pdf::new(bytes.to_vec()).unwrap();
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
    let tags: Dict<'_> = root.get("StructTreeRoot").unwrap();
    let parents: Dict<'_> = tags.get("ParentTree").unwrap();
    let owners: Array<'_> = parents.get("Nums").unwrap();
    let mut item: Option<Dict<'_>> = root.get::<Dict<'_>>("Outlines").unwrap().get("First");
    let mut outline = 0;
    while let Some(one) = item {
        outline += 1;
        item = one.get("Next");
    }
    (
        pdf.pages().len(),
        owners.iter::<Object<'_>>().count() / 2,
        outline,
    )
}

#[test]
fn only_files_made_here_can_be_joined() {
    let page = letter("Signé").unwrap().bytes;
    let half = &page[..page.len() / 2];
    for (body, extra) in [
        (b"".as_slice(), page.as_slice()),
        (&page, b"%PDF-1.7"),
        (half, &page),
        (&page, half),
    ] {
        assert!(append_pages(body, extra).is_err());
    }
}
