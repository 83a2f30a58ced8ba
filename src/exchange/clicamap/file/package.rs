//! The ZIP package around an `.xlsx`: what is in it, and how much it unpacks to, before anything is loaded.

use crate::exchange::clicamap::refusal::Reason;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// The most bytes that the parts may unpack to, together.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// The most parts.
const MAX_PARTS: usize = 2_000;
/// The most shared strings a file may announce; the reader takes memory for as many as announced.
const MAX_STRINGS: u64 = 1_000_000;

/// Unpacks every part to nowhere and counts, since what the directory says of their sizes need not be true.
pub(super) fn check(bytes: &[u8]) -> Result<(), Reason> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Reason::Damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(Reason::TooLarge);
    }
    check_kind(&archive)?;
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unopened(&error))?;
        left = left.checked_sub(unpacked(part, left)?).ok_or(Reason::TooLarge)?;
    }
    Ok(())
}

/// Whether the names of the parts are those of an `.xlsx`.
fn check_kind(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), Reason> {
    let has = |ending: &str| {
        archive
            .file_names_raw()
            .any(|name| name.to_ascii_lowercase().ends_with(ending.as_bytes()))
    };
    match () {
        () if has("workbook.xml") => Ok(()),
        () if has("workbook.bin") => Err(Reason::OtherFormat("xlsb")),
        () if has("content.xml") => Err(Reason::OtherFormat("ods")),
        () => Err(Reason::NotASpreadsheet),
    }
}

fn unopened(error: &ZipError) -> Reason {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Reason::Password,
        _ => Reason::Damaged,
    }
}

/// How much a part unpacks to, read no further than one byte past what is left.
fn unpacked(part: ZipFile<'_, Cursor<&[u8]>>, left: u64) -> Result<u64, Reason> {
    let has_strings = part
        .name_raw()
        .to_ascii_lowercase()
        .ends_with(b"sharedstrings.xml");
    let mut limited = part.take(left + 1);
    if !has_strings {
        return std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| Reason::Damaged);
    }
    let mut text = Vec::new();
    limited.read_to_end(&mut text).map_err(|_| Reason::Damaged)?;
    check_strings(&text)?;
    Ok(text.len() as u64)
}

/// A byte of zero would be an encoding in which the announced count could hide.
fn check_strings(text: &[u8]) -> Result<(), Reason> {
    let text = std::str::from_utf8(text).map_err(|_| Reason::Damaged)?;
    if text.contains('\0') {
        return Err(Reason::Damaged);
    }
    for announced in text.split("uniqueCount").skip(1) {
        let digits: String = announced
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.parse::<u64>().is_ok_and(|count| count > MAX_STRINGS) || digits.len() > 18 {
            return Err(Reason::TooLarge);
        }
    }
    Ok(())
}
