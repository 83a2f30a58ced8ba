//! The first sheet of an OpenDocument workbook, as people read it. Read here and not by calamine: that makes as many cells as a
//! file says are repeated.

use super::table::{MOST_COLUMNS, MOST_ROWS, Row};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// Bytes of the sheets that are unpacked at most.
const LARGEST: u64 = 64 * 1024 * 1024;
/// What the file says of itself first.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Whether the bytes are an OpenDocument workbook.
pub fn is_one(bytes: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let Ok(entry) = archive.by_name("mimetype") else {
        return false;
    };
    let mut kind = Vec::new();
    entry.take(100).read_to_end(&mut kind).is_ok() && kind.starts_with(KIND)
}

/// The rows that have something in them; none when it cannot be read.
pub fn rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let entry = archive.by_name("content.xml").ok()?;
    if entry.encrypted() {
        return None;
    }
    let mut xml = String::new();
    let read = entry.take(LARGEST).read_to_string(&mut xml).ok()?;
    if read as u64 >= LARGEST {
        return None;
    }
    Sheet::default().read(&xml)
}

/// A sheet while it is read.
#[derive(Default)]
struct Sheet {
    rows: Vec<Row>,
    /// Number of the row being read, from 1.
    number: usize,
    cells: Vec<String>,
    /// The text of the cell being read, and how often it stands there.
    text: String,
    paragraphs: usize,
    repeated: usize,
    in_text: bool,
}

fn repeats(tag: &BytesStart<'_>, name: &[u8]) -> usize {
    let found = tag.attributes().flatten().find(|one| one.key.as_ref() == name);
    found
        .and_then(|one| String::from_utf8_lossy(&one.value).parse().ok())
        .unwrap_or(1)
}

impl Sheet {
    fn read(mut self, xml: &str) -> Option<Vec<Row>> {
        let mut reader = Reader::from_str(xml);
        let mut row_repeated = 1;
        loop {
            match reader.read_event().ok()? {
                Event::Start(tag) => match tag.name().as_ref() {
                    b"table:table-row" => {
                        row_repeated = repeats(&tag, b"table:number-rows-repeated");
                        self.cells.clear();
                    }
                    b"table:table-cell" | b"table:covered-table-cell" => self.begin_cell(&tag),
                    b"text:p" => {
                        if self.paragraphs > 0 {
                            self.text.push(' ');
                        }
                        self.paragraphs += 1;
                        self.in_text = true;
                    }
                    _ => {}
                },
                Event::Empty(tag) => match tag.name().as_ref() {
                    b"table:table-row" => {
                        self.number = self
                            .number
                            .saturating_add(repeats(&tag, b"table:number-rows-repeated"));
                    }
                    b"table:table-cell" | b"table:covered-table-cell" => {
                        self.begin_cell(&tag);
                        self.end_cell();
                    }
                    b"text:s" | b"text:tab" | b"text:line-break" if self.in_text => self.text.push(' '),
                    _ => {}
                },
                Event::Text(text) if self.in_text => self.text.push_str(&text.decode().ok()?),
                Event::GeneralRef(name) if self.in_text => {
                    self.text.push_str(referenced(&name.decode().ok()?))
                }
                Event::End(tag) => match tag.name().as_ref() {
                    b"text:p" => self.in_text = false,
                    b"table:table-cell" | b"table:covered-table-cell" => self.end_cell(),
                    b"table:table-row" => self.end_row(row_repeated)?,
                    b"table:table" if !self.rows.is_empty() => return Some(self.rows),
                    _ => {}
                },
                Event::Eof => return Some(self.rows),
                _ => {}
            }
        }
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) {
        self.text.clear();
        self.paragraphs = 0;
        self.repeated = repeats(tag, b"table:number-columns-repeated");
    }

    fn end_cell(&mut self) {
        let room = MOST_COLUMNS.saturating_sub(self.cells.len());
        let text = self.text.trim().to_owned();
        self.cells
            .extend(std::iter::repeat_n(text, self.repeated.min(room)));
    }

    /// A row that is empty counts and is left out; none when there are too many with something in them.
    fn end_row(&mut self, repeated: usize) -> Option<()> {
        let is_empty = self.cells.iter().all(String::is_empty);
        let copies = if is_empty { 0 } else { repeated };
        if self.rows.len().saturating_add(copies) > MOST_ROWS + 1 {
            return None;
        }
        for copy in 0..copies {
            self.rows.push(Row {
                number: self.number.saturating_add(copy).saturating_add(1),
                cells: self.cells.clone(),
            });
        }
        self.number = self.number.saturating_add(repeated);
        Some(())
    }
}

/// The five names that XML knows; others stand for nothing here.
fn referenced(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "quot" => "\"",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{is_one, rows};
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn file(content: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content),
        ] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn sheet(rows: &str) -> String {
        format!(
            "<office:document-content><office:body><office:spreadsheet><table:table>{rows}</table:table><table:table><table:table-row><table:table-cell><text:p>autre</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
        )
    }

    #[test]
    fn cells_are_read_as_people_see_them() {
        let text = sheet(
            "<table:table-row><table:table-cell><text:p>Nom</text:p></table:table-cell><table:table-cell><text:p>Prénom</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>
             <table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>
             <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Petit &amp; fils</text:p><text:p>deux</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:formula=\"of:=1+1\" office:value=\"2\"><text:p>2</text:p></table:table-cell></table:table-row>",
        );
        let bytes = file(&text);
        assert!(is_one(&bytes));
        let found = rows(&bytes).unwrap();
        let told: Vec<String> = found
            .iter()
            .map(|row| {
                format!(
                    "{}: {}",
                    row.number,
                    row.cells.iter().take(3).cloned().collect::<Vec<_>>().join("|")
                )
            })
            .collect();
        assert_eq!(told, ["1: Nom|Prénom|", "5: Petit & fils deux||2"]);
    }

    #[test]
    fn a_file_that_would_fill_the_memory_is_not_read() {
        let many = sheet(
            "<table:table-row table:number-rows-repeated=\"99999999999\"><table:table-cell table:number-columns-repeated=\"99999999\"><text:p>x</text:p></table:table-cell></table:table-row>",
        );
        assert!(rows(&file(&many)).is_none());
        assert!(rows(&file("<a><b></a>")).is_none());
        assert!(!is_one(b"PK nothing"));
    }
}
