//! The tail of an updated file: new objects, the table of where they stand, a trailer that points to the old one.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, FromBytes, ObjRef, Object};

use super::write::object;
use super::{AppendError, integer, reference};

/// A file being extended.
pub(super) struct Update {
    bytes: Vec<u8>,
    offsets: BTreeMap<i32, usize>,
    previous_table: usize,
    trailer: String,
    first_id: String,
    size: i32,
}

impl Update {
    /// Begins after the last byte of `body`.
    pub(super) fn of(body: &[u8]) -> Result<Self, AppendError> {
        let start = rfind(body, b"trailer").ok_or(AppendError("the first file's trailer"))?;
        let trailer = Dict::from_bytes(body[start + b"trailer".len()..].trim_ascii_start());
        let trailer = trailer.ok_or(AppendError("the first file's trailer"))?;
        let table = rfind(body, b"startxref").ok_or(AppendError("the first file's end"))?;
        let table = std::str::from_utf8(&body[table + b"startxref".len()..]);
        let table = table.ok().and_then(|text| text.split_ascii_whitespace().next());
        let ids = trailer.get::<Array<'_>>("ID");
        let first_id = ids.and_then(|ids| ids.iter::<Object<'_>>().next());
        let mut bytes = body.to_vec();
        bytes.push(b'\n');
        Ok(Self {
            bytes,
            offsets: BTreeMap::new(),
            previous_table: table
                .and_then(|text| text.parse().ok())
                .ok_or(AppendError("the first file's end"))?,
            size: i32::try_from(integer(&trailer, "Size")?).map_err(|_| AppendError("Size"))?,
            first_id: first_id
                .map(|id| object(&id, &mut |number| number))
                .ok_or(AppendError("ID"))?,
            trailer: format!(
                "/Root {} 0 R/Info {} 0 R",
                number(&trailer, "Root")?,
                number(&trailer, "Info")?
            ),
        })
    }

    /// The first object number that the old file does not use.
    pub(super) fn next_number(&self) -> i32 {
        self.size
    }

    /// A newer text for an object of the old file.
    pub(super) fn replace(&mut self, target: ObjRef, text: &str) {
        self.add(target.obj_number, text);
    }

    pub(super) fn add(&mut self, number: i32, text: &str) {
        self.offsets.insert(number, self.bytes.len());
        self.bytes
            .extend_from_slice(format!("{number} 0 obj\n{text}\nendobj\n").as_bytes());
    }

    pub(super) fn add_stream(&mut self, number: i32, head: &str, data: &[u8]) {
        self.offsets.insert(number, self.bytes.len());
        self.bytes
            .extend_from_slice(format!("{number} 0 obj\n{head}\nstream\n").as_bytes());
        self.bytes.extend_from_slice(data);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// The finished file, `size` being one more than the highest object number.
    pub(super) fn finish(mut self, size: i32) -> Vec<u8> {
        let table = self.bytes.len();
        let fingerprint = typst::utils::hash128(&self.bytes);
        let mut tail = String::from("xref\n");
        for run in runs(&self.offsets) {
            tail.push_str(&format!("{} {}\n", run[0].0, run.len()));
            for (_, offset) in run {
                tail.push_str(&format!("{offset:010} 00000 n\r\n"));
            }
        }
        tail.push_str(&format!(
            "trailer\n<<{}/Size {size}/Prev {}/ID[{} <{fingerprint:032x}>]>>\nstartxref\n{table}\n%%EOF",
            self.trailer, self.previous_table, self.first_id,
        ));
        self.bytes.extend_from_slice(tail.as_bytes());
        self.bytes
    }
}

fn number(trailer: &Dict<'_>, key: &'static str) -> Result<i32, AppendError> {
    Ok(reference(trailer, key)?.obj_number)
}

/// Numbers that follow each other, with their offsets.
fn runs(offsets: &BTreeMap<i32, usize>) -> Vec<Vec<(i32, usize)>> {
    let mut runs: Vec<Vec<(i32, usize)>> = Vec::new();
    for (&number, &offset) in offsets {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last + 1 == number) => run.push((number, offset)),
            _ => runs.push(vec![(number, offset)]),
        }
    }
    runs
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}
