//! Keys and sentences match: each `t!("key")` has a sentence that is told all it asks for, and each sentence is used.

use super::tokens::{self, Token};
use super::tree::{Source, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// A sentence of a language file.
struct Sentence {
    place: String,
    /// What stands between `{` and `}`, as `$name` or another sentence's key.
    placed: BTreeSet<String>,
}

/// One `t!(…)`.
struct Use {
    place: String,
    key: String,
    arguments: BTreeSet<String>,
}

pub fn findings(tree: &Tree) -> Vec<String> {
    let mut findings = Vec::new();
    let sentences = sentences(tree, &mut findings);
    let uses: Vec<Use> = tree
        .files()
        .filter(|file| file.path.starts_with("src/"))
        .flat_map(uses)
        .collect();
    for used in &uses {
        match sentences.get(&used.key) {
            None => findings.push(format!(
                "{}: {} has no sentence in locales/fr",
                used.place, used.key
            )),
            Some(sentence) => findings.extend(untold(used, sentence, &sentences)),
        }
    }
    let mentioned = mentioned(tree);
    for (key, sentence) in &sentences {
        let within_another = sentences.values().any(|other| other.placed.contains(key));
        if !within_another && !mentioned.iter().any(|text| means(text, key)) {
            findings.push(format!("{}: nothing uses {key}", sentence.place));
        }
    }
    findings
}

fn sentences(tree: &Tree, findings: &mut Vec<String>) -> BTreeMap<String, Sentence> {
    let mut found: BTreeMap<String, Sentence> = BTreeMap::new();
    for file in tree
        .files()
        .filter(|file| file.path.starts_with("locales/fr/") && file.is("ftl"))
    {
        let mut current: Option<String> = None;
        for (at, line) in file.text.lines().enumerate() {
            let place = format!("{}:{}", file.path, at + 1);
            if let Some(key) = key_of(line) {
                if let Some(earlier) = found.get(&key) {
                    findings.push(format!("{place}: {key} stands in {} already", earlier.place));
                }
                found.insert(
                    key.clone(),
                    Sentence {
                        place,
                        placed: BTreeSet::new(),
                    },
                );
                current = Some(key);
            } else if !line.starts_with([' ', '}']) {
                current = None;
            }
            if let Some(sentence) = current.as_ref().and_then(|key| found.get_mut(key)) {
                sentence.placed.extend(placed(line));
            }
        }
    }
    found
}

/// `amaps-home-title = …` has the key `amaps-home-title`.
fn key_of(line: &str) -> Option<String> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = key.starts_with(|first: char| first.is_ascii_lowercase())
        && key
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    is_key.then(|| key.to_owned())
}

/// What follows each `{`, and each `$` further on, as in `{ NUMBER($count) }`.
fn placed(line: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.chars()
            .take_while(|&letter| letter.is_alphanumeric() || ['-', '_'].contains(&letter))
            .collect()
    };
    let references = line.split('{').skip(1).map(|after| name(after.trim_start()));
    let variables = line.split('$').skip(1).map(|after| format!("${}", name(after)));
    references
        .chain(variables)
        .filter(|found| found.len() > 1)
        .collect()
}

fn untold(used: &Use, sentence: &Sentence, sentences: &BTreeMap<String, Sentence>) -> Vec<String> {
    let own = sentence.placed.iter();
    let nested = sentence
        .placed
        .iter()
        .filter_map(|key| sentences.get(key))
        .flat_map(|inner| &inner.placed);
    let variables = own.chain(nested).filter_map(|placed| placed.strip_prefix('$'));
    let untold = variables.filter(|&name| !used.arguments.contains(name));
    untold
        .map(|name| format!("{}: {} is not told its {name}", used.place, used.key))
        .collect()
}

fn uses(file: &Source) -> Vec<Use> {
    if file.is("rs") {
        return uses_among(&file.tokens(), file, 0);
    }
    let text = without_comments(&file.text);
    let calls = text.match_indices("t!(").map(|(at, _)| at);
    let lone =
        calls.filter(|&at| !text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_'));
    let call = |at: usize| {
        let tokens = tokens::of(text[at..].split_inclusive("}}").next().unwrap_or_default());
        uses_among(&tokens, file, text[..at].matches('\n').count())
            .into_iter()
            .next()
    };
    lone.filter_map(call).collect()
}

/// The uses with a key that can be read; a key that is computed is some other literal's.
fn uses_among(tokens: &[Token], file: &Source, lines_before: usize) -> Vec<Use> {
    let mut found = Vec::new();
    for (at, four) in tokens.windows(4).enumerate() {
        let [name, bang, open, key] = four else { continue };
        if name.word() != Some("t") || !bang.is('!') || !open.is('(') {
            continue;
        }
        let Some(key) = key.text() else { continue };
        let place = format!("{}:{}", file.path, name.line + lines_before);
        found.push(Use {
            place,
            key: key.to_owned(),
            arguments: arguments(&tokens[at + 3..]),
        });
    }
    found
}

/// The `name =` of a call whose opening bracket was passed.
fn arguments(tokens: &[Token]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut depth = 1;
    for three in tokens.windows(3) {
        depth += three[0].is('(') as i32 + three[0].is('[') as i32 + three[0].is('{') as i32;
        depth -= three[0].is(')') as i32 + three[0].is(']') as i32 + three[0].is('}') as i32;
        if depth == 0 {
            break;
        }
        if let (1, true, Some(name), true) = (depth, three[0].is(','), three[1].word(), three[2].is('=')) {
            found.insert(name.to_owned());
        }
    }
    found
}

/// Every text of the sources that can be a key, or its beginning when it goes on with `{`.
fn mentioned(tree: &Tree) -> BTreeSet<String> {
    let code = tree
        .application()
        .flat_map(Source::tokens)
        .filter_map(|token| token.text().map(str::to_owned));
    let pages = tree
        .files()
        .filter(|file| file.path.starts_with("src/") && !file.is("rs"));
    let quoted = pages.flat_map(|file| file.text.split('"').map(str::to_owned).collect::<Vec<_>>());
    code.chain(quoted)
        .filter(|text| text.contains('-') && !text.contains(char::is_whitespace))
        .collect()
}

/// `contracts-state-{state}` means every key that begins with `contracts-state-`.
fn means(text: &str, key: &str) -> bool {
    text == key
        || text
            .split_once('{')
            .is_some_and(|(start, _)| start.ends_with('-') && key.starts_with(start))
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("{#");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (comment, rest) = part.split_once("#}").unwrap_or((part, ""));
        kept.extend(comment.matches('\n'));
        kept.push_str(rest);
    }
    kept
}

#[test]
fn keys_without_a_sentence_and_sentences_without_a_use_are_found() {
    let tree = Tree::sample(&[
        (
            "locales/fr/amaps.ftl",
            "# Accueil\namaps-title = Bonjour { $name }\namaps-count =\n    { $n ->\n        [one] un foyer\n       *[other] { $n } foyers\n    }\namaps-lost = Perdu\namaps-nested = Voir { amaps-inner }\namaps-inner = ici\namaps-state-open = ouverte\n",
        ),
        ("locales/fr/farms.ftl", "amaps-inner = là\n"),
        (
            "src/amaps/home.rs",
            "// t!(\"amaps-not-this\")\nt!(\"amaps-title\", name = f(a, b = 1));\nformat!(\"amaps-state-{state}\"); t!(key);\nt!(\"amaps-absent\")",
        ),
        (
            "src/amaps/home.html",
            "{# t!(\"…\") #}<p title=\"l'AMAP\">\n{{ t!(\"amaps-count\", m = households.len()) }}\n{{ not!(\"a-b\") }}{{ ui::link(t!(\"amaps-nested\"), \"x\") }}",
        ),
    ]);
    assert_eq!(
        findings(&tree),
        [
            "locales/fr/farms.ftl:1: amaps-inner stands in locales/fr/amaps.ftl:10 already",
            "src/amaps/home.rs:4: amaps-absent has no sentence in locales/fr",
            "src/amaps/home.html:2: amaps-count is not told its n",
            "locales/fr/amaps.ftl:8: nothing uses amaps-lost",
        ]
    );
}
