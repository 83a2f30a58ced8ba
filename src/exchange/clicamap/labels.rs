//! Readable labels from the slugs of a workbook: "pain-aux-noix" is "Pain aux noix", "sachet-de-400-g" is
//! "sachet de 400 g". What a slug has lost for good ("necar-de-poire") stays as it is.

use super::dictionary::accented;

const UNITS: [&str; 6] = ["g", "kg", "l", "cl", "ml", "dl"];
const ACRONYMS: [&str; 5] = ["amap", "aoc", "aop", "igp", "igt"];

/// The name of a product or a production type: begins with a capital.
pub fn name(slug: &str) -> String {
    capitalised(&phrase(slug))
}

/// A packaging, or any phrase that goes on after a name.
pub fn phrase(slug: &str) -> String {
    let is_slug = slug
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if is_slug {
        words(slug).join(" ")
    } else {
        slug.to_owned()
    }
}

/// The first letter made a capital.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

/// The words of a slug, numbers joined with their units and articles with their nouns.
pub(super) fn words(slug: &str) -> Vec<String> {
    let mut rest: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    let mut words = Vec::new();
    while !rest.is_empty() {
        let (word, used) = number(&rest)
            .or_else(|| elision(&rest))
            .unwrap_or_else(|| (word(rest[0], words.is_empty()), 1));
        words.push(word);
        rest.drain(..used);
    }
    words
}

fn word(part: &str, is_first: bool) -> String {
    match part {
        "a" if !is_first => "à".to_owned(),
        "pers" => "pers.".to_owned(),
        _ if ACRONYMS.contains(&part) => part.to_uppercase(),
        _ => accented(part).unwrap_or(part).to_owned(),
    }
}

/// "l-oignon" is "l'oignon".
fn elision(rest: &[&str]) -> Option<(String, usize)> {
    let [article @ ("l" | "d" | "qu"), noun, ..] = rest else {
        return None;
    };
    let begins_softly = noun.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
    begins_softly.then(|| (format!("{article}’{}", word(noun, false)), 2))
}

/// "400-g" and "400g" are "400 g", "1-5-kg" is "1,5 kg", "100-kamut" is "100 % kamut", "5-7" is a range.
fn number(rest: &[&str]) -> Option<(String, usize)> {
    let (digits, unit) = measured(rest[0])?;
    if let Some(unit) = unit {
        return Some((format!("{digits} {unit}"), 1));
    }
    let next = rest.get(1).copied().unwrap_or_default();
    if UNITS.contains(&next) {
        return Some((format!("{digits} {next}"), 2));
    }
    let Some((second, second_unit)) = measured(next) else {
        let is_share = digits == "100" && next.len() > 2 && !matches!(next, "pers" | "pieces" | "piece");
        return Some((
            if is_share {
                "100 %".to_owned()
            } else {
                digits.to_owned()
            },
            1,
        ));
    };
    let (unit, used) = match second_unit {
        Some(unit) => (Some(unit), 2),
        None => match rest.get(2) {
            Some(&unit) if UNITS.contains(&unit) => (Some(unit), 3),
            _ => (None, 2),
        },
    };
    Some((pair(digits, second, unit), used))
}

fn pair(first: &str, second: &str, unit: Option<&str>) -> String {
    match unit {
        Some(unit @ ("kg" | "l")) if first.len() < 3 => format!("{first},{second} {unit}"),
        Some(unit) => format!("{first}-{second} {unit}"),
        None => format!("{first}-{second}"),
    }
}

/// The digits of a part and the unit right behind them, if the part begins with digits and has nothing else.
fn measured(part: &str) -> Option<(&str, Option<&str>)> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (digits, unit) = part.split_at(end);
    let is_known = unit.is_empty() || UNITS.contains(&unit);
    (!digits.is_empty() && is_known).then_some((digits, (!unit.is_empty()).then_some(unit)))
}
