//! The number of a bank account.

use super::stored::sql_text;
use iban::IbanLike;
use std::fmt;
use std::str::FromStr;

/// An IBAN (ISO 13616) whose check digits and length are right. Stored without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Iban(iban::Iban);

impl Iban {
    /// In groups of four, kept on one line: "FR14 2004 1010 0505 0001 3M02 606".
    pub fn spoken(&self) -> String {
        self.0.to_string().replace(' ', "\u{a0}")
    }

    /// Enough to recognise it, and no more: "FR14 … 2606".
    pub fn hint(&self) -> String {
        let whole = self.0.electronic_str();
        let (first, last) = (whole.get(..4), whole.get(whole.len().saturating_sub(4)..));
        format!("{} … {}", first.unwrap_or_default(), last.unwrap_or_default())
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.electronic_str())
    }
}

/// Why an IBAN was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an IBAN: something is mistyped")]
pub struct IbanError;

/// Reads an IBAN as people write it: spaces and capitals as they come.
impl FromStr for Iban {
    type Err = IbanError;

    fn from_str(text: &str) -> Result<Self, IbanError> {
        let letters: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        letters.to_uppercase().parse().map(Iban).map_err(|_| IbanError)
    }
}

sql_text!(Iban);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_read_as_people_write_it_and_a_slip_is_found() {
        let iban: Iban = "fr14 2004 1010 0505\u{a0}0001 3M02 606".parse().unwrap();
        assert_eq!(iban.to_string(), "FR1420041010050500013M02606");
        assert_eq!(
            iban.spoken().replace('\u{a0}', " "),
            "FR14 2004 1010 0505 0001 3M02 606"
        );
        assert_eq!(iban.hint(), "FR14 … 2606");
        for wrong in [
            "",
            "FR14 2004 1010 0505 0001 3M02 607",
            "FR1420041010050500013M0260",
            "XX00",
            "FR14é",
        ] {
            assert_eq!(wrong.parse::<Iban>(), Err(IbanError), "{wrong}");
        }
    }
}
