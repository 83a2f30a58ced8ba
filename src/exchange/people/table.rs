//! From the bytes of a list to rows of texts.

use super::ods;
use crate::exchange::clicamap;
use crate::t;
use encoding_rs::{Encoding, WINDOWS_1252};

/// Rows with something in them, at most.
pub const MOST_ROWS: usize = 20_000;
/// Columns that are looked at.
pub const MOST_COLUMNS: usize = 60;

/// A row, by its number in the file from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As the spreadsheet numbers it.
    pub number: usize,
    /// Its cells; empty ones at the end may be missing.
    pub cells: Vec<String>,
}

impl Row {
    /// What stands in a column.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows of the first sheet, or of a table as text. The bytes tell which it is, not the name.
///
/// # Errors
/// A sentence.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Row>, String> {
    let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let rows = if is_workbook {
        workbook(name, bytes)?
    } else {
        text(name, bytes)?
    };
    if rows.is_empty() {
        return Err(t!("exchange-people-empty", file = name));
    }
    if rows.len() > MOST_ROWS {
        return Err(t!("exchange-people-too-long", file = name, most = MOST_ROWS));
    }
    Ok(rows)
}

fn workbook(name: &str, bytes: &[u8]) -> Result<Vec<Row>, String> {
    if ods::is_one(bytes) {
        return ods::rows(bytes).ok_or_else(|| t!("exchange-people-not-a-list", file = name));
    }
    let cells = clicamap::cells(name, bytes).map_err(|refusal| refusal.sentence())?;
    let mut rows: Vec<Row> = Vec::new();
    for (at, text) in cells {
        let number = at.row as usize + 1;
        if rows.last().is_none_or(|row| row.number != number) {
            rows.push(Row {
                number,
                cells: Vec::new(),
            });
        }
        let column = at.column as usize;
        if let Some(row) = rows.last_mut().filter(|_| column < MOST_COLUMNS) {
            row.cells.resize(column, String::new());
            row.cells.push(text);
        }
    }
    Ok(rows)
}

fn text(name: &str, bytes: &[u8]) -> Result<Vec<Row>, String> {
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(t!("exchange-people-not-a-list", file = name));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let (mut rows, mut lines) = (Vec::new(), Lines::new(&text));
    for record in reader.records() {
        let record = record.map_err(|_| t!("exchange-people-not-a-list", file = name))?;
        let number = lines.number_at(record.position().map_or(0, csv::Position::byte));
        let cells: Vec<String> = record
            .iter()
            .take(MOST_COLUMNS)
            .map(|cell| cell.trim().to_owned())
            .collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { number, cells });
        }
        if rows.len() > MOST_ROWS {
            break;
        }
    }
    Ok(rows)
}

/// Counts the lines of a text as records come.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    number: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            number: 1,
        }
    }

    /// The line on which the record begins that was looked for from this byte on: blank lines may stand before it.
    fn number_at(&mut self, from: u64) -> usize {
        let from = usize::try_from(from).unwrap_or(usize::MAX).max(self.byte);
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let blank = rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let passed = self
            .text
            .as_bytes()
            .get(self.byte..from + blank)
            .unwrap_or_default();
        self.number += passed.iter().filter(|byte| **byte == b'\n').count();
        self.byte = from + blank;
        self.number
    }
}

/// By the mark at its head, else UTF-8, else what Windows writes in France.
fn decoded(bytes: &[u8]) -> String {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    match (marked, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => WINDOWS_1252.decode(bytes).0.into_owned(),
        (Some(encoding), _) => encoding.decode(bytes).0.into_owned(),
    }
}

/// What parts the cells: whatever stands most often in the first lines, outside quotes.
fn separator(text: &str) -> u8 {
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(5)
        .flat_map(str::bytes)
    {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == *separator);
        }
    }
    // Of equals the first: a semicolon, as French spreadsheets write.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b';', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::{MOST_ROWS, read};

    fn cells(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let rows = read("liste.csv", bytes).unwrap();
        rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    #[test]
    fn a_table_is_read_whatever_its_separator_and_encoding() {
        let expected = vec![
            (1, vec!["Nom".to_owned(), "Prénom".to_owned()]),
            (3, vec!["Lefèvre; dit \"Jo\"".to_owned(), "Zoé, Anne".to_owned()]),
        ];
        for separator in [";", ",", "\t", "|"] {
            let text = format!(
                "Nom{separator}Prénom\r\n\r\n\"Lefèvre; dit \"\"Jo\"\"\"{separator}\"Zoé, Anne\"\r\n"
            );
            assert_eq!(cells(text.as_bytes()), expected, "{separator:?}");
            assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), expected);
            let (old, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
            assert_eq!(cells(&old), expected);
            let wide: Vec<u8> = [0xFF, 0xFE]
                .into_iter()
                .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
                .collect();
            assert_eq!(cells(&wide), expected);
        }
    }

    #[test]
    fn what_is_no_list_is_refused_with_a_sentence() {
        let long = "a;b\n".repeat(MOST_ROWS + 1);
        for bytes in [
            &b""[..],
            b" \n\n",
            b"\x00\x01\x02",
            b"PK\x03\x04",
            long.as_bytes(),
        ] {
            assert!(read("liste", bytes).unwrap_err().contains("liste"));
        }
        assert_eq!(
            read("liste", "a;b\n".repeat(MOST_ROWS).as_bytes()).unwrap().len(),
            MOST_ROWS
        );
    }
}
