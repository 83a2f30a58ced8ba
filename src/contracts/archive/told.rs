//! The letter to the farm, once, on the day after the last delivery.

use crate::access::AmapScope;
use crate::contracts::queries;
use crate::db::{DbError, Tx};
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::t;
use crate::words::{Day, Instant};

/// Tells the farms whose season ended before `today` that their contracts can be kept. Safe to run again: a farm is told
/// once of each season. `site` is the public address of this server; gives how many seasons were told of.
///
/// # Errors
/// When the database fails.
pub async fn tell_of_archives(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, DbError> {
    let ended = queries::seasons_ended(tx, amap, today).await?;
    for season in &ended {
        let mut letters = Vec::new();
        for farmer in queries::farm_people(tx, amap, season.farm_id).await? {
            let Some(to) = farmer.email else { continue };
            letters.push(Letter {
                amap: Some(amap.id()),
                kind: "archive",
                to,
                subject: t!("archive-letter-subject", title = season.title),
                body: t!(
                    "archive-letter-body",
                    amap = amap.name(),
                    title = season.title,
                    address = format!(
                        "{site}/ferme/{}/contrats/{}/archive",
                        season.farm_slug, season.public_id
                    )
                ),
            });
        }
        mail::enqueue_all(tx, &letters, now).await?;
        queries::told_of_archive(tx, amap, season.id, now).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(season.farm_id),
            network: None,
            verb: "archive.told",
            object: "template",
            id: Some(season.id.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record_operator(tx, trace, now).await?;
    }
    Ok(ended.len())
}
