//! What is enclosed in letters about a delivery: the farm's sheet, the evening's list. It is made when the letter leaves, so that
//! it says what holds then.

use super::access::SheetOf;
use super::{list, queries, sheet};
use crate::access::AmapScope;
use crate::mail::{Enclosed, Enclosing};
use crate::web::{App, Fault};
use crate::words::PublicId;
use serde::{Deserialize, Serialize};

/// What a letter says it encloses.
#[derive(Debug, Serialize, Deserialize)]
pub struct Enclosure {
    /// The AMAP, as addresses name it.
    pub amap: String,
    /// The delivery.
    pub delivery: PublicId,
    /// The farm whose sheet it is; without one, the list of all.
    pub farm: Option<String>,
}

impl Enclosure {
    /// As a letter keeps it.
    pub fn named(&self) -> String {
        serde_json::to_string(self).expect("it is plain data")
    }
}

/// Makes what a letter names; nothing when it is no longer there.
pub fn enclose(app: App, named: String) -> Enclosing {
    Box::pin(async move { made(&app, &named).await })
}

async fn made(app: &App, named: &str) -> Result<Option<Enclosed>, Fault> {
    let enclosure: Enclosure = serde_json::from_str(named).map_err(Fault::unexpected)?;
    let mut tx = app.db.read().await?;
    let Some(amap) = AmapScope::for_operator(&mut tx, &enclosure.amap).await? else {
        return Ok(None);
    };
    let Some(delivery) = queries::occasion(&mut tx, &amap, enclosure.delivery).await? else {
        return Ok(None);
    };
    let now = app.clock.now();
    let (name, pdf) = match enclosure.farm {
        None => list::paper_of(tx, (&amap, &delivery), now).await?,
        Some(slug) => {
            let Some(farm) = queries::farm_of_amap(&mut tx, &amap, &slug).await? else {
                return Ok(None);
            };
            sheet::paper_of(tx, SheetOf { amap, delivery, farm }, now).await?
        }
    };
    Ok(Some(Enclosed {
        name,
        media_type: "application/pdf",
        bytes: pdf.bytes,
    }))
}
