use super::*;
use proptest::prelude::*;

/// `<foyer>` for each variable.
fn marked(text: &str) -> String {
    written(text, |variable| format!("<{variable}>"))
}

#[test]
fn a_variable_gives_way_to_its_value() {
    for (typed, read) in [
        ("", ""),
        ("Rendez les cagettes.", "Rendez les cagettes."),
        ("{ferme} livre à {lieu}.", "<ferme> livre à <lieu>."),
        ("{premiere_livraison}", "<premiere_livraison>"),
        ("{ Première livraison }", "<premiere_livraison>"),
        ("{PRIX_TOTAL}{prix-total}", "<prix_total><prix_total>"),
        ("{{ferme}}", "{<ferme>}"),
        ("{ferme", "{ferme"),
        ("ferme}", "ferme}"),
        ("{}", "{}"),
        ("{ }", "{ }"),
        ("{12}", "{12}"),
        ("{fer\nme}", "{fer\nme}"),
        ("{#ferme}", "{#ferme}"),
        ("{ferme} {et {lieu}", "<ferme> {et <lieu>"),
        ("{inconnue}", "{inconnue}"),
        ("🥕{ferme}مرحبا", "🥕<ferme>مرحبا"),
    ] {
        assert_eq!(marked(typed), read, "{typed}");
    }
}

#[test]
fn a_value_is_never_read_again() {
    assert_eq!(written("{amap}", |_| "{ferme} #x".to_owned()), "{ferme} #x");
}

#[test]
fn an_unknown_variable_is_named_with_the_nearest_one() {
    let told = |text: &str| -> Vec<String> {
        let told = |unknown: Unknown| {
            let nearest = unknown.nearest.map_or("?", Variable::name);
            format!("{} -> {nearest}", unknown.typed)
        };
        unknown(text).into_iter().map(told).collect()
    };
    for (text, expected) in [
        ("{ferme} et {amap}", vec![]),
        ("{fermes}", vec!["fermes -> ferme"]),
        (
            "{premier_livraison}",
            vec!["premier_livraison -> premiere_livraison"],
        ),
        ("{Prix}", vec!["Prix -> prix_total"]),
        (
            "{date de la première livraison}",
            vec!["date de la première livraison -> premiere_livraison"],
        ),
        ("{nb_livraisons}", vec!["nb_livraisons -> nombre_livraisons"]),
        ("{banane}, {kiwi} et { banane }", vec!["banane -> ?", "kiwi -> ?"]),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_kept_but_for_its_variables(text in any::<String>()) {
        // What is unknown stays, so that writing each variable by its own name gives the text that was known.
        let once = written(&text, |variable| format!("{{{variable}}}"));
        prop_assert_eq!(written(&once, |variable| format!("{{{variable}}}")), once.clone());
        prop_assert_eq!(unknown(&once), unknown(&text));
        if !text.contains('{') {
            prop_assert_eq!(once, text);
        }
    }

    #[test]
    fn braces_in_any_order_break_nothing(text in "[{} a-z_#$*\n\u{202e}🥕é]{0,60}", value in ".{0,10}") {
        let without: usize = pieces(&text).iter().map(|piece| match piece {
            Piece::Text(text) => text.len(),
            Piece::Unknown(typed) => typed.len() + 2,
            Piece::Variable(_) => 0,
        }).sum();
        let variables = pieces(&text).iter().filter(|piece| matches!(piece, Piece::Variable(_))).count();
        prop_assert_eq!(written(&text, |_| value.clone()).len(), without + variables * value.len());
    }

    #[test]
    fn one_letter_too_many_is_still_recognised(index in 0..Variable::ALL.len(), at in 0..4usize, letter in "[a-z]") {
        let wanted = Variable::ALL[index];
        let mut typed = wanted.name().to_owned();
        typed.insert_str(at.min(typed.len()), &letter);
        prop_assert!(known(&typed).is_some() || nearest(&typed).is_some());
    }
}
