//! Ids that stand in addresses.

use std::fmt;
use std::str::FromStr;

use super::{serde_text, sql_text};

/// Crockford's base32, lower-case: no i, l, o, u to misread.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH: usize = 12;

/// Twelve random characters of base32 (60 bits): what an address shows instead of an id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicId([u8; LENGTH]);

sql_text!(PublicId);
serde_text!(PublicId);

/// A text that is not twelve characters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a public id")]
pub struct PublicIdError;

impl PublicId {
    /// From random bytes (60 of the 64 bits are used).
    pub fn from_random(random: [u8; 8]) -> Self {
        let mut bits = u64::from_be_bytes(random);
        let mut characters = [0; LENGTH];
        for character in &mut characters {
            *character = ALPHABET[(bits % 32) as usize];
            bits /= 32;
        }
        Self(characters)
    }

    /// The twelve characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }
}

impl fmt::Display for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicId({self})")
    }
}

impl FromStr for PublicId {
    type Err = PublicIdError;

    fn from_str(text: &str) -> Result<Self, PublicIdError> {
        let characters: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_| PublicIdError)?;
        if characters.iter().all(|character| ALPHABET.contains(character)) {
            Ok(Self(characters))
        } else {
            Err(PublicIdError)
        }
    }
}
