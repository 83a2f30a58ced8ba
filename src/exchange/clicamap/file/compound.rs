//! Compound files ([MS-CFB]): the container of the original `.xls` and of password-protected `.xlsx`.
//! Every place comes from the file, so none is trusted: chains are bounded by the number of sectors there are.

use crate::exchange::clicamap::refusal::Reason;
use std::ops::ControlFlow;

/// The first eight bytes.
pub(super) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sector numbers from here on are not sectors.
const FIRST_SPECIAL: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;
/// Streams below this size lie in the mini stream.
const MINI_CUTOFF: usize = 4096;

/// A file's table of streams.
pub(super) struct Compound<'a> {
    sectors: Sectors<'a>,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

#[derive(Clone, Copy)]
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Sectors<'a> {
    /// The sector, the last one of a file perhaps short.
    fn get(self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number)
            .ok()?
            .checked_add(1)?
            .checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    fn count(self) -> usize {
        self.bytes.len() / self.size + 1
    }

    /// The numbers of a chain, no longer than the file has sectors.
    fn chain(start: u32, fat: &[u32], at_most: usize) -> Option<Vec<u32>> {
        let mut numbers = Vec::new();
        let mut next = start;
        while next < FIRST_SPECIAL {
            if numbers.len() >= at_most {
                return None;
            }
            numbers.push(next);
            next = *fat.get(next as usize)?;
        }
        Some(numbers)
    }

    fn stream(self, start: u32, fat: &[u32]) -> Option<Vec<u8>> {
        let numbers = Self::chain(start, fat, self.count())?;
        let parts: Option<Vec<&[u8]>> = numbers.into_iter().map(|number| self.get(number)).collect();
        Some(parts?.concat())
    }
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Reason> {
        Self::opened(bytes).ok_or(Reason::Damaged)
    }

    fn opened(bytes: &'a [u8]) -> Option<Self> {
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let sectors = Sectors { bytes, size };
        let fat = table(sectors)?;
        let entries = entries(&sectors.stream(u32_at(bytes, 48)?, &fat)?);
        let mini_fat = u32s(&sectors.stream(u32_at(bytes, 60)?, &fat)?);
        let mini_stream = match entries.first() {
            Some(root) if root.start < FIRST_SPECIAL => sectors.stream(root.start, &fat)?,
            _ => Vec::new(),
        };
        Some(Self {
            sectors,
            fat,
            mini_fat,
            mini_stream,
            entries,
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; none if the file has no such stream.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Reason> {
        let Some(entry) = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
        else {
            return Ok(None);
        };
        let content = if entry.size < MINI_CUTOFF {
            self.mini(entry.start)
        } else {
            self.sectors.stream(entry.start, &self.fat)
        };
        let mut content = content
            .filter(|content| content.len() >= entry.size)
            .ok_or(Reason::Damaged)?;
        content.truncate(entry.size);
        Ok(Some(content))
    }

    fn mini(&self, start: u32) -> Option<Vec<u8>> {
        let count = self.mini_stream.len() / MINI_SECTOR + 1;
        let parts: Option<Vec<&[u8]>> = Sectors::chain(start, &self.mini_fat, count)?
            .into_iter()
            .map(|number| {
                let at = (number as usize).checked_mul(MINI_SECTOR)?;
                self.mini_stream
                    .get(at..self.mini_stream.len().min(at.checked_add(MINI_SECTOR)?))
            })
            .collect();
        Some(parts?.concat())
    }
}

/// The allocation table: its sectors are listed in the header, and beyond 109 of them in a chain of sectors.
fn table(sectors: Sectors<'_>) -> Option<Vec<u32>> {
    let mut listed = u32s(sectors.bytes.get(76..512)?);
    let mut next = u32_at(sectors.bytes, 68)?;
    let mut steps = 0;
    while next < FIRST_SPECIAL {
        let mut more = u32s(sectors.get(next)?);
        next = more.pop()?;
        listed.append(&mut more);
        steps += 1;
        if steps > sectors.count() {
            return None;
        }
    }
    let real = listed
        .into_iter()
        .filter(|number| *number < FIRST_SPECIAL)
        .take(sectors.count());
    let mut fat = Vec::new();
    let read = real
        .map(|number| sectors.get(number))
        .try_for_each(|sector| match sector {
            Some(sector) => {
                fat.extend(u32s(sector));
                ControlFlow::Continue(())
            }
            None => ControlFlow::Break(()),
        });
    read.is_continue().then_some(fat)
}

/// Directory entries of 128 bytes: a name of at most 32 UTF-16 units, where the stream starts, how long it is.
fn entries(directory: &[u8]) -> Vec<Entry> {
    directory.chunks_exact(128).filter_map(entry).collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units: Vec<u16> = (0..32)
        .map_while(|i| u16_at(bytes, i * 2))
        .take_while(|unit| *unit != 0)
        .collect();
    let size = usize::try_from(u32_at(bytes, 120)?).ok()?;
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        size,
    })
}

/// Two bytes, little end first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    pair.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes, little end first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

fn u32s(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}
