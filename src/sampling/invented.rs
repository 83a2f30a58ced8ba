//! What the sample is made of.

use crate::members::{NewPerson, Reach};

/// Name, production and packaging, and price in cents, of what the sample farm grows.
pub const PRODUCTS: [(&str, &str, &str, i64); 3] = [
    ("Petit panier", "légumes", "panier", 1_150),
    ("Grand panier", "légumes", "panier", 1_850),
    ("Œufs", "œufs", "les six", 240),
];
/// Deliveries of the sample season, a week apart.
pub const DELIVERIES: i64 = 12;

const PEOPLE: [(&str, &str); 8] = [
    ("Aubert", "Léa"),
    ("Blanc", "Hugo"),
    ("Colin", "Inès"),
    ("Diallo", "Awa"),
    ("Evrard", "Paul"),
    ("Fontaine", "Nour"),
    ("Girard", "Jeanne"),
    ("Haddad", "Sami"),
];

/// The invented households, one person each, without an address: nobody is written to.
pub fn households() -> Vec<Vec<NewPerson>> {
    let person = |(last_name, first_name): &(&str, &str)| {
        vec![NewPerson {
            last_name: (*last_name).to_owned(),
            first_name: (*first_name).to_owned(),
            email: None,
            phone: String::new(),
            reach: Reach::default(),
        }]
    };
    PEOPLE.iter().map(person).collect()
}
