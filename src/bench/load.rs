//! The same thing done again and again by several at once, each time measured.

use super::BenchError;
use crate::accounts::{Strength, hash_password};
use crate::clock::Stopwatch;
use serde::Serialize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::task::JoinSet;

/// Something that can be done again and again.
pub trait Work: Send + 'static {
    /// Does it.
    fn once(&mut self) -> impl Future<Output = Result<(), BenchError>> + Send;
}

/// How often, and how long each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Timing {
    /// Times it was done.
    pub times: usize,
    /// Times a second, over all who did it at once.
    pub per_second: u64,
    /// Half of the times took no longer, in microseconds.
    pub p50_us: u64,
    /// Of a hundred times, 99 took no longer, in microseconds.
    pub p99_us: u64,
}

impl Timing {
    /// From what each took and how long it all took.
    pub fn of(mut each: Vec<Duration>, all: Duration) -> Timing {
        each.sort_unstable();
        let times = each.len();
        let per_second = micros(Duration::from_secs(1)) * u64::try_from(times).unwrap_or(u64::MAX);
        Timing {
            times,
            per_second: per_second / micros(all).max(1),
            p50_us: percentile(&each, 50),
            p99_us: percentile(&each, 99),
        }
    }
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// The nearest rank: the smallest value that so many in a hundred do not exceed.
fn percentile(sorted: &[Duration], percent: usize) -> u64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().map_or(0, micros)
}

/// Lets `concurrency` of them work for `length`; each does it once at least.
///
/// # Errors
/// The first failure of any of them.
pub async fn hammer<W: Work>(
    concurrency: usize,
    length: Duration,
    worker: impl Fn() -> W,
) -> Result<Timing, BenchError> {
    let watch = Stopwatch::start();
    let mut working: JoinSet<_> = (0..concurrency).map(|_| work(worker(), length)).collect();
    let mut each = Vec::new();
    while let Some(done) = working.join_next().await {
        each.extend(done.map_err(|error| BenchError::Unexpected(error.to_string()))??);
    }
    Ok(Timing::of(each, watch.elapsed()))
}

async fn work(mut worker: impl Work, length: Duration) -> Result<Vec<Duration>, BenchError> {
    let watch = Stopwatch::start();
    let mut each = Vec::new();
    loop {
        let one = Stopwatch::start();
        worker.once().await?;
        each.push(one.elapsed());
        if watch.elapsed() >= length {
            return Ok(each);
        }
    }
}

/// Hashing a password, as strongly as for real accounts.
pub struct Hashing;

impl Work for Hashing {
    async fn once(&mut self) -> Result<(), BenchError> {
        let hashing = tokio::task::spawn_blocking(|| hash_password("a password to hash", Strength::Full));
        let hashed = hashing.await;
        hashed.map_err(|error| BenchError::Unexpected(error.to_string()))??;
        Ok(())
    }
}

/// Does so many pieces of work, numbered from 0, on one thread for each processor.
///
/// # Errors
/// The first that a piece gives.
pub fn on_all_processors<T: Send>(
    count: usize,
    work: impl Fn(usize) -> Result<T, BenchError> + Sync,
) -> Result<Vec<T>, BenchError> {
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < count);
    let thread = || std::iter::from_fn(take).map(&work).collect::<Result<Vec<T>, _>>();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let done: Result<Vec<Vec<T>>, BenchError> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(thread)).collect();
        let panicked = |_| Err(BenchError::Unexpected("a piece of work panicked".to_owned()));
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(panicked))
            .collect()
    });
    Ok(done?.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measured_values() {
        let each = (1..=200).rev().map(Duration::from_millis).collect();
        let timing = Timing::of(each, Duration::from_secs(2));
        let expected = Timing {
            times: 200,
            per_second: 100,
            p50_us: 100_000,
            p99_us: 198_000,
        };
        assert_eq!(timing, expected);
    }

    #[test]
    fn one_time_is_every_percentile() {
        let timing = Timing::of(vec![Duration::from_micros(7)], Duration::from_micros(10));
        assert_eq!((timing.p50_us, timing.p99_us), (7, 7));
    }
}
