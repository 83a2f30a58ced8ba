//! What a piece of code names, with `use` followed into its braces.

use super::tokens::Token;

/// Every path that the code names, `use` trees spread out, each with its line. Single names count in `use` only.
pub fn paths(tokens: &[Token]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].word() {
            Some("use") if tokens.get(at + 1).is_some_and(|next| !next.is('<')) => {
                at = use_tree(tokens, at + 1, &[], &mut found);
            }
            Some(_) => {
                let line = tokens[at].line;
                let (path, next) = plain_path(tokens, at);
                if path.len() > 1 {
                    found.push((line, path));
                }
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn colons(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at..at + 2)
        .is_some_and(|two| two.iter().all(|token| token.is(':')))
}

/// The names joined by `::` from here, and where they end (after a last `::`, if one stands before `{`, `<` or `*`).
fn plain_path(tokens: &[Token], start: usize) -> (Vec<String>, usize) {
    let mut names = Vec::new();
    let mut at = start;
    while let Some(word) = tokens.get(at).and_then(Token::word) {
        names.push(word.to_owned());
        at += 1;
        if !colons(tokens, at) {
            break;
        }
        at += 2;
    }
    (names, at)
}

/// Reads one branch of a `use` and says where it ends.
fn use_tree(
    tokens: &[Token],
    start: usize,
    prefix: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let begin = if colons(tokens, start) { start + 2 } else { start };
    let line = tokens.get(begin).map_or(0, |token| token.line);
    let (names, mut at) = plain_path(tokens, begin);
    let path: Vec<String> = prefix.iter().cloned().chain(names).collect();
    if tokens.get(at).is_some_and(|token| token.is('{')) {
        at += 1;
        while tokens
            .get(at)
            .is_some_and(|token| !token.is('}') && !token.is(';'))
        {
            at = use_tree(tokens, at, &path, found);
            if tokens.get(at).is_some_and(|token| token.is(',')) {
                at += 1;
            }
        }
        return at + 1;
    }
    found.push((line, path));
    while tokens
        .get(at)
        .is_some_and(|token| ![',', '}', ';'].iter().any(|&end| token.is(end)))
    {
        at += 1;
    }
    at
}

#[test]
fn paths_are_spread_out() {
    let tokens = super::tokens::of(
        "use a::{b, c::{self, d as e}, f::*};\npub(crate) use ::g;\nfn h<T>() -> i::J { k.l::<m::N>() }",
    );
    let found: Vec<String> = paths(&tokens)
        .into_iter()
        .map(|(line, path)| format!("{line} {}", path.join("::")))
        .collect();
    assert_eq!(
        found,
        [
            "1 a::b",
            "1 a::c::self",
            "1 a::c::d",
            "1 a::f",
            "2 g",
            "3 i::J",
            "3 m::N"
        ]
    );
}
