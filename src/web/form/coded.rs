//! A form as browsers send it.

use super::{Form, MOST_FIELDS};
use crate::web::page::query_escape;

impl Form {
    /// The fields of a query string or a form's body.
    pub fn parse(encoded: &[u8]) -> Form {
        let mut form = Form::default();
        for pair in encoded
            .split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
            .take(MOST_FIELDS)
        {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let name = decoded(halves.next().unwrap_or_default());
            form.add(name, decoded(halves.next().unwrap_or_default()));
        }
        form
    }

    /// What was typed, as a form's body, read back by [`Form::parse`]. Empty fields and the token of the session are left out.
    pub fn encoded(&self) -> String {
        self.encoded_but(|_| false)
    }

    /// The same without the fields of some names.
    pub fn encoded_but(&self, left_out: impl Fn(&str) -> bool) -> String {
        self.fields()
            .filter(|(name, value)| *name != "csrf" && !value.is_empty() && !left_out(name))
            .map(|(name, value)| format!("{}={}", query_escape(name), query_escape(value)))
            .collect::<Vec<_>>()
            .join("&")
    }
}

/// What `%` and `+` stand for; what is not UTF-8 becomes U+FFFD.
pub(in crate::web) fn decoded(encoded: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.iter().copied();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = rest.clone().take(2).collect::<Vec<_>>();
                let value = std::str::from_utf8(&digits)
                    .ok()
                    .and_then(|text| u8::from_str_radix(text, 16).ok());
                if value.is_some() && digits.len() == 2 {
                    rest.nth(1);
                }
                value.unwrap_or(b'%')
            }
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_written_as_it_was_read() {
        let form = Form::parse("csrf=abc&nom=Zo%C3%A9+%26+Li&q=1&q=2%0A&vide=".as_bytes());
        assert_eq!(form.encoded(), "nom=Zo%C3%A9%20%26%20Li&q=1&q=2%0A");
        assert_eq!(Form::parse(form.encoded().as_bytes()).all("q"), ["1", "2\n"]);
    }
}
