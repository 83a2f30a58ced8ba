//! Text as it is sorted, searched and put in addresses.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug.
const SLUG_LENGTH: usize = 60;

/// The key that names are sorted and searched by, in binary order: accents stripped, lower-case,
/// ligatures spelled out, whatever is neither letter nor digit made one space.
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let letters = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase);
    for letter in letters {
        match letter {
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            'ß' => key.push_str("ss"),
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'đ' => key.push('d'),
            letter if is_combining_mark(letter) => {}
            letter if letter.is_alphanumeric() => key.push(letter),
            _ if key.is_empty() || key.ends_with(' ') => {}
            _ => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The part of an address that a name makes: the sort key in ASCII, with hyphens, at most 60
/// characters. Empty when the name has no letter or digit of ours: the caller then gives another.
pub fn slug(text: &str) -> String {
    let ascii: String = sort_key(text)
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let mut slug = ascii.split_whitespace().collect::<Vec<_>>().join("-");
    slug.truncate(SLUG_LENGTH);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
