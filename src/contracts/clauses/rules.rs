//! Text with variables: what a clause may hold, and how it reads in one contract (docs/rules/clauses.md).

#[cfg(test)]
mod tests;

use crate::words::{sort_key, text_enum};

/// Characters between braces at most: what is longer is a text in braces, not the name of a variable.
const LONGEST_NAME: usize = 40;

text_enum! {
    /// What stands for a value of the contract, by the name that people write between braces.
    pub enum Variable {
        /// The AMAP's name.
        Amap = "amap",
        /// The farm's name.
        Farm = "ferme",
        /// The household's name.
        Household = "foyer",
        /// The title of the contract.
        Title = "titre",
        /// "d’avril à septembre 2026".
        Season = "saison",
        /// Where it is delivered.
        Site = "lieu",
        /// The day of the household's first delivery.
        FirstDelivery = "premiere_livraison",
        /// The day of its last one.
        LastDelivery = "derniere_livraison",
        /// How many it takes.
        Deliveries = "nombre_livraisons",
        /// What the contract comes to.
        Total = "prix_total",
        /// To whose order it is paid.
        Payee = "ordre",
        /// Days of notice before a delivery.
        Notice = "delai",
    }
}

/// A name between braces that is none of the variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// As typed, without the braces.
    pub typed: String,
    /// The variable that was probably meant.
    pub nearest: Option<Variable>,
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'t> {
    Text(&'t str),
    Variable(Variable),
    Unknown(&'t str),
}

/// The variables that a text names and that do not exist, each once.
pub fn unknown(text: &str) -> Vec<Unknown> {
    let mut found: Vec<Unknown> = Vec::new();
    for piece in pieces(text) {
        if let Piece::Unknown(typed) = piece
            && found.iter().all(|known| known.typed != typed.trim())
        {
            found.push(Unknown {
                typed: typed.trim().to_owned(),
                nearest: nearest(typed),
            });
        }
    }
    found
}

/// The text with a value in the place of each variable. A value is text: braces inside it are not read again. A variable
/// that does not exist stays as it was typed.
pub fn written(text: &str, value: impl Fn(Variable) -> String) -> String {
    let mut written = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => written.push_str(text),
            Piece::Variable(variable) => written.push_str(&value(variable)),
            Piece::Unknown(typed) => {
                written.push('{');
                written.push_str(typed);
                written.push('}');
            }
        }
    }
    written
}

/// Cuts a text at its variables: `{prix_total}`, and with what people write for it, `{ Prix total }`. A brace that opens no
/// name is text like any other.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(open) = rest[from..].find('{').map(|at| from + at) {
        let inside = &rest[open + 1..];
        let Some(name) = inside
            .find(['}', '{', '\n'])
            .filter(|end| inside[*end..].starts_with('}'))
            .map(|end| &inside[..end])
            .filter(|name| is_name(name))
        else {
            from = open + 1;
            continue;
        };
        pieces.push(Piece::Text(&rest[..open]));
        pieces.push(known(name).map_or(Piece::Unknown(name), Piece::Variable));
        rest = &inside[name.len() + 1..];
        from = 0;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || " _-'’.".contains(c);
    name.chars().count() <= LONGEST_NAME && name.chars().all(fits) && name.chars().any(char::is_alphabetic)
}

/// Without accents, in small letters, words joined by `_`.
fn plain(name: &str) -> String {
    sort_key(name).replace(' ', "_")
}

fn known(name: &str) -> Option<Variable> {
    plain(name).parse().ok()
}

/// The variable that differs by a few letters, or of which a word was typed.
fn nearest(typed: &str) -> Option<Variable> {
    let typed = plain(typed);
    let close = Variable::ALL
        .iter()
        .map(|variable| (distance(&typed, variable.name()), *variable))
        .filter(|(distance, variable)| *distance <= 1 + variable.name().len() / 4)
        .min();
    let within = |variable: &&Variable| {
        let name = variable.name();
        typed.len() > 3 && (name.contains(&typed) || typed.contains(name))
    };
    close
        .map(|(_, variable)| variable)
        .or_else(|| Variable::ALL.iter().find(within).copied())
}

/// Letters to add, take away or change to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
