import assert from 'node:assert/strict';
import { logins, story, PHONE } from './browser.mjs';

story('the sign-in page', {}, async (someone) => {
  await someone.visit('/connexion');
});

story('a wrong password leaves the address typed', { sizes: [PHONE] }, async (someone) => {
  await someone.visit('/connexion');
  await someone.page.locator('input[name=email]').fill('personne@example.org');
  await someone.page.locator('input[name=password]').fill('pas le bon');
  await Promise.all([someone.answer(), someone.page.locator('input[name=password]').press('Enter')]);
  await someone.look();
  assert.equal(new URL(someone.page.url()).pathname, '/connexion');
  assert.equal(await someone.page.locator('input[name=email]').inputValue(), 'personne@example.org');
  assert.equal(await someone.page.locator('input[name=password]').inputValue(), '');
});

for (const { role, home } of logins()) {
  story(`signing in as ${role}`, {}, async (someone) => {
    await someone.signIn(role);
    assert.equal(new URL(someone.page.url()).pathname, home);
  });
}
