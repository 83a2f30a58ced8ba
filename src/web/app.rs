//! What the server holds for all requests.

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
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
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, db: Db, clock: Clock) -> App {
        App(Arc::new(Parts {
            config,
            db,
            clock,
            queues: Mutex::default(),
        }))
    }
}

impl Parts {
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
