//! What the server holds for all requests.

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::history::Trace;
use crate::words::{AccountId, Instant};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex};
use uuid::Uuid;

/// The running application: settings, database, clock. Cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Parts>);

/// See [`App`].
#[derive(Debug)]
pub struct Parts {
    /// The settings it was started with.
    pub config: Config,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    queues: Mutex<HashMap<Uuid, Arc<tokio::sync::Mutex<()>>>>,
    looks: Mutex<Vec<Look>>,
}

/// Somebody of a network looked at personal data of an AMAP. It is kept here until the next batch is written, since a page writes
/// nothing.
#[derive(Clone, Debug)]
pub struct Look {
    /// Who, and in which role.
    pub account: AccountId,
    /// As [`crate::access::Role::key`] writes it.
    pub acting: String,
    /// When.
    pub at: Instant,
    /// At what: object, verb and tenant.
    pub trace: Trace,
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, db: Db, clock: Clock) -> App {
        App(Arc::new(Parts {
            config,
            db,
            clock,
            queues: Mutex::default(),
            looks: Mutex::default(),
        }))
    }
}

impl Parts {
    /// Remembers a look.
    pub fn looked(&self, look: Look) {
        self.looks().push(look);
    }

    /// Takes what was remembered, to be written.
    pub fn take_looks(&self) -> Vec<Look> {
        std::mem::take(&mut *self.looks())
    }

    fn looks(&self) -> std::sync::MutexGuard<'_, Vec<Look>> {
        self.looks
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The in-process queue of one object: writers who wait here one behind the other do not fail against each other
    /// in the database. Correctness never rests on it.
    pub fn queue_for(&self, id: Uuid) -> Arc<tokio::sync::Mutex<()>> {
        let mut queues = self
            .queues
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        queues.retain(|_, queue| Arc::strong_count(queue) > 1);
        queues.entry(id).or_default().clone()
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
