//! What people mean when they search for an AMAP.

use crate::words::sort_key;

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    /// Nothing was asked for.
    All,
    /// A postcode or its beginning.
    Postcode(String),
    /// Words of a town or a name, as a sort key.
    Words(String),
}

/// Reads what was typed: digits are a postcode, anything else a town or a name.
pub fn search(typed: &str) -> Search {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Search::Postcode(digits);
    }
    match sort_key(typed) {
        key if key.is_empty() => Search::All,
        key => Search::Words(key),
    }
}

impl Search {
    /// The same, wider: the department of a whole postcode.
    pub fn wider(&self) -> Option<Search> {
        match self {
            Search::Postcode(code) if code.len() == 5 => {
                let length = if code.starts_with("97") { 3 } else { 2 };
                Some(Search::Postcode(code[..length].to_owned()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_a_postcode_and_words_a_town_or_a_name() {
        assert_eq!(search("  "), Search::All);
        assert_eq!(search("69 001"), Search::Postcode("69001".into()));
        assert_eq!(search("01"), Search::Postcode("01".into()));
        assert_eq!(search("Saint-Étienne"), Search::Words("saint etienne".into()));
        assert_eq!(search("690012"), Search::Words("690012".into()));
    }

    #[test]
    fn a_postcode_widens_to_its_department() {
        assert_eq!(search("69001").wider(), Some(Search::Postcode("69".into())));
        assert_eq!(search("97411").wider(), Some(Search::Postcode("974".into())));
        assert_eq!(search("69").wider(), None);
        assert_eq!(search("Lyon").wider(), None);
    }
}
