// The inspection itself: it must bite, or a green run says nothing.
import assert from 'node:assert/strict';
import { story, PHONE } from './browser.mjs';

const page = (body) => `<!doctype html><html lang="fr"><head><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Essai</h1>${body}</main></body></html>`;

async function faultsOf(someone, body) {
  await someone.page.route('**/essai', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': "default-src 'self'; style-src 'self'" },
      body: page(body),
    }),
  );
  await someone.page.goto('/essai');
  return (await someone.faults()).map((fault) => fault.split('\n')[0].replace(/ \(http.*/, '')).sort();
}

story('a page without fault passes', { sizes: [PHONE] }, async (someone) => {
  assert.deepEqual(await faultsOf(someone, '<p>Bonjour</p>'), []);
});

story('a field without a label is found', { sizes: [PHONE] }, async (someone) => {
  assert.deepEqual(await faultsOf(someone, '<input name="email">'), [
    'critical (light): Form elements must have labels [label]',
  ]);
});

story('a page that is too wide is found', { sizes: [PHONE] }, async (someone) => {
  const [fault] = await faultsOf(someone, `<p>${'x'.repeat(200)}</p>`);
  assert.match(fault, /^the page is \d+ px wide on a screen of 360: p\. «x+»$/);
});

story('what the content security policy refuses is found', { sizes: [PHONE] }, async (someone) => {
  const [fault] = await faultsOf(someone, '<p style="color: red">Bonjour</p>');
  assert.match(fault, /Content Security Policy/);
});
