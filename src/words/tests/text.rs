use proptest::prelude::*;

use crate::words::{slug, sort_key};

#[test]
fn names_sort_without_accents_case_or_punctuation() {
    let table = [
        ("Lefèvre", "lefevre"),
        ("LEFE\u{300}VRE", "lefevre"),
        ("Cœur d'Élise", "coeur d elise"),
        ("  D'Âge --- Straße ", "d age strasse"),
        ("Œufs (boîte de 6)", "oeufs boite de 6"),
        ("Ægir Ørsted Łukasz", "aegir orsted lukasz"),
        ("½ panier", "1 2 panier"),
        ("İstanbul", "istanbul"),
        ("!?", ""),
    ];
    for (text, key) in table {
        assert_eq!(sort_key(text), key, "{text:?}");
    }
}

#[test]
fn slugs_are_ascii_words_and_hyphens() {
    assert_eq!(slug("AMAP de l'Étoile n° 2"), "amap-de-l-etoile-n-2");
    assert_eq!(slug("Ферма Лес 3"), "3");
    assert_eq!(slug("…"), "");
    let long = slug(&"panier ".repeat(20));
    assert_eq!(
        long,
        "panier-panier-panier-panier-panier-panier-panier-panier-pani"
    );
    assert_eq!(slug(&format!("{} b", "a".repeat(59))), "a".repeat(59));
}

proptest! {
    #[test]
    fn a_key_is_its_own_key(text in "\\PC*") {
        let key = sort_key(&text);
        prop_assert_eq!(sort_key(&key), key.clone());
        prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
    }

    #[test]
    fn a_slug_is_its_own_slug_and_fits_an_address(text in "\\PC*") {
        let slug_of_text = slug(&text);
        prop_assert_eq!(slug(&slug_of_text), slug_of_text.clone());
        prop_assert!(slug_of_text.len() <= 60);
        prop_assert!(slug_of_text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        prop_assert!(!slug_of_text.starts_with('-') && !slug_of_text.ends_with('-') && !slug_of_text.contains("--"));
    }
}
