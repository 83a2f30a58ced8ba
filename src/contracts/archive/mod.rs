//! The end of a season: the farm receives its signed contracts, their amendments and a table of them as one file, keeps it,
//! and says so.

mod contents;
mod csv;
mod handed;
mod page;
mod told;
mod zipped;

pub use handed::{hand_over, show};
pub use page::{confirm, download, download_farm, show_farm};
pub use told::tell_of_archives;

use super::queries;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::t;
use crate::web::Fault;
use crate::words::{Instant, TemplateId};
use jiff::tz::TimeZone;

/// The last time a farm confirmed that it keeps the contracts of a season, or the AMAP that it handed them over.
#[derive(Debug, Clone)]
pub struct Kept {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// Whether the AMAP said it, of a farm that does not confirm by itself.
    pub handed_over: bool,
    /// Whether nothing has changed since.
    pub current: bool,
}

impl Kept {
    /// In words, with the hour of a zone.
    pub fn said(&self, zone: &TimeZone) -> String {
        let when = self.at.spoken(zone);
        if self.handed_over {
            t!("archive-handed", name = self.by.clone(), when = when)
        } else {
            t!("archive-kept", name = self.by.clone(), when = when)
        }
    }
}

/// Whether the farm keeps the contracts of a template.
///
/// # Errors
/// When the database fails.
pub async fn kept(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Option<Kept>, Fault> {
    let Some(last) = queries::last_confirmation(tx, amap, template).await? else {
        return Ok(None);
    };
    let held = queries::archived(tx, amap, template).await?;
    Ok(Some(Kept {
        at: last.confirmed_at,
        by: last.confirmed_by,
        handed_over: last.handed_over,
        current: contents::fingerprints(&held).contains(&last.sha256),
    }))
}
