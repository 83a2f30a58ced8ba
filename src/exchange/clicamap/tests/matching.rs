use crate::exchange::clicamap::Person;
use crate::exchange::clicamap::matching::{likeness, match_people};
use proptest::prelude::*;

fn person(name: &str) -> Person {
    let (last, first) = name.split_once('/').unwrap_or((name, ""));
    Person {
        last_name: last.to_owned(),
        first_name: first.to_owned(),
    }
}

#[test]
fn only_the_exact_name_is_the_same_household() {
    let existing: Vec<_> = ["Aubépine/Maëlle", "Pommier/Anne", "Zinc/Omar", "Zinc/Omar"]
        .into_iter()
        .enumerate()
        .map(|(id, name)| (id, person(name)))
        .collect();
    let people = ["Pommier/Anne", "Aubepine/Maelle", "Zinc/Omar", "Nouvelle/Venue"].map(person);
    insta::assert_debug_snapshot!(match_people(&people, &existing));
}

#[test]
fn names_look_alike_or_do_not() {
    let pairs = [
        ("Aubépine/Maëlle", "AUBEPINE/maelle"),
        ("Le Gall/Jean Paul", "Le-Gall/Jean-Paul"),
        ("Pommier/Anne", "Anne/Pommier"),
        ("Pommier/Anne", "Pomier/Anne"),
        ("Pommier/Anne", "Pommeir/Anne"),
        ("Pommier/Anne", "Pommier/Jean"),
        ("Charpentier/Dominique", "Charpantier/Dominque"),
        ("Pommier/A.", "Pommier/Anne"),
        ("p/a", "Pommier/Anne"),
        ("s/c", "s/ce"),
        ("a/v", "a/s"),
        ("a/v", "b/v"),
        ("Roux/Léa", "Roux/Luc"),
        ("Pommier/", "Pommier/Anne"),
    ];
    let shown = pairs.map(|(one, other)| {
        let likeness = likeness(&person(one), &person(other));
        format!(
            "{one} ~ {other} : {}",
            likeness.map_or("—".to_owned(), |likeness| crate::t!(likeness.key()))
        )
    });
    insta::assert_snapshot!(shown.join("\n"));
}

proptest! {
    #[test]
    fn likeness_goes_both_ways(one in "[a-zé]{0,8}/[a-zé]{0,8}", other in "[a-zé]{0,8}/[a-zé]{0,8}") {
        let (one, other) = (person(&one), person(&other));
        prop_assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }
}
