//! The number of an establishment in the French register.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A SIRET: 14 digits, of which 9 name the company. Shown as "123 456 789 00012" (no-break spaces);
/// stored as its digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(try_from = "String", into = "String")]
#[sqlx(transparent)]
pub struct Siret(String);

/// Why a SIRET was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SiretError {
    /// Not 14 digits.
    #[error("a SIRET has 14 digits")]
    Length,
    /// The control digit does not fit: something is mistyped.
    #[error("the control digit does not fit")]
    Checksum,
}

/// La Poste, whose many post offices follow a rule of their own.
const LA_POSTE: &str = "356000000";

impl Siret {
    /// The 14 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The 9 digits of the company.
    pub fn siren(&self) -> &str {
        &self.0[..9]
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = &self.0;
        write!(
            f,
            "{}\u{a0}{}\u{a0}{}\u{a0}{}",
            &digits[..3],
            &digits[3..6],
            &digits[6..9],
            &digits[9..]
        )
    }
}

/// Reads 14 digits, spaced or not.
impl FromStr for Siret {
    type Err = SiretError;

    fn from_str(text: &str) -> Result<Self, SiretError> {
        let digits: String = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect();
        if digits.len() != 14 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SiretError::Length);
        }
        if is_luhn(&digits) || (digits.starts_with(LA_POSTE) && digit_sum(&digits).is_multiple_of(5)) {
            Ok(Self(digits))
        } else {
            Err(SiretError::Checksum)
        }
    }
}

impl TryFrom<String> for Siret {
    type Error = SiretError;

    fn try_from(text: String) -> Result<Self, SiretError> {
        text.parse()
    }
}

impl From<Siret> for String {
    fn from(siret: Siret) -> Self {
        siret.0
    }
}

/// Luhn's formula: every second digit from the right doubled, the digits summed, a multiple of ten.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| match (index % 2, u32::from(byte - b'0')) {
            (0, digit) => digit,
            (_, digit) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn digit_sum(digits: &str) -> u32 {
    digits.bytes().map(|byte| u32::from(byte - b'0')).sum()
}
