//! E-mail addresses.

use std::fmt;
use std::str::FromStr;

use super::{serde_text, sql_text};

/// An address that mail can be sent to: trimmed and lower-cased, so that two spellings of one
/// address are equal here and in SQL. At most 254 bytes (RFC 5321).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

sql_text!(EmailAddress);
serde_text!(EmailAddress);

/// Why an address was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// No "@", or more than one.
    #[error("an address has exactly one @")]
    At,
    /// What stands before the "@" is not the name of a mailbox.
    #[error("not a mailbox name")]
    Local,
    /// What stands after the "@" is not a domain.
    #[error("not a domain")]
    Domain,
    /// More than 254 bytes.
    #[error("too long")]
    TooLong,
}

impl EmailAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        let address = text.trim().to_lowercase();
        if address.is_empty() {
            return Err(EmailError::Empty);
        }
        if address.len() > 254 {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = address.split_once('@').ok_or(EmailError::At)?;
        if domain.contains('@') {
            return Err(EmailError::At);
        }
        if !is_mailbox(local) {
            return Err(EmailError::Local);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        Ok(Self(address))
    }
}

/// The "dot-atom" of RFC 5321, 64 bytes at most; quoted names are not accepted.
fn is_mailbox(local: &str) -> bool {
    let is_atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    local.len() <= 64
        && local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom))
}

/// Two labels or more, of letters, digits and inner hyphens, the last one not a number.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.len() >= 2
        && !last.bytes().all(|byte| byte.is_ascii_digit())
}
