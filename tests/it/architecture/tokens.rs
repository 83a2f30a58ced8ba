//! Just enough of Rust's grammar to tell code from comments and from text.

/// A piece of code; comments, lifetimes and characters are left out.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A name, a keyword or a number.
    Word(String),
    /// What stands in a string literal.
    Text(String),
    /// Any other character.
    Mark(char),
}

/// A piece and the line it starts on, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub line: usize,
    pub piece: Piece,
}

impl Token {
    pub fn is(&self, mark: char) -> bool {
        self.piece == Piece::Mark(mark)
    }

    pub fn word(&self) -> Option<&str> {
        if let Piece::Word(word) = &self.piece {
            Some(word)
        } else {
            None
        }
    }

    pub fn text(&self) -> Option<&str> {
        if let Piece::Text(text) = &self.piece {
            Some(text)
        } else {
            None
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn take_until_after(&mut self, end: &str) -> &'a str {
        let length = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        self.take(length)
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while !self.rest.is_empty() {
            let step = if self.rest.starts_with("/*") {
                depth += 1;
                2
            } else if self.rest.starts_with("*/") {
                depth -= 1;
                2
            } else {
                self.rest.chars().next().map_or(0, char::len_utf8)
            };
            self.take(step);
            if depth == 0 {
                return;
            }
        }
    }

    /// The text of a literal whose opening quote is next; `\n` becomes a space, other escapes what they stand for.
    fn text(&mut self) -> String {
        self.take(1);
        let mut text = String::new();
        while let Some(next) = self.rest.chars().next() {
            self.take(next.len_utf8());
            match next {
                '"' => break,
                '\\' => self.escape(&mut text),
                _ => text.push(next),
            }
        }
        text
    }

    fn escape(&mut self, text: &mut String) {
        let Some(next) = self.rest.chars().next() else {
            return;
        };
        self.take(next.len_utf8());
        match next {
            'u' => {
                let code = self.take_until_after("}");
                let number = u32::from_str_radix(code.trim_matches(['{', '}']), 16).ok();
                text.extend(number.and_then(char::from_u32));
            }
            '\n' => drop(self.take(self.rest.len() - self.rest.trim_start().len())),
            'n' | 't' | 'r' => text.push(' '),
            _ => text.push(next),
        }
    }

    /// A raw string that starts here, as `r#"…"#`, with or without a `b` or `c` before it.
    fn raw_text(&mut self) -> Option<String> {
        let after = self.rest.trim_start_matches(['b', 'c']).strip_prefix('r')?;
        let hashes = after.len() - after.trim_start_matches('#').len();
        let inside = after[hashes..].strip_prefix('"')?;
        self.take(self.rest.len() - inside.len());
        let end = format!("\"{}", "#".repeat(hashes));
        let text = self.take_until_after(&end);
        Some(text.strip_suffix(&end).unwrap_or(text).into())
    }

    /// Passes over `'a'`, `'\n'` or the quote of a lifetime.
    fn quote(&mut self) {
        let inside = &self.rest[1..];
        if inside.starts_with('\\') {
            self.take(3);
            self.take_until_after("'");
        } else if let Some(letter) = inside.chars().next()
            && inside[letter.len_utf8()..].starts_with('\'')
        {
            self.take(2 + letter.len_utf8());
        } else {
            let name = inside.len() - inside.trim_start_matches(in_word).len();
            self.take(1 + name);
        }
    }
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The tokens of a Rust text.
pub fn of(text: &str) -> Vec<Token> {
    let mut reader = Reader { rest: text, line: 1 };
    let mut tokens = Vec::new();
    while let Some(next) = reader.rest.chars().next() {
        let line = reader.line;
        let piece = if reader.rest.starts_with("//") {
            reader.take_until_after("\n");
            None
        } else if reader.rest.starts_with("/*") {
            reader.block_comment();
            None
        } else if next == '"' {
            Some(Piece::Text(reader.text()))
        } else if let Some(text) = reader.raw_text() {
            Some(Piece::Text(text))
        } else if next == '\'' {
            reader.quote();
            None
        } else if in_word(next) {
            let length = reader.rest.len() - reader.rest.trim_start_matches(in_word).len();
            let word = reader.take(length);
            let prefix_of_text = ["b", "c"].contains(&word) && reader.rest.starts_with(['"', '\'']);
            (!prefix_of_text).then(|| Piece::Word(word.into()))
        } else {
            reader.take(next.len_utf8());
            (!next.is_whitespace()).then_some(Piece::Mark(next))
        };
        tokens.extend(piece.map(|piece| Token { line, piece }));
    }
    tokens
}

/// Leaves out each item under `#[cfg(test)]`.
pub fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    let attribute = of("#[cfg(test)]");
    let same = |at: usize| {
        let next = tokens.get(at..at + attribute.len());
        next.is_some_and(|next| next.iter().zip(&attribute).all(|(a, b)| a.piece == b.piece))
    };
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if same(at) {
            at = end_of_item(&tokens, at + attribute.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.piece {
            Piece::Mark('{') => depth += 1,
            Piece::Mark('}') if depth == 1 => return at + 1,
            Piece::Mark('}') => depth -= 1,
            Piece::Mark(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

#[test]
fn code_is_told_from_comments_and_text() {
    let text = "// SELECT\nlet a = \"un \\\"deux\\u{e9}\"; /* b /* c */ */ let d: &'static str = r#\"e \"f\"\"#;\nmatch g { '\"' | '\\'' => b\"h\" }";
    let told: Vec<String> = of(text)
        .into_iter()
        .map(|token| match token.piece {
            Piece::Word(word) => word,
            Piece::Text(text) => format!("<{text}>"),
            Piece::Mark(mark) => mark.into(),
        })
        .collect();
    assert_eq!(
        told.join(" "),
        "let a = <un \"deuxé> ; let d : & str = <e \"f\"> ; match g { | = > <h> }"
    );
}

#[test]
fn what_is_compiled_for_tests_is_left_out() {
    let kept = without_tests(of(
        "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { c } }\n#[cfg(test)]\nuse d;\nfn e() {}",
    ));
    let words: Vec<&str> = kept.iter().filter_map(Token::word).collect();
    assert_eq!(words, ["fn", "a", "fn", "e"]);
}
