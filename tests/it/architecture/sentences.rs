//! What people read stands in `locales/`, where it can be read as a whole, corrected and translated. French shows by its accents.

use super::tree::{Source, Tree};

/// Where French belongs to the code, and why.
const AT_HOME: [(&str, &str); 3] = [
    (
        "src/words/",
        "how a value is written is the value's own: « le 12 mars à 18 h »",
    ),
    (
        "src/demo/",
        "the names and texts of the demonstration's people are data",
    ),
    (
        "src/exchange/",
        "the words of other programs' files are their format",
    ),
];

pub fn findings(tree: &Tree) -> Vec<String> {
    let elsewhere = |file: &&Source| !AT_HOME.iter().any(|(home, _)| file.path.starts_with(home));
    let code = tree.application().filter(elsewhere).flat_map(in_code);
    let pages = tree
        .files()
        .filter(|file| file.path.starts_with("src/") && (file.is("html") || file.is("txt")));
    code.chain(pages.filter(elsewhere).flat_map(in_page)).collect()
}

/// A literal with an accent and more than one word.
fn in_code(file: &Source) -> Vec<String> {
    let tokens = file.tokens();
    let french = |text: &&str| has_accent(text) && text.split_whitespace().count() > 1;
    let found = tokens
        .iter()
        .filter_map(|token| Some((token.line, token.text().filter(french)?)));
    found.map(|(line, text)| finding(file, line, text)).collect()
}

/// Any word with an accent outside the tags.
fn in_page(file: &Source) -> Vec<String> {
    let text = without_tags(&file.text);
    let lines = text.lines().enumerate().filter(|(_, line)| has_accent(line));
    lines.map(|(at, line)| finding(file, at + 1, line)).collect()
}

fn finding(file: &Source, line: usize, text: &str) -> String {
    let start: String = text.trim().chars().take(50).collect();
    format!("{}:{line}: a sentence outside locales/: {start}", file.path)
}

fn has_accent(text: &str) -> bool {
    text.to_lowercase()
        .contains(|letter| "àâäçéèêëîïôöùûüÿœæ".contains(letter))
}

/// Takes out `{{ … }}`, `{% … %}`, `{# … #}` and comments, and keeps the line breaks.
fn without_tags(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    let tags = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")];
    while let Some((start, end)) = tags
        .iter()
        .filter_map(|(open, close)| Some((rest.find(open)?, close)))
        .min()
    {
        kept.push_str(&rest[..start]);
        let length = rest[start..]
            .find(end)
            .map_or(rest.len() - start, |at| at + end.len());
        kept.extend(rest[start..start + length].matches('\n'));
        rest = &rest[start + length..];
    }
    kept + rest
}

#[test]
fn french_outside_the_language_files_is_found() {
    let tree = Tree::sample(&[
        (
            "src/amaps/home.rs",
            "/// À propos de l'AMAP\nlet a = \"Vous êtes inscrit\";\nlet b = \"Prénom\"; let c = t!(\"amaps-home-title\");",
        ),
        (
            "src/amaps/home.html",
            "<h1>{{ t!(\"amaps-home-title\") }}</h1>\n{# rien\nà dire #}<p title=\"Été\">ok</p>",
        ),
        ("src/amaps/rules/tests.rs", "\"Société à part\""),
        ("src/demo/people.rs", "\"Les Légumes de Zoé\""),
    ]);
    assert_eq!(
        findings(&tree),
        [
            "src/amaps/home.rs:2: a sentence outside locales/: Vous êtes inscrit",
            "src/amaps/home.html:3: a sentence outside locales/: <p title=\"Été\">ok</p>",
        ]
    );
}
