//! What people type, made fit for print: a glyph that no font has would void the PDF.

use std::borrow::Cow;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::fonts::has_glyph;

/// Stands for a character that no bundled font has: an empty box.
const UNKNOWN: char = '\u{25A1}';

/// An e-mail address or a compound name is shorter; in characters.
const LONGEST_WORD: usize = 30;

/// Zero-width space: a line may end here.
const BREAK: &str = "\u{200B}";

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
    if text.len() <= LONGEST_WORD && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    breakable(text.nfc().filter_map(printable_char)).into()
}

/// Words longer than any that people use could run out of their column, over the next one: they may break anywhere.
fn breakable(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut word: Vec<char> = Vec::new();
    for c in text.chain(['\n']) {
        if !c.is_whitespace() {
            word.push(c);
            continue;
        }
        if word.len() > LONGEST_WORD {
            let parts: Vec<String> = word.chunks(5).map(|part| part.iter().collect()).collect();
            out.push_str(&parts.join(BREAK));
        } else {
            out.extend(&word);
        }
        word.clear();
        out.push(c);
    }
    out.pop();
    out
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
