use super::land::siret;
use super::village::{NEXT, Village};
use super::{Scale, invent};
use crate::words::{Instant, Siret};
use std::collections::BTreeSet;

fn on(day: &str) -> Village {
    with_households(day, Scale::default().households)
}

fn with_households(day: &str, households: usize) -> Village {
    let day: crate::words::Day = day.parse().unwrap();
    let now = Instant::start_of(day, &crate::access::paris()).plus_hours(10);
    invent(now, String::new(), households)
}

#[test]
fn a_village_of_believable_size() {
    let village = on("2026-03-10");
    let rows = &village.rows;
    let weekdays: Vec<_> = village
        .places
        .iter()
        .map(|place| place.deliveries[NEXT].1.long())
        .collect();
    insta::assert_snapshot!(format!(
        "{} networks, {} AMAPs, {} farms, {} products\n{} households, {} members, {} accounts, {} grants\n\
         {} deliveries, {} templates, {} contracts, {} lines, {} signatures and {} texts signed over, {} instalments of which {} received\n\
         {} duties, {} seats taken\nnext deliveries: {}",
        rows.networks.len(),
        rows.amaps.len(),
        rows.farms.len(),
        rows.products.len(),
        rows.households.len(),
        rows.members.len(),
        rows.accounts.len(),
        rows.grants.len(),
        rows.deliveries.len(),
        rows.templates.len(),
        rows.contracts.len(),
        rows.lines.len(),
        rows.signatures.len(),
        village.seals.len(),
        rows.instalments.len(),
        rows.instalments
            .iter()
            .filter(|instalment| instalment.received_at.is_some())
            .count(),
        rows.slots.len(),
        rows.seats.len(),
        weekdays.join(", "),
    ));
}

#[test]
fn the_story_is_the_same_each_time() {
    assert_eq!(
        format!("{:?}", on("2026-03-10").rows),
        format!("{:?}", on("2026-03-10").rows)
    );
}

#[test]
fn every_farm_has_a_number_of_the_register() {
    let wrong: Vec<_> = super::catalogue::GROWERS
        .iter()
        .filter(|grower| siret(grower.siren).parse::<Siret>().is_err())
        .map(|grower| grower.name)
        .collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn no_two_families_of_an_amap_share_a_name() {
    let village = with_households("2026-03-10", 1_000);
    assert_eq!(village.places[0].homes.len(), 1_000);
    let names: BTreeSet<_> = village
        .rows
        .households
        .iter()
        .map(|home| (home.amap_id, &home.name))
        .collect();
    assert_eq!(names.len(), village.rows.households.len());
}

#[test]
fn the_next_delivery_is_within_two_days_even_on_a_saturday_and_over_new_year() {
    for day in ["2026-03-07", "2026-12-31", "2027-03-27"] {
        let village = on(day);
        let days = village.today.days_until(village.places[0].deliveries[NEXT].1);
        assert!((1..=2).contains(&days), "{days} days from {day}");
    }
}
