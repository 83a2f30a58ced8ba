//! What people type, made fit for print: a glyph that no font has would void the PDF.

use std::borrow::Cow;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::fonts::has_glyph;

/// Stands for a character that no bundled font has: an empty box.
const UNKNOWN: char = '\u{25A1}';

/// The same data with every text composed (NFC), without invisible controls, and with a box for each character that
/// no bundled font can show. Keys are left as they are: they come from the program.
pub(crate) fn printable(data: &Value) -> Value {
    match data {
        Value::String(text) => Value::String(printable_text(text).into_owned()),
        Value::Array(items) => items.iter().map(printable).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| (key.clone(), printable(value)))
            .collect(),
        other => other.clone(),
    }
}

/// One text made printable, see [`printable`].
pub(crate) fn printable_text(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    text.nfc().filter_map(printable_char).collect::<String>().into()
}

fn printable_char(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        _ if is_invisible(c) => None,
        _ if c.is_whitespace() => Some(if has_glyph(c) { c } else { ' ' }),
        _ if has_glyph(c) => Some(c),
        _ => Some(UNKNOWN),
    }
}

/// Controls, joiners, direction marks (which can make a text read otherwise than it is) and the modifiers of pictures.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}')
}
