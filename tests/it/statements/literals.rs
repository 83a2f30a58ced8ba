//! The texts that a file holds after its own macros of literals and `concat!` are expanded. What a macro makes of names
//! (the columns of a bulk insert, say) is left out.

use crate::architecture::tokens::Token;
use std::collections::BTreeMap;

/// `macro_rules!` of one arm that takes literals.
struct Macro<'a> {
    parameters: Vec<String>,
    body: &'a [Token],
}

type Macros<'a> = BTreeMap<String, Macro<'a>>;
type Bound = BTreeMap<String, String>;

/// Every text, with the line it begins on.
pub fn of(tokens: &[Token]) -> Vec<(usize, String)> {
    let (macros, outside) = macros(tokens);
    let mut found = Vec::new();
    for piece in outside {
        let mut at = 0;
        while at < piece.len() {
            match text_at(&macros, &Bound::new(), piece, at) {
                Some((text, after)) => {
                    found.push((piece[at].line, text));
                    at = after;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The macros, and the runs of tokens between their definitions.
fn macros(tokens: &[Token]) -> (Macros<'_>, Vec<&[Token]>) {
    let (mut macros, mut outside, mut from, mut at) = (Macros::new(), Vec::new(), 0, 0);
    while at < tokens.len() {
        if tokens[at].word() == Some("macro_rules") {
            outside.push(&tokens[from..at]);
            let end = closing(tokens, at + 3);
            if let (Some(name), Some(defined)) = (tokens[at + 2].word(), defined(&tokens[at + 4..end])) {
                macros.insert(name.to_owned(), defined);
            }
            from = end + 1;
            at = from;
        } else {
            at += 1;
        }
    }
    outside.push(&tokens[from..]);
    (macros, outside)
}

/// `($a:literal, $b:literal) => { … }`, with nothing repeated.
fn defined(arm: &[Token]) -> Option<Macro<'_>> {
    let end = closing(arm, 0);
    let heading = &arm[1..end];
    if heading.windows(2).any(|pair| pair[0].is('$') && pair[1].is('(')) {
        return None;
    }
    let named = heading.windows(2).filter(|pair| pair[0].is('$'));
    let parameters = named
        .filter_map(|pair| Some(pair[1].word()?.to_owned()))
        .collect();
    let begins = (end..arm.len()).find(|at| arm[*at].is('{'))?;
    let body = &arm[begins + 1..closing(arm, begins)];
    Some(Macro { parameters, body })
}

/// The place of the mark that closes what opens here.
fn closing(tokens: &[Token], opens: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(opens) {
        if ['(', '{', '['].iter().any(|mark| token.is(*mark)) {
            depth += 1;
        } else if [')', '}', ']'].iter().any(|mark| token.is(*mark)) {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}

/// The text that an expression here stands for, and where it ends.
fn text_at(macros: &Macros<'_>, bound: &Bound, tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let token = tokens.get(at)?;
    if let Some(text) = token.text() {
        return Some((text.to_owned(), at + 1));
    }
    if token.is('$') {
        let name = tokens.get(at + 1)?.word()?;
        return Some((bound.get(name)?.clone(), at + 2));
    }
    let name = token.word()?;
    if !tokens.get(at + 1)?.is('!') || (name != "concat" && !macros.contains_key(name)) {
        return None;
    }
    let end = closing(tokens, at + 2);
    let given = arguments(macros, bound, &tokens[at + 3..end])?;
    if name == "concat" {
        return Some((given.concat(), end + 1));
    }
    let called = macros.get(name)?;
    let bound = called.parameters.iter().cloned().zip(given).collect();
    Some((text_at(macros, &bound, called.body, 0)?.0, end + 1))
}

fn arguments(macros: &Macros<'_>, bound: &Bound, tokens: &[Token]) -> Option<Vec<String>> {
    let (mut given, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let (text, after) = text_at(macros, bound, tokens, at)?;
        given.push(text);
        at = after;
        if at < tokens.len() {
            tokens[at].is(',').then_some(())?;
            at += 1;
        }
    }
    Some(given)
}

#[test]
fn macros_of_literals_are_expanded() {
    let file = "macro_rules! one { ($rest:literal) => { concat!(\"SELECT a \", $rest) }; }
        macro_rules! two { ($rest:literal) => { one!($rest) }; }
        macro_rules! columns { ($($name:ident),*) => { concat!($(stringify!($name)),*) }; }
        fn f() { row!(tx, Row, one!(\"FROM b\"), 1); let sql = two!(\"FROM c\"); columns!(a, b); \"DELETE\" }";
    let texts: Vec<String> = of(&crate::architecture::tokens::of(file))
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(texts, ["SELECT a FROM b", "SELECT a FROM c", "DELETE"]);
}
