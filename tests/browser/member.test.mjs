// The main journey: a member orders on a phone, reads, signs and finds the contract again; with scripts and without.
import assert from 'node:assert/strict';
import { story, PHONE } from './browser.mjs';

// Opens the order form of what a farm offers for the next season, whichever months these are; gives its title.
async function opensOrderOf(someone, subject) {
  await someone.signIn('amapienne');
  await someone.through(someone.page.locator('a[href$="/souscription"]', { hasText: subject }).first());
  const title = await someone.page.locator('h1').innerText();
  assert.ok(title.includes(subject), title);
  return title.trim();
}

// Saves the order, reads the text and signs it. Ends on the page of the contract.
async function savesAndSigns(someone) {
  await someone.press('Enregistrer');
  assert.equal(await someone.says('.badge'), 'Brouillon');
  await someone.press('Relire et signer');
  await someone.opensPdf('Lire le contrat (PDF)');
  await someone.press('Signer le contrat');
  assert.equal(await someone.says('.field-error'), 'Cochez cette case pour signer.');
  await someone.page.getByRole('checkbox', { name: 'J’ai lu ce contrat' }).check();
  await someone.press('Signer le contrat');
  assert.equal(await someone.says('.badge'), 'Signé, en attente de la ferme');
  await someone.opensPdf('Le contrat (PDF)');
}

story('a member orders a basket and signs', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  const title = await opensOrderOf(someone, 'Légumes');
  assert.equal(await someone.says('[data-total]'), '0,00 €');
  await page.getByRole('button', { name: 'Un de plus : Petit panier' }).click();
  const total = await someone.says('[data-total]');
  assert.notEqual(total, '0,00 €');
  await page.getByRole('radio', { name: 'chèque' }).check();
  await page.getByLabel('En combien de fois').selectOption('2');
  await savesAndSigns(someone);
  assert.equal(await someone.says('.amounts .total dd'), total);
  await someone.follow('Contrats');
  const mine = page.locator('.row', { hasText: title });
  assert.equal((await mine.locator('.badge').innerText()).trim(), 'Signé, en attente de la ferme');
});

story('a member without scripts orders delivery by delivery and signs', { sizes: [PHONE], scripts: false }, async (someone) => {
  const { page } = someone;
  await opensOrderOf(someone, 'Pain');
  for (const field of (await page.locator('.stepper input').all()).slice(0, 3)) await field.fill('1');
  await page.getByRole('radio', { name: 'chèque' }).check();
  await someone.press('Calculer');
  const total = await someone.says('[data-total]');
  assert.notEqual(total, '0,00 €');
  await savesAndSigns(someone);
  assert.equal(await someone.says('.amounts .total dd'), total);
});
