//! What the server does by itself: the one list of schedules, the jobs and who does them, the postman's rounds.

use crate::access::{AmapScope, paris};
use crate::accounts;
use crate::campaigns;
use crate::contracts;
use crate::db::Tx;
use crate::distribution;
use crate::erasure;
use crate::history;
use crate::joining;
use crate::mail::{self, Postman};
use crate::queue::{self, Job, JobKind};
use crate::transact;
use crate::web::{App, Fault, forget_tokens};
use crate::words::{Day, Instant};
use jiff::tz::TimeZone;
use serde_json::json;
use std::collections::HashSet;
use std::time::Duration;

/// Something done once a day, from an hour on.
struct Daily {
    kind: JobKind,
    from_hour: i8,
}

/// Every schedule of an AMAP: by its local day.
const OF_EACH_AMAP: [Daily; 8] = [
    Daily {
        kind: JobKind::Erasures,
        from_hour: 2,
    },
    Daily {
        kind: JobKind::Renewals,
        from_hour: 9,
    },
    Daily {
        kind: JobKind::Offers,
        from_hour: 8,
    },
    Daily {
        kind: JobKind::Lapses,
        from_hour: 1,
    },
    Daily {
        kind: JobKind::Reminders,
        from_hour: 9,
    },
    Daily {
        kind: JobKind::Archives,
        from_hour: 9,
    },
    Daily {
        kind: JobKind::Sheets,
        from_hour: 5,
    },
    Daily {
        kind: JobKind::SheetsInTheEvening,
        from_hour: 18,
    },
];

/// Every schedule of the whole instance: by the day in continental France.
const OF_THE_INSTANCE: [Daily; 1] = [Daily {
    kind: JobKind::Housekeeping,
    from_hour: 4,
}];

/// Seconds between two looks at the queue and the outbox.
const PAUSE: Duration = Duration::from_secs(2);
/// Looks between two readings of the schedules.
const LOOKS_PER_SCHEDULE: u32 = 30;

/// Works until it is dropped.
///
/// # Errors
/// When the address of the mail server cannot be read; whatever fails later is logged and tried again.
pub async fn work(app: App) -> Result<(), Fault> {
    let postman = Postman::new(app.clone(), distribution::enclose)?;
    let mut planned = HashSet::new();
    for look in 0u32.. {
        if look % LOOKS_PER_SCHEDULE == 0 {
            log_failure("schedules", plan(&app, &mut planned).await);
        }
        log_failure("jobs", run_due(&app).await);
        log_failure("looks", history::write_looks(&app).await.map(drop));
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
    let here = paris();
    plan_of(app, planned, &OF_THE_INSTANCE, ("", &here)).await?;
    for amap in amaps {
        plan_of(app, planned, &OF_EACH_AMAP, (amap.slug(), amap.zone())).await?;
    }
    planned.retain(|(_, day, _)| day.days_until(now.day_in(&here)).abs() <= 1);
    Ok(())
}

/// The schedules of an AMAP, or of the instance when the slug is empty.
async fn plan_of(
    app: &App,
    planned: &mut HashSet<(String, Day, JobKind)>,
    schedules: &[Daily],
    (amap, zone): (&str, &TimeZone),
) -> Result<(), Fault> {
    let now = app.clock.now();
    let (hour, today) = (now.in_zone(zone).hour(), now.day_in(zone));
    for daily in schedules.iter().filter(|daily| hour >= daily.from_hour) {
        let entry = (amap.to_owned(), today, daily.kind);
        if planned.contains(&entry) {
            continue;
        }
        let once = format!("{}:{amap}:{today}", daily.kind);
        let payload = json!({ "amap": amap, "today": today });
        let queued: Result<(), Fault> = transact!(app.db, |tx| {
            Ok(queue::enqueue(tx, daily.kind, &payload, &once, now).await?)
        });
        queued?;
        planned.insert(entry);
    }
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
    let (site, now) = (app.config.public_url.as_str(), app.clock.now());
    transact!(app.db, |tx| {
        if job.kind == JobKind::Housekeeping {
            return keep_house(tx, site, now).await;
        }
        let Some(scope) = AmapScope::for_operator(tx, &amap).await? else {
            return Ok(());
        };
        match job.kind {
            JobKind::Reminders => distribution::remind(tx, &scope, today, site, now).await?,
            JobKind::Lapses => contracts::lapse_drafts(tx, &scope, scope.today(now), site, now).await?,
            JobKind::Archives => contracts::tell_of_archives(tx, &scope, scope.today(now), site, now).await?,
            JobKind::Sheets | JobKind::SheetsInTheEvening => {
                let today = scope.today(now);
                distribution::tell_farms(tx, &scope, today, site, now).await?
                    + distribution::tell_holders(tx, &scope, today, site, now).await?
            }
            JobKind::Offers => joining::let_offers_lapse(tx, &scope, now).await?,
            JobKind::Renewals => {
                campaigns::remind_of_renewals(tx, &scope, scope.today(now), site, now).await?
                    + campaigns::remind_of_trials(tx, &scope, scope.today(now), site, now).await?
            }
            JobKind::Erasures => erasure::erase_due(tx, &scope, scope.today(now), site, now).await?,
            JobKind::Housekeeping => 0,
        };
        Ok(())
    })
}

async fn keep_house(tx: &mut Tx, site: &str, now: Instant) -> Result<(), Fault> {
    accounts::forget_old(tx, now).await?;
    forget_tokens(tx, now).await?;
    campaigns::remind_networks(tx, now.day_in(&paris()), site, now).await?;
    erasure::forget_farmers(tx, site, now).await?;
    erasure::forget_accounts(tx, now).await?;
    queue::forget_done(tx, now).await?;
    Ok(mail::forget_sent(tx, now).await?)
}
