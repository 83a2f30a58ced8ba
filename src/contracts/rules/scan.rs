//! Which files are taken as the scan of a signed sheet.

use crate::words::text_enum;

/// Bytes of a scan at most: a few pages photographed by a phone.
pub const LARGEST_SCAN: usize = 8 * 1024 * 1024;

text_enum! {
    /// What a scan is, told by its first bytes and not by its name.
    pub enum ScanKind {
        /// A PDF.
        Pdf = "application/pdf",
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture.
        Png = "image/png",
    }
}

impl ScanKind {
    /// How the names of its files end.
    pub fn extension(self) -> &'static str {
        match self {
            ScanKind::Pdf => "pdf",
            ScanKind::Jpeg => "jpg",
            ScanKind::Png => "png",
        }
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanRefusal {
    /// More bytes than a scan has.
    TooLarge,
    /// Neither PDF, JPEG nor PNG.
    WrongKind,
}

/// What a file is.
///
/// # Errors
/// Why it is not taken.
pub fn scan_kind(bytes: &[u8]) -> Result<ScanKind, ScanRefusal> {
    if bytes.len() > LARGEST_SCAN {
        return Err(ScanRefusal::TooLarge);
    }
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Ok(ScanKind::Pdf),
        [0xFF, 0xD8, 0xFF, ..] => Ok(ScanKind::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(ScanKind::Png),
        _ => Err(ScanRefusal::WrongKind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_what_its_bytes_say() {
        assert_eq!(scan_kind(b"%PDF-1.7 ..."), Ok(ScanKind::Pdf));
        assert_eq!(scan_kind(&[0xFF, 0xD8, 0xFF, 0xE0]), Ok(ScanKind::Jpeg));
        assert_eq!(scan_kind(b"\x89PNG\r\n\x1a\nIHDR"), Ok(ScanKind::Png));
        assert_eq!(scan_kind(b"<html><script>"), Err(ScanRefusal::WrongKind));
        assert_eq!(scan_kind(b""), Err(ScanRefusal::WrongKind));
        let mut large = b"%PDF-".to_vec();
        large.resize(LARGEST_SCAN + 1, 0);
        assert_eq!(scan_kind(&large), Err(ScanRefusal::TooLarge));
    }
}
