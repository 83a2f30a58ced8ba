//! Who is a member and paid for it, who asks to join, who waits and who tries.

use super::queries::*;
use super::village::Village;
use crate::words::{CampaignId, Cents, Day, FeeId, JoinRequestId, MembershipId, ReceiptId, WaitId};

/// What the first AMAP asks, by what a household has; the others ask the second amount of everybody.
const BRACKETS: [(&str, i64); 3] = [
    ("Petit budget", 1_000),
    ("Tarif habituel", 2_000),
    ("Tarif de soutien", 3_500),
];

/// What the network asks for each household of an AMAP.
const PER_HOUSEHOLD: i64 = 150;

/// Who asks to join the first AMAP, what they write, and whether for the vegetables alone.
const ASKING: [(&str, &str, &str, bool); 3] = [
    (
        "Inès",
        "Chabert",
        "Nous venons d’emménager dans le quartier.",
        false,
    ),
    ("Marc", "Delorme", "", true),
    (
        "Yasmina",
        "Kaci",
        "Deux adultes et un bébé, un petit panier suffirait.",
        false,
    ),
];

/// The household of the first AMAP that waits for the bread, and the one that is on trial.
const WAITS: usize = 5;
const TRIES: usize = 9;

/// From 1 September to 31 August, around today.
fn year(today: Day) -> (Day, Day, String) {
    let first = if today.month_number() >= 9 {
        today.year()
    } else {
        today.year() - 1
    };
    let day = |year, month, day| Day::new(year, month, day).unwrap_or(today);
    (
        day(first, 9, 1),
        day(first + 1, 8, 31),
        format!("{first}-{}", first + 1),
    )
}

/// One receipt after another.
struct Paid<'a> {
    campaign: &'a CampaignRow,
    number: i64,
}

/// A campaign of each AMAP, and one of the region above them.
pub fn ask_fees(village: &mut Village) {
    let (since, until, label) = year(village.today);
    for place in 0..village.places.len() {
        let amap = village.places[place].id;
        let campaign = CampaignRow {
            id: village.chance.id(village.now, CampaignId::v7),
            public_id: village.chance.public_id(),
            amap_id: Some(amap),
            network_id: None,
            flow: "members",
            title: format!("Adhésion {label}"),
            since_on: since,
            until_on: until,
            formula: if place == 0 { "brackets" } else { "fixed" },
            cents: Cents(if place == 0 { 0 } else { BRACKETS[1].1 }),
            created_at: village.evening(since),
        };
        if place == 0 {
            let brackets = BRACKETS.iter().zip(1_i64..);
            village
                .rows
                .brackets
                .extend(brackets.map(|((label, cents), position)| BracketRow {
                    campaign_id: campaign.id,
                    position,
                    label,
                    cents: Cents(*cents),
                }));
        }
        households_pay(village, place, &campaign);
        village.rows.campaigns.push(campaign);
    }
    amaps_pay(village, (since, until), &label);
}

/// Most have paid by now; in the first AMAP the volunteer has not, nor whoever is on trial.
fn households_pay(village: &mut Village, place: usize, campaign: &CampaignRow) {
    let mut paid = Paid { campaign, number: 0 };
    for home in 0..village.places[place].homes.len() {
        let is_open = place == 0 && (home == super::cast::VOLUNTEER || home == TRIES);
        if is_open || (home > 2 && !village.chance.percent(82)) {
            continue;
        }
        let household = village.places[place].homes[home].id;
        let bracket = (place == 0).then(|| 1 + village.chance.below(BRACKETS.len()));
        let due = Cents(BRACKETS[bracket.map_or(1, |bracket| bracket - 1)].1);
        let name = village.rows.households.iter().find(|row| row.id == household);
        let name = name.map(|row| row.name.clone()).unwrap_or_default();
        let on = campaign
            .since_on
            .plus_days(i64::try_from(village.chance.below(60)).unwrap_or(0));
        let row = FeeRow {
            campaign_id: campaign.id,
            id: village.chance.id(village.now, FeeId::v7),
            public_id: village.chance.public_id(),
            amap_id: village.places[place].id,
            household_id: Some(household),
            bracket: bracket.and_then(|bracket| i64::try_from(bracket).ok()),
            due_cents: due,
            recorded_at: village.evening(on),
            recorded_by: village.places[place].coordinator,
            method: Some("cheque"),
            paid_on: Some(on.min(village.today)),
            paid_at: Some(village.evening(on)),
            paid_by: village.places[place].coordinator,
        };
        village.rows.memberships.push(MembershipRow {
            amap_id: row.amap_id,
            id: village.chance.id(village.now, MembershipId::v7),
            household_id: household,
            since_on: campaign.since_on,
            until_on: campaign.until_on,
            recorded_at: row.recorded_at,
            paid_at: row.recorded_at,
            campaign_id: campaign.id,
            fee_id: row.id,
        });
        issue(village, &mut paid, &row, name);
        village.rows.fees.push(row);
    }
}

/// The region above them all, whose animator is in the cast.
const REGION: usize = 1;

/// The AMAPs of the region but the last one have paid.
fn amaps_pay(village: &mut Village, (since, until): (Day, Day), label: &str) {
    let campaign = CampaignRow {
        id: village.chance.id(village.now, CampaignId::v7),
        public_id: village.chance.public_id(),
        amap_id: None,
        network_id: Some(village.networks[REGION]),
        flow: "amaps",
        title: format!("Adhésion au réseau {label}"),
        since_on: since,
        until_on: until,
        formula: "per-household",
        cents: Cents(PER_HOUSEHOLD),
        created_at: village.evening(since),
    };
    let mut paid = Paid {
        campaign: &campaign,
        number: 0,
    };
    for place in 0..village.places.len().saturating_sub(1) {
        let households = i64::try_from(village.places[place].homes.len()).unwrap_or(0);
        let on = since.plus_days(20).min(village.today);
        let row = FeeRow {
            campaign_id: campaign.id,
            id: village.chance.id(village.now, FeeId::v7),
            public_id: village.chance.public_id(),
            amap_id: village.places[place].id,
            household_id: None,
            bracket: None,
            due_cents: Cents(PER_HOUSEHOLD * households),
            recorded_at: village.evening(on),
            recorded_by: None,
            method: Some("transfer"),
            paid_on: Some(on),
            paid_at: Some(village.evening(on)),
            paid_by: None,
        };
        issue(
            village,
            &mut paid,
            &row,
            village.places[place].town.name.to_owned(),
        );
        village.rows.fees.push(row);
    }
    village.rows.campaigns.push(campaign);
}

fn issue(village: &mut Village, paid: &mut Paid<'_>, fee: &FeeRow, payer: String) {
    paid.number += 1;
    let (Some(method), Some(on)) = (fee.method, fee.paid_on) else {
        return;
    };
    let receipt = ReceiptRow {
        id: village.chance.id(village.now, ReceiptId::v7),
        public_id: village.chance.public_id(),
        amap_id: paid.campaign.amap_id,
        network_id: paid.campaign.network_id,
        number: paid.number,
        campaign_id: fee.campaign_id,
        fee_id: fee.id,
        payer,
        title: paid.campaign.title.clone(),
        cents: fee.due_cents,
        method,
        paid_on: on,
        issued_on: on,
        issued_at: fee.recorded_at,
    };
    village.rows.receipts.push(receipt);
}

/// Around the first AMAP: people who ask, a household that waits for the bread, another that tries.
pub fn wait_and_try(village: &mut Village) {
    let amap_id = village.places[0].id;
    let farm = |village: &Village, rank: usize| village.farms[village.places[0].town.farms[rank]].id;
    for ((first_name, last_name, message, vegetables), days) in ASKING.iter().zip([40, 23, 6]) {
        let asked_at = village.evening(village.today.plus_days(-days));
        let request = village.chance.id(village.now, JoinRequestId::v7);
        village.rows.requests.push(RequestRow {
            amap_id,
            id: request,
            public_id: village.chance.public_id(),
            last_name,
            first_name,
            email: format!(
                "{}@example.org",
                crate::words::slug(&format!("{first_name} {last_name}"))
            ),
            message,
            asked_at,
            confirmed_at: asked_at,
        });
        let farm_id = vegetables.then(|| farm(village, 0));
        let wait = WaitRow {
            amap_id,
            id: village.chance.id(village.now, WaitId::v7),
            public_id: village.chance.public_id(),
            request_id: Some(request),
            household_id: None,
            farm_id,
            since_at: asked_at,
        };
        village.rows.waits.push(wait);
    }
    let homes = village.places[0].homes.len();
    let Some((waits, tries)) = (homes > TRIES).then_some((WAITS, TRIES)) else {
        return;
    };
    let wait = WaitRow {
        amap_id,
        id: village.chance.id(village.now, WaitId::v7),
        public_id: village.chance.public_id(),
        request_id: None,
        household_id: Some(village.places[0].homes[waits].id),
        farm_id: Some(farm(village, 1)),
        since_at: village.evening(village.today.plus_days(-15)),
    };
    village.rows.waits.push(wait);
    let since = village.today.plus_days(-12);
    village.rows.trials.push(TrialRow {
        amap_id,
        household_id: village.places[0].homes[tries].id,
        since_on: since,
        until_on: since.plus_days(42),
        begun_at: village.evening(since),
    });
}
