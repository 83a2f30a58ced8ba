//! The title of a contract from the name of its file, since the workbook itself does not carry it.

use super::labels::{capitalised, words};
use unicode_normalization::UnicodeNormalization;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// "legumes-mars-a-juin-2026 (1).xlsx" is "Légumes mars à juin 2026". Empty if the name says nothing.
pub fn title(file_name: &str) -> String {
    let composed: String = file_name.nfc().collect();
    let name = composed.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = without_copy_mark(without_ending(name)).replace('_', " ");
    let is_slug = !stem.contains(|c: char| c.is_whitespace() || c.is_uppercase()) && stem.is_ascii();
    let text = if is_slug {
        joined(&words(&stem))
    } else {
        stem.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    capitalised(&text)
}

fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if matches!(ending.to_ascii_lowercase().as_str(), "xls" | "xlsx") => stem,
        _ => name,
    }
}

/// Without what browsers and desktops add to a second copy: " (1)", " - Copie".
fn without_copy_mark(stem: &str) -> &str {
    let stem = stem.trim();
    let numbered = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    if let Some((before, _)) =
        numbered.filter(|(_, number)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    {
        return without_copy_mark(before);
    }
    let lower = stem.to_lowercase();
    let mark = ["copie", "copy"]
        .into_iter()
        .find(|mark| lower.ends_with(mark) && lower.len() == stem.len());
    match mark.map(|mark| &stem[..stem.len() - mark.len()]) {
        Some(before) if before.ends_with([' ', '-', '_']) => {
            without_copy_mark(before.trim_end_matches([' ', '-', '_']))
        }
        _ => stem,
    }
}

/// The words with spaces between, two months in a row with a hyphen.
fn joined(words: &[String]) -> String {
    let is_month = |word: &str| MONTHS.contains(&word);
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        let follows_month = at > 0 && is_month(&words[at - 1]);
        text.push_str(match at {
            0 => "",
            _ if follows_month && is_month(word) => "-",
            _ => " ",
        });
        text.push_str(word);
    }
    text
}
