//! Waiting for rows without falling asleep between them.
//!
//! A connection of the embedded database works in a thread of its own and hands over row by row. Whoever fell asleep after one
//! is woken for the next a microsecond later, and being woken takes longer than the row: a list of a thousand households was
//! slower the less there was to do with each. So one looks again for a moment before falling asleep.

use std::hint::spin_loop;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::yield_now;

/// How often one looks: about thirty microseconds.
const LOOKS: u32 = 60;
/// From which look on the processor is left to others in between: to the connection's thread, perhaps.
const GENEROUS: u32 = 6;

/// What the connection's thread rings when there is a row.
#[derive(Debug, Default)]
struct Bell {
    rung: AtomicBool,
    sleeper: Mutex<Option<Waker>>,
}

impl Bell {
    fn rings_soon(&self) -> bool {
        for look in 0..LOOKS {
            if self.rung.load(Ordering::SeqCst) {
                return true;
            }
            if look < GENEROUS {
                (0..1 << look).for_each(|_| spin_loop());
            } else {
                yield_now();
            }
        }
        false
    }

    /// Wakes `sleeper` at the next ring; false when it rang before.
    fn will_wake(&self, sleeper: &Waker) -> bool {
        *self.sleeper.lock().unwrap_or_else(PoisonError::into_inner) = Some(sleeper.clone());
        !self.rung.load(Ordering::SeqCst)
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::SeqCst);
        let sleeper = self.sleeper.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(sleeper) = sleeper {
            sleeper.wake();
        }
    }
}

/// Awaits a statement of the embedded database.
pub async fn attentive<F: Future>(statement: F) -> F::Output {
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(bell.clone());
    let mut statement = pin!(statement);
    std::future::poll_fn(move |sleeper| {
        loop {
            bell.rung.store(false, Ordering::SeqCst);
            if let Poll::Ready(rows) = statement.as_mut().poll(&mut Context::from_waker(&waker)) {
                return Poll::Ready(rows);
            }
            if !bell.rings_soon() && bell.will_wake(sleeper.waker()) {
                return Poll::Pending;
            }
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::attentive;
    use std::sync::mpsc::channel;
    use std::thread;
    use tokio::sync::mpsc::unbounded_channel;

    /// Rows come at once, while one looks, and long after one fell asleep; each is received, and the end.
    #[tokio::test]
    async fn every_row_arrives_whenever_it_is_ready() {
        let (send, mut rows) = unbounded_channel();
        let (ask, asked) = channel();
        let connection = thread::spawn(move || {
            for pause in asked {
                (0..pause).for_each(|_| thread::yield_now());
                (0..100).for_each(|row| send.send(row).unwrap());
            }
        });
        for pause in [0, 1, 10, 60, 100, 1_000, 100_000, 0] {
            ask.send(pause).unwrap();
            for row in 0..100 {
                assert_eq!(attentive(rows.recv()).await, Some(row), "after {pause}");
            }
        }
        drop(ask);
        assert_eq!(attentive(rows.recv()).await, None);
        connection.join().unwrap();
    }

    /// A row that comes after a statement was given up is there for the next one.
    #[tokio::test]
    async fn a_statement_given_up_loses_no_row() {
        let (send, mut rows) = unbounded_channel();
        tokio::select! {
            biased;
            _ = attentive(rows.recv()) => panic!("nothing was sent"),
            () = async {} => {}
        }
        send.send(1).unwrap();
        assert_eq!(attentive(rows.recv()).await, Some(1));
    }
}
