//! Files that go from the preview to the import inside the page, so that they need not be chosen twice.

use crate::web::{Form, Upload};

/// What a page carries at most; larger files are to be chosen again.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A file in a hidden field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub name: String,
    /// Its bytes, in hexadecimal.
    pub hex: String,
}

/// The files of a preview; none when they are too large to be carried.
pub fn keep(files: &[(String, Vec<u8>)]) -> Vec<Kept> {
    if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST_BYTES {
        return Vec::new();
    }
    let kept = |(name, bytes): &(String, Vec<u8>)| Kept {
        name: name.clone(),
        hex: to_hex(bytes),
    };
    files.iter().map(kept).collect()
}

/// The files of a form: those chosen now, else those it carries.
pub fn files(upload: &mut Upload) -> Vec<(String, Vec<u8>)> {
    if upload.files.is_empty() {
        return carried(&upload.form);
    }
    std::mem::take(&mut upload.files)
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect()
}

fn carried(form: &Form) -> Vec<(String, Vec<u8>)> {
    let pairs = form.all("kept-name").iter().zip(form.all("kept-bytes"));
    pairs.map(|(name, hex)| (name.clone(), from_hex(hex))).collect()
}

fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// What is no hexadecimal ends the file, which is then refused as damaged.
fn from_hex(text: &str) -> Vec<u8> {
    let value = |digit: u8| {
        char::from(digit)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(value(*high)? << 4 | value(*low)?),
        _ => None,
    };
    text.as_bytes().chunks(2).map_while(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_as_they_were() {
        let files = vec![
            ("pain (1).xlsx".to_owned(), (0..=255).collect::<Vec<u8>>()),
            ("vide".to_owned(), vec![]),
        ];
        let mut form = Form::new();
        for kept in keep(&files) {
            form.add("kept-name".to_owned(), kept.name);
            form.add("kept-bytes".to_owned(), kept.hex);
        }
        assert_eq!(carried(&form), files);
    }

    #[test]
    fn what_a_page_cannot_carry_is_chosen_again() {
        assert_eq!(keep(&[("grand.xlsx".to_owned(), vec![0; MOST_BYTES + 1])]), []);
    }
}
