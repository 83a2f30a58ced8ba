//! What the server does by itself: the one list of schedules, the jobs and who does them, the postman's rounds.

use crate::access::AmapScope;
use crate::accounts;
use crate::distribution;
use crate::mail::Postman;
use crate::queue::{self, Job, JobKind};
use crate::transact;
use crate::web::{App, Fault};
use crate::words::Day;
use serde_json::json;
use std::collections::HashSet;
use std::time::Duration;

/// Something done once per local day of each AMAP, from an hour on.
struct Daily {
    kind: JobKind,
    from_hour: i8,
}

/// Every schedule there is.
const SCHEDULES: [Daily; 2] = [
    Daily {
        kind: JobKind::Reminders,
        from_hour: 9,
    },
    Daily {
        kind: JobKind::Housekeeping,
        from_hour: 4,
    },
];

/// Seconds between two looks at the queue and the outbox.
const PAUSE: Duration = Duration::from_secs(2);
/// Looks between two readings of the schedules.
const LOOKS_PER_SCHEDULE: u32 = 30;

/// Works until it is dropped.
///
/// # Errors
/// When the address of the mail server cannot be read; whatever fails later is logged and tried again.
pub async fn work(app: App) -> Result<(), Fault> {
    let postman = Postman::new(app.clone())?;
    let mut planned = HashSet::new();
    for look in 0u32.. {
        if look % LOOKS_PER_SCHEDULE == 0 {
            log_failure("schedules", plan(&app, &mut planned).await);
        }
        log_failure("jobs", run_due(&app).await);
        log_failure("mail", postman.round().await.map(drop));
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

fn log_failure(what: &str, outcome: Result<(), Fault>) {
    if let Err(fault) = outcome {
        tracing::error!(what, %fault, "background work failed; it goes on");
    }
}

/// Enqueues what is due today; `planned` spares the database what this process has enqueued before.
async fn plan(app: &App, planned: &mut HashSet<(String, Day, JobKind)>) -> Result<(), Fault> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let amaps = AmapScope::all_for_jobs(&mut tx).await?;
    drop(tx);
    for amap in amaps {
        let local = now.in_zone(amap.zone());
        let today = amap.today(now);
        for daily in SCHEDULES.iter().filter(|daily| local.hour() >= daily.from_hour) {
            let entry = (amap.slug().to_owned(), today, daily.kind);
            if planned.contains(&entry) {
                continue;
            }
            let once = format!("{}:{}:{today}", daily.kind, amap.slug());
            let payload = json!({ "amap": amap.slug(), "today": today });
            let queued: Result<(), Fault> = transact!(app.db, |tx| {
                Ok(queue::enqueue(tx, daily.kind, &payload, &once, now).await?)
            });
            queued?;
            planned.insert(entry);
        }
    }
    planned.retain(|(_, day, _)| day.days_until(now.day_in(&crate::access::paris())).abs() <= 1);
    Ok(())
}

/// Does every job that is due.
///
/// # Errors
/// When the database fails.
pub async fn run_due(app: &App) -> Result<(), Fault> {
    while let Some(job) = queue::take(app).await? {
        let outcome = perform(app, &job).await;
        queue::settle(app, &job, outcome).await?;
    }
    Ok(())
}

#[derive(serde::Deserialize)]
struct AmapDay {
    amap: String,
    today: Day,
}

async fn perform(app: &App, job: &Job) -> Result<(), Fault> {
    let AmapDay { amap, today } = serde_json::from_str(&job.payload).map_err(Fault::unexpected)?;
    transact!(app.db, |tx| {
        let Some(scope) = AmapScope::for_operator(tx, &amap).await? else {
            return Ok(());
        };
        match job.kind {
            JobKind::Reminders => Ok(distribution::remind(tx, &scope, today, app.clock.now())
                .await
                .map(drop)?),
            JobKind::Housekeeping => Ok(accounts::forget_old(tx, app.clock.now()).await?),
        }
    })
}
