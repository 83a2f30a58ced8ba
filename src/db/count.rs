//! Counts the statements of one request, so that tests can pin the number of queries of a page.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

tokio::task_local! {
    static STATEMENTS: Arc<AtomicU32>;
}

/// Runs a future and tells how many statements it sent.
pub async fn counting<F: Future>(future: F) -> (F::Output, u32) {
    let counter = Arc::new(AtomicU32::new(0));
    let output = STATEMENTS.scope(counter.clone(), future).await;
    (output, counter.load(Ordering::Relaxed))
}

/// The same future, its statements counted with those of whoever calls, in whatever task it then runs.
pub fn counted_along<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let counter = STATEMENTS.try_with(Arc::clone).unwrap_or_default();
    STATEMENTS.scope(counter, future)
}

/// Called by the statement macros.
pub fn count_statement() {
    let _ = STATEMENTS.try_with(|counter| counter.fetch_add(1, Ordering::Relaxed));
}
