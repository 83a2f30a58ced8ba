//! Strings of BIFF8 records ([MS-XLS] 2.5.293), which may run on into CONTINUE records in the middle of a text.

/// A record's data and that of the CONTINUE records after it, read from the front.
pub(super) struct Segments<'a> {
    parts: Vec<&'a [u8]>,
}

impl<'a> Segments<'a> {
    /// The parts, in the order of the file.
    pub(super) fn new(mut parts: Vec<&'a [u8]>) -> Self {
        parts.retain(|part| !part.is_empty());
        parts.reverse();
        Self { parts }
    }

    fn byte(&mut self) -> Option<u8> {
        let part = self.parts.pop()?;
        let (first, rest) = part.split_first()?;
        if !rest.is_empty() {
            self.parts.push(rest);
        }
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let part = self.parts.pop()?;
            match part.get(count..) {
                Some(rest) => {
                    if !rest.is_empty() {
                        self.parts.push(rest);
                    }
                    return Some(());
                }
                None => count -= part.len(),
            }
        }
        Some(())
    }

    /// A text with a count of two bytes; formatting runs and phonetics behind it are skipped.
    pub(super) fn text(&mut self) -> Option<String> {
        let count = self.u16()?;
        let flags = self.byte()?;
        let runs = if flags & 0x08 != 0 {
            usize::from(self.u16()?)
        } else {
            0
        };
        let phonetics = if flags & 0x04 != 0 {
            self.u32()? as usize
        } else {
            0
        };
        let text = self.characters(usize::from(count), flags & 0x01 != 0)?;
        self.skip(runs * 4)?;
        self.skip(phonetics)?;
        Some(text)
    }

    /// The name of a sheet: a count of one byte.
    pub(super) fn short_text(&mut self) -> Option<String> {
        let count = self.byte()?;
        let flags = self.byte()?;
        self.characters(usize::from(count), flags & 0x01 != 0)
    }

    /// Characters of one byte (Latin-1) or two (UTF-16). Where a text runs on in a CONTINUE record, the first byte there
    /// says anew which of them.
    fn characters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units = Vec::new();
        let mut part: &[u8] = if count > 0 { self.parts.pop()? } else { &[] };
        while units.len() < count {
            if part.is_empty() {
                let (flags, rest) = self.parts.pop()?.split_first()?;
                wide = flags & 0x01 != 0;
                part = rest;
                continue;
            }
            let (unit, rest) = if wide {
                let (pair, rest) = part.split_at_checked(2)?;
                (u16::from_le_bytes([pair[0], pair[1]]), rest)
            } else {
                let (first, rest) = part.split_first()?;
                (u16::from(*first), rest)
            };
            units.push(unit);
            part = rest;
        }
        if !part.is_empty() {
            self.parts.push(part);
        }
        Some(String::from_utf16_lossy(&units))
    }
}
