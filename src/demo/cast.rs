//! The people that visitors sign in as, and the volunteers who run the other AMAPs.

use super::queries::GrantRow;
use super::village::Village;
use super::{Login, PASSWORD};
use crate::words::{AccountId, AmapId, FarmId, GrantId, NetworkId};

/// The first households of the first AMAP: a member, the volunteer of the next delivery, and someone with several roles.
pub const NEIGHBOURS: [(&str, &str); 3] = [("Ana", "Ribeiro"), ("Bruno", "Lefebvre"), ("Claire", "Mounier")];
/// Position of the volunteer among them.
pub const VOLUNTEER: usize = 1;

/// Those who live elsewhere, in the order in which [`appoint`] opens their accounts.
const OTHERS: [(&str, &str); 5] = [
    ("Luc", "Bréchet"),
    ("Nadia", "Ferroud"),
    ("Sophie", "Marchandon"),
    ("Hugo", "Perrachon"),
    ("Denise", "Allard"),
];

/// Where a role holds.
#[derive(Clone, Copy, Default)]
struct Scope {
    network: Option<NetworkId>,
    amap: Option<AmapId>,
    farm: Option<FarmId>,
}

/// Gives the roles.
pub fn appoint(village: &mut Village) {
    let [admin, network, coordinator, treasurer, referent] =
        OTHERS.map(|(first, last)| village.open_account(first, last).0);
    let first = Scope {
        amap: Some(village.places[0].id),
        ..Scope::default()
    };
    let farm_of = |village: &Village, rank: usize| Scope {
        farm: Some(village.farms[village.places[0].town.farms[rank]].id),
        ..first
    };
    let (vegetables, bread) = (farm_of(village, 0), farm_of(village, 1));
    grant(village, admin, "admin", Scope::default());
    let region = Scope {
        network: Some(village.networks[1]),
        ..Scope::default()
    };
    grant(village, network, "network", region);
    grant(village, coordinator, "coordinator", first);
    grant(village, treasurer, "treasurer", first);
    grant(village, referent, "referent", vegetables);
    village.places[0].coordinator = Some(coordinator);
    if let Some(several) = account_of(village, 0, 2) {
        grant(village, several, "referent", bread);
        let other = Scope {
            amap: Some(village.places[1].id),
            ..Scope::default()
        };
        grant(village, several, "treasurer", other);
    }
    volunteers(village);
}

/// Each AMAP is run by members of its own: one coordinates, one keeps the accounts, one per farm.
fn volunteers(village: &mut Village) {
    for place in 0..village.places.len() {
        let amap = Scope {
            amap: Some(village.places[place].id),
            ..Scope::default()
        };
        let mut willing = (NEIGHBOURS.len()..village.places[place].homes.len())
            .filter_map(|home| account_of(village, place, home))
            .collect::<Vec<_>>()
            .into_iter();
        if let Some(account) = willing.next() {
            grant(village, account, "coordinator", amap);
            village.places[place].coordinator.get_or_insert(account);
        }
        if let Some(account) = willing.next() {
            grant(village, account, "treasurer", amap);
        }
        for farm in village.places[place].town.farms {
            let scope = Scope {
                farm: Some(village.farms[*farm].id),
                ..amap
            };
            if let Some(account) = willing.next() {
                grant(village, account, "referent", scope);
            }
        }
    }
}

fn account_of(village: &Village, place: usize, home: usize) -> Option<AccountId> {
    village.places[place].homes.get(home)?.people.first()?.1
}

fn grant(village: &mut Village, account_id: AccountId, role: &'static str, scope: Scope) {
    let row = GrantRow {
        id: village.chance.id(village.now, GrantId::v7),
        account_id,
        role,
        network_id: scope.network,
        amap_id: scope.amap,
        farm_id: scope.farm,
        since_on: village.today.plus_days(-380),
        granted_at: village.long_ago(),
    };
    village.rows.grants.push(row);
}

/// One login per role.
pub fn logins(village: &Village) -> Vec<Login> {
    let amap = village.places[0].town;
    let farm = &village.farms[amap.farms[0]];
    let base = format!("/amap/{}", amap.slug);
    let farmer = farm.grower.farmers[0];
    let [admin, network, coordinator, treasurer, referent] = OTHERS;
    let [member, volunteer, several] = NEIGHBOURS;
    let at = |end: &str| format!("{base}/{end}");
    let region = super::towns::NETWORKS[1];
    [
        (
            "amapienne",
            member,
            format!("amapienne, {}", amap.name),
            at("moi"),
        ),
        (
            "benevole",
            volunteer,
            "bénévole à la prochaine livraison".to_owned(),
            at("moi"),
        ),
        (
            "paysanne",
            farmer,
            format!("paysanne, {}", farm.grower.name),
            format!("/ferme/{}", farm.slug),
        ),
        (
            "referente",
            referent,
            format!("référente, {}", farm.grower.name),
            at("modeles"),
        ),
        (
            "tresorier",
            treasurer,
            format!("trésorier, {}", amap.name),
            at("paiements"),
        ),
        (
            "coordinatrice",
            coordinator,
            format!("coordinatrice, {}", amap.name),
            at("tableau"),
        ),
        (
            "animatrice",
            network,
            format!("animatrice, {}", region.1),
            format!("/reseau/{}", region.0),
        ),
        (
            "administrateur",
            admin,
            "administrateur".to_owned(),
            "/administration".to_owned(),
        ),
        (
            "plusieurs-roles",
            several,
            "amapienne, référente et trésorière".to_owned(),
            at("moi"),
        ),
    ]
    .map(|(role, person, label, home)| login(village, role, person, label, home))
    .to_vec()
}

fn login(
    village: &Village,
    role: &'static str,
    (first, last): (&str, &str),
    label: String,
    home: String,
) -> Login {
    let name = format!("{first} {last}");
    let account = village.rows.accounts.iter().find(|account| account.name == name);
    let email = account.map(|account| account.email.clone()).unwrap_or_default();
    Login {
        role: role.to_owned(),
        label: format!("{name}, {label}"),
        email,
        password: PASSWORD.to_owned(),
        home,
    }
}
