// The teller of browser stories: people who sign in, visit pages and press buttons, on a phone or at a desk.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { faults, listen } from './inspection.mjs';
import { PICTURES } from './pictures.mjs';

export const PHONE = { name: 'phone', width: 360, height: 740 };
export const DESK = { name: 'desk', width: 1280, height: 900 };

// Chromium looks for no service of its maker, and runs where it may not make a sandbox, as in a container.
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const url = process.env.CLICAMAP_BROWSER_URL;
let browser;
after(() => browser?.close());

async function newPage(size, scripts) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: size.width, height: size.height },
    isMobile: size === PHONE,
    hasTouch: size === PHONE,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

// The demonstration's logins: [{ role, label, email, password, home }].
export function logins() {
  return JSON.parse(readFileSync(process.env.CLICAMAP_BROWSER_LOGINS, 'utf8'));
}

function login(role) {
  const found = logins().find((login) => login.role === role);
  assert.ok(found, `the demonstration has no ${role}, only ${logins().map((login) => login.role).join(', ')}`);
  return found;
}

const slug = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').toLowerCase();

class Someone {
  #pictures = 0;
  #others = [];

  constructor(page, size, name, scripts) {
    this.page = page;
    this.size = size;
    this.scripts = scripts;
    this.folder = join(PICTURES, slug(name));
    this.complaints = listen(page);
  }

  // Somebody else, with a browser of their own, at the same time.
  async beside(name) {
    const other = new Someone(await newPage(this.size, this.scripts), this.size, name, this.scripts);
    this.#others.push(other);
    return other;
  }

  async leave() {
    await Promise.all(this.#others.map((other) => other.leave()));
    await this.page.context().close();
  }

  // Opens a page by its address and inspects it.
  async visit(path, { status = 200 } = {}) {
    const answer = await this.page.goto(path);
    assert.equal(answer.status(), status, path);
    await this.look();
  }

  // Follows a link by its words, and inspects where it leads.
  async follow(words) {
    await this.through(this.page.getByRole('link', { name: words }).first());
  }

  async through(link) {
    const href = await link.getAttribute('href');
    await Promise.all([this.page.waitForURL((address) => address.href.includes(href.split('#')[0])), link.click()]);
    await this.look();
  }

  // Presses a button that sends a form, and inspects the answer.
  async press(words) {
    await Promise.all([this.answer(), this.page.getByRole('button', { name: words }).first().click()]);
    await this.look();
  }

  // The page that a form leads to, redirects followed; begin to wait before sending it.
  async answer() {
    await this.page.waitForEvent('load');
  }

  // Opens a link that leads to a file, as the browser would; the phone's own reader shows it.
  async opensPdf(words) {
    const bytes = await this.fetches(words, 'application/pdf');
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  }

  async opensSheet(words) {
    const bytes = await this.fetches(words, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  }

  async fetches(words, kind) {
    const href = await this.page.getByRole('link', { name: words }).first().getAttribute('href');
    const answer = await this.page.request.get(href);
    assert.equal(answer.status(), 200, href);
    assert.equal(answer.headers()['content-type'], kind, href);
    return answer.body();
  }

  // What the first such piece of the page says.
  async says(selector) {
    return (await this.page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim();
  }

  // Holds the page at another size.
  async turnTo(size) {
    this.size = size;
    await this.page.setViewportSize({ width: size.width, height: size.height });
  }

  async fill(label, value) {
    await this.page.getByLabel(label).first().fill(String(value));
  }

  async signIn(role) {
    await this.page.goto('/connexion');
    await this.enter(role);
  }

  // Fills in the sign-in page where one is.
  async enter(role) {
    const { email, password } = login(role);
    await this.page.locator('input[name=email]').fill(email);
    await this.page.locator('input[name=password]').fill(password);
    await Promise.all([
      this.page.waitForURL((address) => !address.pathname.startsWith('/connexion')),
      this.page.locator('input[name=password]').press('Enter'),
    ]);
    await this.look();
  }

  // Takes a picture of the page as it stands and fails on its faults.
  async look() {
    const path = new URL(this.page.url()).pathname;
    await this.picture(slug(path) || 'accueil');
    const found = await this.faults();
    assert.ok(found.length === 0, `${path} at ${this.size.width} px:\n    ${found.join('\n    ')}`);
  }

  // What the browser complained about so far, and the story brought about on purpose: a network that was cut.
  forgives(complaint) {
    const kept = this.complaints.filter((one) => !complaint.test(one));
    this.complaints.splice(0, this.complaints.length, ...kept);
  }

  faults() {
    return faults(this.page, this.complaints, this.size.width, this.scripts);
  }

  async picture(name) {
    this.#pictures += 1;
    mkdirSync(this.folder, { recursive: true });
    const number = String(this.#pictures).padStart(2, '0');
    await this.page.screenshot({ path: join(this.folder, `${this.size.width}-${number}-${name}.png`), fullPage: true });
  }

  // What the page says, line by line, without what only decorates it.
  async reads(selector = 'main') {
    const text = await this.page.locator(selector).first().innerText();
    return text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean);
  }
}

// A story is told once per size, each time by someone with a browser of their own. A story that changes what it finds
// is told at one size.
export function story(name, { sizes = [PHONE, DESK], scripts = true } = {}, tell) {
  for (const size of sizes) {
    test(`${name} (${size.name})`, async () => {
      const page = await newPage(size, scripts);
      const someone = new Someone(page, size, name, scripts);
      try {
        await tell(someone);
      } catch (error) {
        await someone.picture('failed').catch(() => {});
        throw error;
      } finally {
        await someone.leave();
      }
    });
  }
}
