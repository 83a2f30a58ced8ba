// A walk over every kind of page that each role reaches by links: both widths, light and dark, nothing wider than the screen.
import assert from 'node:assert/strict';
import { DESK, PHONE, logins, story } from './browser.mjs';

// Pages that no link leads to.
const HIDDEN = ['/connexion', '/mot-de-passe', '/mot-de-passe/perdu', '/invitation/perdue', '/nulle-part'];

// "/amap/trois-carottes/contrats/4qfg5smr4q2k" is one of "/amap/*/contrats/*".
const kindOf = (path) =>
  path.split(/[?#]/)[0].split('/').map((part, at, parts) => {
    const named = ['amap', 'ferme', 'fermes', 'reseau'].includes(parts[at - 1]);
    return named || /^(?=.*\d)[0-9a-z]{6,}$/.test(part) ? '*' : part;
  }).join('/').replace(/(\/ferme\/\*\/livraisons\/)[^/]+/, '$1*');

async function links(page) {
  const found = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  return found.map((href) => href.split('#')[0]).filter((href) => !/\.(pdf|xlsx|zip)$/.test(href.split('?')[0]));
}

async function walk(someone, paths, seenBefore = []) {
  const queue = [...paths], known = new Set(seenBefore), wrong = [];
  while (queue.length > 0) {
    const path = queue.shift();
    if (known.has(kindOf(path))) continue;
    known.add(kindOf(path));
    await someone.page.goto(path);
    queue.push(...(await links(someone.page)));
    for (const size of [PHONE, DESK]) {
      await someone.turnTo(size);
      wrong.push(...(await someone.faults()).map((fault) => `${path} at ${size.width} px:\n    ${fault}`));
    }
  }
  assert.ok(wrong.length === 0, `${wrong.length} faults:\n${wrong.join('\n')}`);
  return known;
}

// What everybody may see is inspected with the visitor.
const PUBLIC = new Set(['/', '/amaps', '/amap/*', '/connexion']);

export function walkOfVisitor() {
  story('every page of a visitor', { sizes: [PHONE] }, async (someone) => {
    const seen = await walk(someone, ['/', ...HIDDEN]);
    assert.ok([...PUBLIC].every((kind) => seen.has(kind)), [...seen].join(' '));
  });
}

export function walkOf(role) {
  story(`every page of ${role}`, { sizes: [PHONE] }, async (someone) => {
    const { home } = logins().find((login) => login.role === role);
    await someone.signIn(role);
    const seen = await walk(someone, [home, '/compte', '/administration'], PUBLIC);
    assert.ok(seen.size > PUBLIC.size, [...seen].join(' '));
  });
}
