//! Where a contract belongs: the AMAP, the farm, the site and its deliveries; found, or made where that is asked for.

use super::labels;
use super::queries::{self, Farm, NewDelivery, OpeningRow};
use crate::access::AmapScope;
use crate::clock::{fresh_public_id, fresh_uuid};
use crate::db::{DbError, Tx};
use crate::t;
use crate::web::Fault;
use crate::words::{
    AmapId, Day, DeliveryId, FarmId, HourMinute, Instant, NetworkId, PublicId, SiteId, slug, sort_key,
};
use std::collections::{BTreeSet, HashMap};

/// The AMAP of a slug, for the operator; made with a default network if it may be.
///
/// # Errors
/// A sentence when there is none and none may be made, or the slug cannot stand in an address.
pub async fn amap(tx: &mut Tx, name: &str, may_make: bool, now: Instant) -> Result<(AmapScope, bool), Fault> {
    if let Some(amap) = AmapScope::for_operator(tx, name).await? {
        return Ok((amap, false));
    }
    if !may_make {
        return Err(Fault::Refused(t!("exchange-import-no-amap", slug = name)));
    }
    if name.is_empty() || slug(name) != name {
        return Err(Fault::Refused(t!(
            "exchange-import-wrong-slug",
            slug = name,
            better = slug(name)
        )));
    }
    let network = match queries::network(tx).await? {
        Some(network) => network,
        None => {
            let network = NetworkId::new(fresh_uuid());
            queries::make_network(tx, network, &t!("exchange-default-network"), now).await?;
            network
        }
    };
    queries::make_amap(
        tx,
        AmapId::new(fresh_uuid()),
        network,
        (name, &labels::name(name)),
        now,
    )
    .await?;
    let made = AmapScope::for_operator(tx, name).await?;
    Ok((
        made.ok_or_else(|| Fault::unexpected("an AMAP that was just made is not there"))?,
        true,
    ))
}

/// The farm of a name among those that deliver to the AMAP (capitals and accents do not count); made if it may be.
///
/// # Errors
/// A sentence when there is none and none may be made.
pub async fn farm(
    tx: &mut Tx,
    amap: &AmapScope,
    name: &str,
    may_make: bool,
    now: Instant,
) -> Result<(Farm, bool), Fault> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let partners = queries::partners(tx, amap).await?;
    let same_key = |farm: &&Farm| sort_key(&farm.name) == sort_key(&name);
    let found = partners
        .iter()
        .find(|farm| farm.name == name)
        .or_else(|| partners.iter().find(same_key));
    if let Some(farm) = found {
        return Ok((farm.clone(), false));
    }
    if !may_make || name.is_empty() {
        let known: Vec<&str> = partners.iter().map(|farm| farm.name.as_str()).collect();
        return Err(Fault::Refused(if known.is_empty() {
            t!("exchange-import-no-farm", farm = name)
        } else {
            t!(
                "exchange-import-no-such-farm",
                farm = name,
                known = known.join(", ")
            )
        }));
    }
    let farm = Farm {
        id: FarmId::new(fresh_uuid()),
        name,
    };
    let address = free_farm_slug(tx, &farm.name).await?;
    queries::make_farm(tx, amap, farm.id, (&address, &farm.name), now).await?;
    Ok((farm, true))
}

async fn free_farm_slug(tx: &mut Tx, name: &str) -> Result<String, DbError> {
    let plain = match slug(name) {
        empty if empty.is_empty() => "ferme".to_owned(),
        plain => plain,
    };
    let mut candidate = plain.clone();
    let mut count = 1;
    while queries::is_farm_slug_taken(tx, &candidate).await? {
        count += 1;
        candidate = format!("{plain}-{count}");
    }
    Ok(candidate)
}

/// A site and when it is open.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    public_id: PublicId,
    openings: Vec<(u8, HourMinute, HourMinute)>,
}

impl Site {
    /// When it is open on a day: as on that weekday, else as on another, else from 18:30 to 19:30.
    fn hours(&self, day: Day) -> (HourMinute, HourMinute) {
        let weekday = day.weekday().number();
        let same = self.openings.iter().find(|(open, _, _)| *open == weekday);
        same.or(self.openings.first())
            .map_or_else(usual_hours, |&(_, opens, closes)| (opens, closes))
    }
}

fn usual_hours() -> (HourMinute, HourMinute) {
    let at_half_past = |hour| HourMinute::new(hour, 30).expect("the hour is below 24");
    (at_half_past(18), at_half_past(19))
}

/// The AMAP's site that was chosen, else the one that is open on most of these days, the oldest first; an AMAP without any
/// gets one.
///
/// # Errors
/// When the database fails.
pub async fn site(
    tx: &mut Tx,
    amap: &AmapScope,
    chosen: Option<PublicId>,
    days: &[Day],
    now: Instant,
) -> Result<Site, DbError> {
    let sites = sites(queries::openings(tx, amap).await?);
    if let Some(site) = sites.iter().find(|site| Some(site.public_id) == chosen) {
        return Ok(site.clone());
    }
    let open_days = |site: &Site| {
        let is_open = |day: &&Day| {
            site.openings
                .iter()
                .any(|(weekday, _, _)| *weekday == day.weekday().number())
        };
        days.iter().filter(is_open).count()
    };
    if let Some(site) = sites.into_iter().rev().max_by_key(open_days) {
        return Ok(site);
    }
    let id = SiteId::new(fresh_uuid());
    let public_id = fresh_public_id();
    queries::make_site(tx, amap, id, public_id, &t!("exchange-default-site"), now).await?;
    let weekdays: BTreeSet<u8> = days.iter().map(|day| day.weekday().number()).collect();
    for &weekday in &weekdays {
        queries::make_opening(tx, amap, id, weekday, usual_hours()).await?;
    }
    let (opens, closes) = usual_hours();
    Ok(Site {
        id,
        public_id,
        openings: weekdays
            .into_iter()
            .map(|weekday| (weekday, opens, closes))
            .collect(),
    })
}

fn sites(rows: Vec<OpeningRow>) -> Vec<Site> {
    let mut sites: Vec<Site> = Vec::new();
    for row in rows {
        if sites.last().is_none_or(|site| site.id != row.site_id) {
            sites.push(Site {
                id: row.site_id,
                public_id: row.public_id,
                openings: Vec::new(),
            });
        }
        let weekday = row.weekday.and_then(|weekday| u8::try_from(weekday).ok());
        if let (Some(site), Some(weekday), Some(opens), Some(closes)) =
            (sites.last_mut(), weekday, row.opens, row.closes)
        {
            site.openings.push((weekday, opens, closes));
        }
    }
    sites
}

/// The deliveries of these days at a site, in the order of the days; those that are not there are made.
///
/// # Errors
/// When the database fails.
pub async fn deliveries(
    tx: &mut Tx,
    amap: &AmapScope,
    site: &Site,
    days: &[Day],
) -> Result<Vec<DeliveryId>, DbError> {
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else {
        return Ok(Vec::new());
    };
    let found = queries::deliveries(tx, amap, site.id, (first, last)).await?;
    let there: HashMap<Day, DeliveryId> = found.into_iter().collect();
    let mut new = Vec::new();
    let mut all = Vec::new();
    for &day in days {
        let id = there.get(&day).copied().unwrap_or_else(|| {
            let id = DeliveryId::new(fresh_uuid());
            let (opens, closes) = site.hours(day);
            let (amap_id, public_id, site_id) = (amap.id(), fresh_public_id(), site.id);
            new.push(NewDelivery {
                amap_id,
                id,
                public_id,
                site_id,
                day,
                opens,
                closes,
            });
            id
        });
        all.push(id);
    }
    queries::make_deliveries(tx, &new).await?;
    Ok(all)
}
