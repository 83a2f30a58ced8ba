//! What a calendar says, line by line.

use super::*;
use crate::words::day;

fn paris() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap()
}

fn delivery(on: &str, zone: TimeZone) -> FeedEvent {
    FeedEvent {
        uid: "livraison-dddddddddd21@amap.example".to_owned(),
        sequence: 2,
        changed_at: Instant(1_788_278_400_000_000),
        day: day(on),
        opens: HourMinute::new(18, 30).unwrap(),
        closes: HourMinute::new(19, 30).unwrap(),
        zone,
        summary: "AMAP des Lones : livraison".to_owned(),
        location: "Salle, 8 place des Pavillons, 69007 Lyon".to_owned(),
        description: "2 × Panier; œufs\nPermanence : vous".to_owned(),
        url: "https://amap.example/amap/lones/livraisons".to_owned(),
        cancelled: false,
    }
}

#[test]
fn a_delivery_with_its_zone() {
    insta::assert_snapshot!(
        "a_delivery_with_its_zone",
        calendar("Mes livraisons", &[delivery("2026-10-22", paris())])
    );
}

/// The two sides of the change of hour, and a zone that has none.
#[test]
fn zones_change_when_they_do() {
    let text = calendar("x", &[delivery("2026-10-29", paris())]);
    assert!(
        text.contains(
            "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
        )
    );
    assert!(
        text.contains(
            "BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        )
    );
    let island = TimeZone::get("Indian/Reunion").unwrap();
    let text = calendar("x", &[delivery("2026-10-29", island)]);
    assert!(text.contains("TZID:Indian/Reunion\r\nBEGIN:STANDARD\r\nDTSTART:19700101T040000\r\nTZOFFSETFROM:+0400\r\nTZOFFSETTO:+0400\r\n"), "{text}");
    assert_eq!(text.matches("BEGIN:STANDARD").count(), 1);
}

#[test]
fn no_line_is_longer_than_it_may_be_and_none_is_lost() {
    let mut long = delivery("2026-10-22", paris());
    long.description = "Œufs à la coque, ".repeat(40);
    let text = calendar("x", &[long.clone()]);
    assert!(text.lines().all(|line| line.len() <= LONGEST_LINE));
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(&long.description.replace(',', "\\,")));
}
