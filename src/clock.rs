//! The only callers of the real clock and of randomness.
//!
//! Time and chance are handed to everything else as values; tests hold the clock still.

use crate::words::{Instant, PublicId};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time: the machine's, or one that stands still until it is moved.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    held: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock.
    pub fn real() -> Self {
        Clock { held: None }
    }

    /// A clock that stands at an instant; [`Clock::set`] moves it. For tests and the demonstration.
    pub fn held_at(instant: Instant) -> Self {
        Clock {
            held: Some(Arc::new(AtomicI64::new(instant.0))),
        }
    }

    /// Now, in microseconds UTC.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    pub fn now(&self) -> Instant {
        match &self.held {
            Some(held) => Instant(held.load(Ordering::SeqCst)),
            None => Instant(jiff::Timestamp::now().as_microsecond()),
        }
    }

    /// Moves a held clock; a real one does not listen.
    pub fn set(&self, instant: Instant) {
        if let Some(held) = &self.held {
            held.store(instant.0, Ordering::SeqCst);
        }
    }
}

/// Random bytes from the operating system.
#[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

/// A random number, for spreading retries.
pub fn random_u32() -> u32 {
    u32::from_le_bytes(random_bytes())
}

/// A fresh id, ordered by the time of its making.
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn fresh_uuid() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

/// A fresh name for an address, which nobody can guess.
pub fn fresh_public_id() -> PublicId {
    PublicId::from_random(random_bytes())
}

/// A secret of 120 bits for a link or a session.
pub fn fresh_secret() -> String {
    format!("{}{}", fresh_public_id(), fresh_public_id())
}

/// A stopwatch for the log and the benchmark.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts now.
    #[expect(clippy::disallowed_methods, reason = "measuring how long something takes")]
    pub fn start() -> Self {
        Stopwatch(std::time::Instant::now())
    }

    /// How long since the start.
    pub fn elapsed(&self) -> std::time::Duration {
        self.0.elapsed()
    }
}
