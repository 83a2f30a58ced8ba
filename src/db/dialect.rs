//! What must differ between the engines, and nothing else.

/// Opens a reader's snapshot.
pub const SQLITE_READ: &str = "BEGIN DEFERRED";
/// Takes the single writer's place at once, so that a reader is never promoted in the middle.
pub const SQLITE_WRITE: &str = "BEGIN IMMEDIATE";
/// Estimates what each index holds, in some milliseconds whatever the size, and forgets the samples that an earlier and longer
/// count may have left: with them, SQLite plans a statement anew each time other values are bound.
pub const SQLITE_ANALYZE: &str =
    "PRAGMA analysis_limit = 1000; ANALYZE; DELETE FROM sqlite_stat4; ANALYZE sqlite_schema";
/// Plans each statement once for a connection, as SQLite does. PostgreSQL would else plan it anew for the values of each use,
/// which takes longer than the statement itself: 30 ms for the twelve tables of a member's home.
pub const POSTGRES_SESSION: &str = "SET plan_cache_mode = force_generic_plan";
/// A standby refuses SERIALIZABLE, so that readers ask for less.
pub const POSTGRES_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// Writers are serialisable; conflicts are tried again by `transact!`.
pub const POSTGRES_WRITE: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE";

/// SQLSTATE of a serialisation failure and of a deadlock: the transaction may be tried again.
pub const POSTGRES_CONFLICTS: [&str; 2] = ["40001", "40P01"];
/// SQLITE_BUSY and its extended codes: another process holds the lock.
pub const SQLITE_CONFLICTS: [&str; 4] = ["5", "261", "517", "773"];
