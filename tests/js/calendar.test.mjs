// What a feed serves (the reviewed snapshots of tests/it/feeds.rs) is read by a strict parser, that of Thunderbird.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import test from 'node:test';
import ICAL from 'ical.js';

function served(name) {
  const path = fileURLToPath(new URL(`../it/snapshots/${name}.snap`, import.meta.url));
  const [, , ...body] = readFileSync(path, 'utf8').split('---\n');
  return body.join('---\n').replaceAll('\n', '\r\n');
}

test('a strict reader understands every event, in its zone', () => {
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(served('it__feeds__a_calendar_of_three_deliveries')));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
  assert.equal(zone.tzid, 'Europe/Paris');
  ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  assert.equal(events.length, 3);
  for (const event of events) {
    assert.equal(event.startDate.zone.tzid, 'Europe/Paris');
    assert.equal(event.duration.toSeconds(), 3600);
    assert.equal(event.description, '1 × Panier (Jardins du Lac)');
    assert.equal(event.sequence, 0);
    const [alarm] = event.component.getAllSubcomponents('valarm');
    assert.equal(alarm.getFirstPropertyValue('trigger').toString(), '-P1D');
  }
  // Half past six in Paris is half past four in Greenwich, in summer.
  assert.equal(events[0].startDate.convertToZone(ICAL.Timezone.utcTimezone).toString(), '2026-10-01T16:30:00Z');
});
