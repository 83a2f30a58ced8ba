//! Tables for those who calculate, as spreadsheets in French open them: semicolons, UTF-8 with its mark.

/// The text of these rows. What a spreadsheet would take for a formula is kept from being one.
pub fn csv<R: AsRef<[String]>>(rows: impl IntoIterator<Item = R>) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.as_ref().iter().map(|one| cell(one)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

/// Quoted. A formula begins with one of these, perhaps after blanks that a spreadsheet drops.
fn cell(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']);
    let safe = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::{cell, csv};

    #[test]
    fn no_name_becomes_a_formula() {
        let table = [
            ("Roux", "\"Roux\""),
            ("L’« ami »; dit \"Jo\"", "\"L’« ami »; dit \"\"Jo\"\"\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            (" =HYPERLINK(1)", "\"' =HYPERLINK(1)\""),
            ("-2+3", "\"'-2+3\""),
            ("@cmd", "\"'@cmd\""),
            ("\tx", "\"'\tx\""),
        ];
        for (text, expected) in table {
            assert_eq!(cell(text), expected);
        }
        assert_eq!(
            csv([["a".to_owned(), String::new()], ["b;".to_owned(), "1".to_owned()]]),
            "\u{feff}\"a\";\"\"\r\n\"b;\";\"1\"\r\n"
        );
    }
}
