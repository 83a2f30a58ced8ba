//! iCalendar (RFC 5545, RFC 7986) as calendar programs read it: their zones with each change of hour, then the events.
//! Written here: the library that was looked at puts a time stamp and an id into zones and alarms, which strict readers refuse
//! (docs/decisions).

#[cfg(test)]
mod tests;

use super::model::FeedEvent;
use crate::words::{Day, HourMinute, Instant};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use std::collections::BTreeMap;

/// Octets of a line, its end not counted.
const LONGEST_LINE: usize = 75;

/// A whole calendar of this name.
pub fn calendar(name: &str, events: &[FeedEvent]) -> String {
    let mut text = Lines::default();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Clic'AMAP//Livraisons//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
    ] {
        text.line(line);
    }
    text.say("NAME", name);
    text.say("X-WR-CALNAME", name);
    for (id, (zone, first, last)) in zones(events) {
        timezone(&mut text, &id, &zone, (first, last));
    }
    for one in events {
        event(&mut text, one);
    }
    text.line("END:VCALENDAR");
    text.0
}

/// Lines that are folded and end as they must.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line as it is, folded at 75 octets between characters.
    fn line(&mut self, line: &str) {
        let mut room = LONGEST_LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is text: what has a meaning of its own there loses it.
    fn say(&mut self, name: &str, text: &str) {
        let mut said = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '\\' | ';' | ',' => said.extend(['\\', letter]),
                '\n' => said.push_str("\\n"),
                letter if letter.is_control() => {}
                letter => said.push(letter),
            }
        }
        self.line(&format!("{name}:{said}"));
    }
}

fn event(text: &mut Lines, event: &FeedEvent) {
    let zone = zone_id(&event.zone);
    let changed = utc(event.changed_at);
    text.line("BEGIN:VEVENT");
    text.line(&format!("UID:{}", event.uid));
    text.line(&format!("DTSTAMP:{changed}"));
    text.line(&format!("LAST-MODIFIED:{changed}"));
    text.line(&format!("SEQUENCE:{}", event.sequence));
    text.line(if event.cancelled {
        "STATUS:CANCELLED"
    } else {
        "STATUS:CONFIRMED"
    });
    text.line(&format!("DTSTART;TZID={zone}:{}", local(event.day, event.opens)));
    text.line(&format!("DTEND;TZID={zone}:{}", local(event.day, event.closes)));
    text.say("SUMMARY", &event.summary);
    if !event.location.is_empty() {
        text.say("LOCATION", &event.location);
    }
    if !event.description.is_empty() {
        text.say("DESCRIPTION", &event.description);
    }
    text.line(&format!("URL:{}", event.url));
    if !event.cancelled {
        text.line("BEGIN:VALARM");
        text.line("ACTION:DISPLAY");
        text.say("DESCRIPTION", &event.summary);
        text.line("TRIGGER:-P1D");
        text.line("END:VALARM");
    }
    text.line("END:VEVENT");
}

/// "20261001T183000".
fn local(day: Day, hour: HourMinute) -> String {
    let date = day.date();
    format!(
        "{:04}{:02}{:02}T{:02}{:02}00",
        date.year(),
        date.month(),
        date.day(),
        hour.hour(),
        hour.minute()
    )
}

/// "20261001T163000Z".
fn utc(at: Instant) -> String {
    at.in_zone(&TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn zone_id(zone: &TimeZone) -> String {
    zone.iana_name().unwrap_or("UTC").to_owned()
}

/// Each zone once, with the first and the last day that need it.
fn zones(events: &[FeedEvent]) -> BTreeMap<String, (TimeZone, Day, Day)> {
    let mut zones: BTreeMap<String, (TimeZone, Day, Day)> = BTreeMap::new();
    for event in events {
        let (_, first, last) = zones
            .entry(zone_id(&event.zone))
            .or_insert_with(|| (event.zone.clone(), event.day, event.day));
        *first = event.day.min(*first);
        *last = event.day.max(*last);
    }
    zones
}

/// A zone, and each change of its hour from a year before the first event until after the last.
fn timezone(text: &mut Lines, id: &str, zone: &TimeZone, (first, last): (Day, Day)) {
    let from = Instant::start_of(first.plus_days(-370), zone)
        .in_zone(zone)
        .timestamp();
    let until = Instant::start_of(last.plus_days(370), zone)
        .in_zone(zone)
        .timestamp();
    text.line("BEGIN:VTIMEZONE");
    text.line(&format!("TZID:{id}"));
    let mut before = zone.to_offset(from);
    let mut changes = zone
        .following(from)
        .take_while(|change| change.timestamp() < until)
        .peekable();
    if changes.peek().is_none() {
        observance(text, "STANDARD", Timestamp::UNIX_EPOCH, (before, before));
    }
    for change in changes {
        let kind = if change.dst().is_dst() {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        observance(text, kind, change.timestamp(), (before, change.offset()));
        before = change.offset();
    }
    text.line("END:VTIMEZONE");
}

/// From a moment on, told in the hour that held before it.
fn observance(text: &mut Lines, kind: &str, at: Timestamp, (before, after): (Offset, Offset)) {
    let begins = before.to_datetime(at).strftime("%Y%m%dT%H%M%S").to_string();
    text.line(&format!("BEGIN:{kind}"));
    text.line(&format!("DTSTART:{begins}"));
    text.line(&format!("TZOFFSETFROM:{}", offset(before)));
    text.line(&format!("TZOFFSETTO:{}", offset(after)));
    text.line(&format!("END:{kind}"));
}

/// "+0200".
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
