// The farmer's part: countersign what the households of one AMAP signed.
import assert from 'node:assert/strict';
import { story, PHONE } from './browser.mjs';

story('the farmer countersigns all contracts of an AMAP', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('paysanne');
  const waiting = page.locator('a.row', { hasText: 'Signer les contrats' }).filter({ hasText: 'Trois Carottes' });
  const expected = Number((await waiting.locator('.badge').innerText()).split(' ')[0]);
  assert.ok(expected > 0);
  await someone.through(waiting);
  assert.equal(await page.getByRole('checkbox').count(), expected);
  await someone.press('Tout signer');
  assert.equal(await someone.says('.empty .strong, .empty h2, .empty p'), 'Rien à contresigner');
  await someone.through(page.locator('a.row', { hasText: 'Signé des deux côtés' }).first());
  assert.equal(await someone.says('.badge'), 'Signé des deux côtés');
  await someone.opensPdf('Le contrat (PDF)');
});

story('the farmer says where the farm is paid by transfer', {}, async (someone) => {
  await someone.signIn('paysanne');
  await someone.visit('/ferme/les-jardins-du-vernay/fiche');
  const save = () => someone.page.locator('form[action$="/compte-bancaire"] button');
  await someone.page.getByLabel('IBAN').fill('FR14 2004 1010 0505 0001 3M02 607');
  await Promise.all([someone.answer(), save().click()]);
  await someone.look();
  assert.match(await someone.says('.error-summary'), /Cet IBAN n’est pas valable/);
  await someone.page.getByLabel('IBAN').fill('FR14 2004 1010 0505 0001 3M02 606');
  await Promise.all([someone.answer(), save().click()]);
  await someone.look();
  await someone.visit('/ferme/les-jardins-du-vernay/journal');
});
