use crate::exchange::clicamap::dictionary::WORDS;
use crate::exchange::clicamap::labels::{name, phrase};
use crate::exchange::clicamap::title::title;
use proptest::prelude::*;

#[test]
fn slugs_become_labels() {
    let names = [
        "pain-aux-noix",
        "pain-100-petit-epautre-grand",
        "pain-100-kamut",
        "pain-de-mie-900g",
        "necar-de-poire",
        "legumes",
        "autre-divers",
        "grand-panier-4-pers-amap",
        "alternance-shitakes-pleurotes",
        "tarte-a-l-oignon",
        "jus-d-abricot",
        "oeufs-bio",
        "ete",
        "Légumes d’hiver",
        "",
    ];
    let packagings = [
        "sachet-de-400-g",
        "sachet-de-400g",
        "260g",
        "1-5-kg",
        "1-5kg",
        "250-300-g",
        "5-7-legumes",
        "75-cl",
        "1-l",
        "boite-de-6",
        "lot-de-100-pieces",
        "2-pers",
    ];
    let shown = names.map(|slug| format!("{slug} → {}", name(slug))).into_iter();
    let all: Vec<String> = shown
        .chain(packagings.map(|slug| format!("{slug} → {}", phrase(slug))))
        .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn files_name_contracts() {
    let files = [
        "legumes-mars-a-juin-2026.xlsx",
        "legumes-mars-a-juin-2026 (1).xlsx",
        "dossier/legumes-mars-a-juin-2026(12).XLS",
        "C:\\Bureau\\legumes-mars-a-juin-2026 - Copie.xls",
        "champignons-janvier-juin-2026.xlsx",
        "pains-semaines-paires-fevrier-a-juin-2026.xlsx",
        "Fromages de chèvre_été 2026.xlsx",
        "oeufs-2025-2026.xls",
        ".xlsx",
        "(1).xlsx",
    ];
    insta::assert_snapshot!(files.map(|file| format!("{file} → {}", title(file))).join("\n"));
}

#[test]
fn the_dictionary_is_sorted() {
    assert!(WORDS.is_sorted_by(|one, next| one.0 < next.0));
}

proptest! {
    #[test]
    fn any_slug_has_a_label(slug in "[a-z0-9-]{0,30}", text in "\\PC{0,30}") {
        prop_assert_eq!(name(&slug).is_empty(), slug.chars().all(|c| c == '-'));
        drop((phrase(&slug), name(&text), title(&text)));
    }
}
