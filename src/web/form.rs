//! Forms: what was typed is kept, each field is read into a type, and each refusal is a sentence at its field.

mod coded;

pub(super) use coded::decoded;

use super::{App, Fault, Visit, csrf};
use crate::words::{Cents, Day, EmailAddress, HourMinute, Quantity};
use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Bytes of a form that are read at most.
const LARGEST_FORM: usize = 1024 * 1024;
/// Fields that are read at most: 60 deliveries of 40 products, and some.
const MOST_FIELDS: usize = 5_000;

/// A field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name; empty for the form as a whole.
    pub field: String,
    /// The sentence.
    pub sentence: String,
}

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
    taken_up: bool,
}

impl Form {
    /// A form to be filled with [`Form::set`].
    pub fn new() -> Form {
        Form::default()
    }

    /// Adds a value to a field. A zero byte, which PostgreSQL cannot store, becomes the mark of what cannot be read.
    pub fn add(&mut self, name: String, value: String) {
        let readable = |text: String| {
            if text.contains('\0') {
                text.replace('\0', "\u{fffd}")
            } else {
                text
            }
        };
        self.values
            .entry(readable(name))
            .or_default()
            .push(readable(value));
    }

    /// Sets a field.
    pub fn set(&mut self, name: &str, value: impl ToString) {
        self.values.insert(name.to_owned(), vec![value.to_string()]);
    }

    /// As typed, without the spaces around it; empty if it is not there.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .get(name)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    /// All values of a field, for check boxes.
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// True when a check box of that name has that value.
    pub fn is_checked(&self, name: &str, value: &str) -> bool {
        self.all(name).iter().any(|given| given == value)
    }

    /// Every field with each of its values, as typed, in the order of the names.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    /// Puts a refusal at a field.
    pub fn refuse(&mut self, field: &str, sentence: impl Into<String>) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            sentence: sentence.into(),
        });
    }

    /// The refusal at a field.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.sentence.as_str())
    }

    /// The refusal at a field, empty when there is none: what the macros of `components.html` take.
    pub fn error_text(&self, field: &str) -> &str {
        self.error(field).unwrap_or_default()
    }

    /// Field and sentence of every refusal, for `ui::error_summary`.
    pub fn summary(&self) -> Vec<(&str, &str)> {
        self.errors
            .iter()
            .map(|error| (error.field.as_str(), error.sentence.as_str()))
            .collect()
    }

    /// All refusals, in the order they were found.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// True when nothing was refused.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }

    /// The form as what was typed before signing in again, see [`super::typed_before`].
    #[must_use]
    pub fn taken_up(mut self) -> Form {
        self.taken_up = true;
        self
    }

    /// Whether it holds what was typed before signing in again.
    pub fn is_taken_up(&self) -> bool {
        self.taken_up
    }

    /// The token that makes a double click one action.
    pub fn once(&self) -> &str {
        self.value("once")
    }

    /// A text that must be there, at most `most` characters.
    pub fn required_text(&mut self, name: &str, most: usize) -> Option<String> {
        if self.value(name).is_empty() {
            self.refuse(name, crate::t!("form-required"));
            return None;
        }
        self.text(name, most)
    }

    /// A text that may be empty, at most `most` characters.
    pub fn text(&mut self, name: &str, most: usize) -> Option<String> {
        let text = self.value(name).to_owned();
        if text.chars().count() > most {
            self.refuse(name, crate::t!("form-too-long", most = most));
            return None;
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.refuse(name, crate::t!("form-control-characters"));
            return None;
        }
        Some(text.replace("\r\n", "\n"))
    }

    /// A value that reads as `T`, or the sentence of `key`. Empty: `None` without a refusal.
    pub fn optional<T: FromStr>(&mut self, name: &str, key: &str) -> Option<T> {
        if self.value(name).is_empty() {
            return None;
        }
        let parsed = self.value(name).parse().ok();
        if parsed.is_none() {
            self.refuse(name, crate::t!(key));
        }
        parsed
    }

    /// A value that must be there and read as `T`, or the sentence of `key`.
    pub fn required<T: FromStr>(&mut self, name: &str, key: &str) -> Option<T> {
        if self.value(name).is_empty() {
            self.refuse(name, crate::t!("form-required"));
            return None;
        }
        self.optional(name, key)
    }

    /// An amount of money.
    pub fn cents(&mut self, name: &str) -> Option<Cents> {
        self.required(name, "form-amount")
    }

    /// A day.
    pub fn day(&mut self, name: &str) -> Option<Day> {
        self.required(name, "form-day")
    }

    /// An hour of the day.
    pub fn hour(&mut self, name: &str) -> Option<HourMinute> {
        self.required(name, "form-hour")
    }

    /// A quantity; empty is none.
    pub fn quantity(&mut self, name: &str) -> Option<Quantity> {
        if self.value(name).is_empty() {
            Some(Quantity::ZERO)
        } else {
            self.required(name, "form-quantity")
        }
    }

    /// An e-mail address.
    pub fn email(&mut self, name: &str) -> Option<EmailAddress> {
        self.required(name, "form-email")
    }

    /// A whole number within bounds, both included.
    pub fn number(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let parsed = self
            .value(name)
            .parse::<i64>()
            .ok()
            .filter(|number| (least..=most).contains(number));
        if parsed.is_none() {
            self.refuse(name, crate::t!("form-number", least = least, most = most));
        }
        parsed
    }
}

/// A form that was sent from one of our own pages: Origin and token are checked.
#[derive(Debug)]
pub struct Submitted(pub Form);

impl FromRequest<App> for Submitted {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Self, Fault> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await?;
        let bytes = to_bytes(body, LARGEST_FORM)
            .await
            .map_err(|_| Fault::Refused(crate::t!("form-too-large")))?;
        // A field left out would change what the form says.
        if bytes.iter().filter(|byte| **byte == b'&').count() >= MOST_FIELDS {
            return Err(Fault::Refused(crate::t!("form-too-large")));
        }
        let form = Form::parse(&bytes);
        csrf::check(&parts.headers, &visit, form.value("csrf"))?;
        Ok(Submitted(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_kept_as_it_was() {
        let form = Form::parse("nom=Zo%C3%A9+%26+Li&q=1&q=2&vide=&cass%e9=%".as_bytes());
        assert_eq!(form.value("nom"), "Zoé & Li");
        assert_eq!(form.all("q"), ["1", "2"]);
        assert_eq!(form.value("absent"), "");
    }

    #[test]
    fn a_refusal_stands_at_its_field() {
        let mut form = Form::parse(b"montant=douze&nombre=99");
        assert_eq!(form.cents("montant"), None);
        assert_eq!(form.number("nombre", 1, 12), None);
        assert_eq!(form.required_text("titre", 10), None);
        let fields: Vec<_> = form.errors().iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["montant", "nombre", "titre"]);
    }
}
