//! Chance that is the same each time, so that the demonstration always tells the same story.

use crate::words::{Instant, PublicId};

/// A small generator (SplitMix64). Good enough to invent households, never for secrets.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// The same seed gives the same story.
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `limit` - 1.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.bits() % limit).unwrap_or(0)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    /// An id of this moment, for any kind of record.
    pub fn id<T>(&mut self, at: Instant, wrap: fn(Instant, [u8; 10]) -> T) -> T {
        let (a, b) = (self.bits().to_be_bytes(), self.bits().to_be_bytes());
        wrap(at, [a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], b[0], b[1]])
    }

    /// A name for an address.
    pub fn public_id(&mut self) -> PublicId {
        PublicId::from_random(self.bits().to_be_bytes())
    }
}
