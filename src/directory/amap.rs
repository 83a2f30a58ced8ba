//! The public page of an AMAP: what it says of itself, where and when it delivers, its farms, what can be subscribed.

use super::model::{OpenContract, PublicFarm};
use super::queries::{self, FarmRow};
use crate::access::{AmapScope, Role};
use crate::calendar::sites::{self, Site};
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Frame, Outcome, Visit, page};
use crate::words::FarmId;
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "directory/amap.html")]
struct Show {
    frame: Frame,
    slug: String,
    place: String,
    paragraphs: Vec<String>,
    email: String,
    sites: Vec<Site>,
    farms: Vec<PublicFarm>,
    contracts: Vec<OpenContract>,
    /// The reader's own page of this AMAP, and whether they coordinate it.
    own: Option<String>,
    may_edit: bool,
    takes_requests: bool,
}

pub async fn show(visit: Visit, Path(slug): Path<String>) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let amap = AmapScope::for_operator(&mut tx, &slug)
        .await?
        .ok_or(Fault::NotFound)?;
    let today = amap.today(visit.now());
    let about = queries::about(&mut tx, amap.id()).await?;
    let acting = visit.actor().and_then(|actor| actor.acting.as_ref());
    let here = acting.filter(|role| role.amap().is_some_and(|own| own.id() == amap.id()));
    if about.listed == 0 && !is_known_here(&mut tx, &visit, &amap).await? {
        return Err(Fault::NotFound);
    }
    page(&Show {
        frame: visit.frame(amap.name()),
        place: format!("{} {}", about.postcode, about.town).trim().to_owned(),
        paragraphs: paragraphs(&about.presentation),
        email: about.email,
        takes_requests: about.takes_requests == 1,
        sites: sites::sites(&mut tx, &amap).await?,
        farms: by_farm(queries::farms(&mut tx, amap.id(), today).await?),
        contracts: queries::open_contracts(&mut tx, amap.id(), today).await?,
        own: here.map(|role| role.home()),
        may_edit: here.is_some_and(|role| role.coordinates(&amap)),
        slug,
    })
}

/// Whether the reader has a role in the AMAP, or in a network that it belongs to: an AMAP that does not stand in the
/// directory has no page for anybody else.
async fn is_known_here(tx: &mut Tx, visit: &Visit, amap: &AmapScope) -> Result<bool, Fault> {
    let Some(actor) = visit.actor() else {
        return Ok(false);
    };
    if actor.knows_amap(amap.id()) {
        return Ok(true);
    }
    let above = queries::networks_above(tx, amap.id()).await?;
    let oversees = |role: &Role| match role {
        Role::Network(network) => above.contains(&network.id()),
        Role::Admin => true,
        _ => false,
    };
    Ok(actor.roles.iter().any(oversees))
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Rows come farm by farm.
fn by_farm(rows: Vec<FarmRow>) -> Vec<PublicFarm> {
    let mut farms: Vec<(FarmId, PublicFarm)> = Vec::new();
    for row in rows {
        if farms.last().is_none_or(|(id, _)| *id != row.id) {
            farms.push((
                row.id,
                PublicFarm {
                    name: row.name,
                    town: row.town,
                    productions: Vec::new(),
                },
            ));
        }
        if let (Some((_, farm)), Some(production)) = (farms.last_mut(), row.production_type) {
            farm.productions.push(production);
        }
    }
    farms.into_iter().map(|(_, farm)| farm).collect()
}
