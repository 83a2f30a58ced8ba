//! Networks, farms, AMAPs with their sites and delivery days.

use super::catalogue::GROWERS;
use super::queries::*;
use super::towns::{NETWORKS, TOWNS, Town};
use super::village::{Farm, NEXT, Place, Village, WEEKS};
use crate::words::{
    AmapId, Day, DeliveryId, FarmId, FarmerId, NetworkId, ProductId, SiteId, Weekday, slug, sort_key,
};

/// The tree: national, regional, two departments.
pub fn networks(village: &mut Village) {
    for (slug, name, kind, parent) in NETWORKS {
        let id = village.chance.id(village.now, NetworkId::v7);
        village.networks.push(id);
        village.rows.networks.push(NetworkRow {
            id,
            slug,
            parent_id: parent.map(|at| village.networks[at]),
            kind,
            name,
            sort_key: sort_key(name),
            created_at: village.long_ago(),
        });
        let (mut ancestor, mut depth) = (Some(village.networks.len() - 1), 0);
        while let Some(at) = ancestor {
            let ancestor_id = village.networks[at];
            village.rows.branches.push(BranchRow {
                ancestor_id,
                descendant_id: id,
                depth,
            });
            ancestor = NETWORKS[at].3;
            depth += 1;
        }
    }
}

/// The farms, each claimed by its farmers.
pub fn farms(village: &mut Village) {
    for grower in &GROWERS {
        let id = village.chance.id(village.now, FarmId::v7);
        let created_at = village.long_ago();
        village.rows.farms.push(FarmRow {
            id,
            slug: slug(grower.name),
            name: grower.name,
            sort_key: sort_key(grower.name),
            siret: siret(grower.siren),
            address: "Le Bourg",
            postcode: grower.postcode,
            town: grower.town,
            presentation: String::new(),
            claimed_at: created_at,
            created_at,
        });
        let farmers: Vec<_> = grower
            .farmers
            .iter()
            .map(|farmer| farmer_of(village, id, *farmer))
            .collect();
        let products = grower.goods.iter().map(|good| {
            let product = village.chance.id(village.now, ProductId::v7);
            village.rows.products.push(ProductRow {
                farm_id: id,
                id: product,
                public_id: village.chance.public_id(),
                name: good.name,
                sort_key: sort_key(good.name),
                production_type: grower.production,
                packaging: good.packaging,
                created_at,
            });
            product
        });
        let products = products.collect();
        village.farms.push(Farm {
            grower,
            id,
            slug: slug(grower.name),
            products,
            farmer: farmers[0],
        });
    }
}

fn farmer_of(
    village: &mut Village,
    farm_id: FarmId,
    name: (&'static str, &'static str),
) -> crate::words::AccountId {
    let (account, email) = village.open_account(name.0, name.1);
    let phone = phone(village);
    village.rows.farmers.push(FarmerRow {
        farm_id,
        id: village.chance.id(village.now, FarmerId::v7),
        public_id: village.chance.public_id(),
        account_id: Some(account),
        last_name: name.1,
        first_name: name.0,
        email,
        phone,
    });
    account
}

/// A number of the range that is kept for fiction.
pub fn phone(village: &mut Village) -> String {
    let digits = village.chance.below(10_000);
    format!("06 39 98 {:02} {:02}", digits / 100, digits % 100)
}

/// A company's eight digits with the two control digits that make them a SIRET of its first establishment.
pub fn siret(eight: &str) -> String {
    let siren = controlled(eight);
    controlled(&format!("{siren}0001"))
}

/// Luhn: the digit that brings the sum to a multiple of ten.
fn controlled(digits: &str) -> String {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let values = digits
        .bytes()
        .rev()
        .map(|byte| u32::from(byte.saturating_sub(b'0')));
    let sum: u32 = values
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { doubled(digit) } else { digit })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// The AMAPs.
pub fn amaps(village: &mut Village) {
    for town in &TOWNS {
        let id = village.chance.id(village.now, AmapId::v7);
        let site = village.chance.id(village.now, SiteId::v7);
        let created_at = village.long_ago();
        let next = next_day(village.today, town);
        village.rows.amaps.push(AmapRow {
            id,
            network_id: village.networks[town.network],
            slug: town.slug,
            name: town.name,
            sort_key: sort_key(town.name),
            postcode: town.postcode,
            town: town.town,
            town_key: sort_key(town.town),
            presentation: town.presentation,
            email: format!("{}@example.org", town.slug),
            created_at,
        });
        village.rows.sites.push(SiteRow {
            amap_id: id,
            id: site,
            public_id: village.chance.public_id(),
            name: town.site,
            sort_key: sort_key(town.site),
            address: town.address,
            postcode: town.postcode,
            town: town.town,
            created_at,
        });
        let weekday = i64::from(next.weekday().number());
        village.rows.hours.push(HoursRow {
            amap_id: id,
            site_id: site,
            weekday,
            opens: town.opens,
            closes: town.closes,
        });
        let deliveries = (0..2 * WEEKS)
            .map(|at| delivery(village, town, (id, site), weeks_from(next, at)))
            .collect();
        let since_on = village.today.plus_days(-400);
        let partner = |farm: &usize| PartnershipRow {
            amap_id: id,
            farm_id: village.farms[*farm].id,
            since_on,
        };
        let partnerships: Vec<_> = town.farms.iter().map(partner).collect();
        village.rows.partnerships.extend(partnerships);
        village.places.push(Place {
            town,
            id,
            site,
            deliveries,
            homes: Vec::new(),
            coordinator: None,
        });
    }
}

/// Nobody delivers on a Sunday.
fn next_day(today: Day, town: &Town) -> Day {
    let day = today.plus_days(town.next_in);
    if day.weekday() == Weekday::Sunday {
        day.plus_days(1)
    } else {
        day
    }
}

fn weeks_from(next: Day, at: usize) -> Day {
    let weeks = i64::try_from(at).unwrap_or(0) - i64::try_from(NEXT).unwrap_or(0);
    next.plus_days(7 * weeks)
}

fn delivery(
    village: &mut Village,
    town: &Town,
    (amap_id, site_id): (AmapId, SiteId),
    day: Day,
) -> (DeliveryId, Day) {
    let id = village.chance.id(village.now, DeliveryId::v7);
    let public_id = village.chance.public_id();
    let (opens, closes) = (town.opens, town.closes);
    village.rows.deliveries.push(DeliveryRow {
        amap_id,
        id,
        public_id,
        site_id,
        day,
        opens,
        closes,
    });
    (id, day)
}
