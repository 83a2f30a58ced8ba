// The volunteer at the door: the evening's list on a phone, and on paper.
import assert from 'node:assert/strict';
import { story, PHONE } from './browser.mjs';

story('the volunteer on duty opens the list of the evening and prints it', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('benevole');
  await someone.follow('Ouvrir la liste');
  assert.match(await page.locator('h1').innerText(), /^Livraison du /);
  const households = Number(await someone.says('.figure:first-child dd'));
  assert.equal(await page.locator('.sheet tbody tr').count(), households);
  await someone.opensPdf('PDF');
  await someone.opensSheet('Tableur');

  const paper = await page.pdf({ format: 'A4' });
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.site-header', '.site-nav', '.page-actions', '.site-footer']) {
    assert.equal(await page.locator(part).isVisible(), false, `${part} is on paper`);
  }
  assert.equal(await page.locator('.sheet .household').first().isVisible(), true);
  assert.equal(await page.locator('.sheet .paper-box').first().isVisible(), true);
});

const network = (someone) => someone.page.locator('[data-network]');

async function isTold(someone, state) {
  await someone.page.locator(`[data-network="${state}"]`).waitFor();
}

story('two phones tick at the door, one without a network, and nothing is lost', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('benevole');
  await someone.follow('Ouvrir la liste');
  await someone.follow('Cocher au téléphone');
  await isTold(someone, 'synced');
  const door = page.url();
  await page.getByRole('button', { name: 'Garder sur ce téléphone' }).click();
  await page.locator('[data-kept]').waitFor({ state: 'visible' });
  await someone.look();

  const rows = page.locator('.door-row');
  const rest = Number(await someone.says('[data-count="rest"]'));
  assert.equal(await rows.count(), rest);

  // Found by a part of the name, without accents or capitals.
  const name = await rows.nth(1).getAttribute('data-name');
  await page.getByLabel('Chercher un nom').fill(name.slice(0, 4).toLowerCase());
  assert.ok(await rows.nth(1).isVisible());
  await page.getByLabel('Chercher un nom').fill('');

  await page.context().setOffline(true);
  await rows.nth(0).locator('.door-tick').click();
  await rows.nth(1).locator('.door-tick').click();
  await isTold(someone, 'offline');
  assert.equal(await someone.says('[data-count="rest"]'), String(rest - 2));
  assert.match(await network(someone).innerText(), /2 à envoyer/);
  await someone.picture('sans-reseau');
  someone.forgives(/ERR_INTERNET_DISCONNECTED/);

  // The phone was locked, the page is opened again: from what it kept, with what was ticked.
  await page.goto(door);
  await page.locator('.door-row.handed').nth(1).waitFor();
  assert.equal(await someone.says('[data-count="rest"]'), String(rest - 2));
  await isTold(someone, 'offline');

  // Somebody else, who has a network, gives the first basket to the third household.
  const other = await someone.beside('the coordination at the same door');
  await other.signIn('coordinatrice');
  await other.visit(new URL(door).pathname);
  await isTold(other, 'synced');
  await other.page.locator('.door-row').nth(0).getByRole('link', { name: 'Noter' }).click();
  const third = await other.page.locator('.door-row').nth(2).getAttribute('data-household');
  await other.page.getByLabel('Son panier a été pris par').selectOption(third);
  await other.page.getByRole('button', { name: 'Panier remis' }).click();
  await other.page.locator('.door-row.handed').waitFor();
  await isTold(other, 'synced');

  someone.forgives(/ERR_INTERNET_DISCONNECTED/);
  await page.context().setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await isTold(someone, 'synced');
  await page.locator('.door-row.conflict').waitFor();
  assert.match(await rows.nth(0).innerText(), /Noté deux fois/);
  await someone.look();

  // They talk, and tick what is true.
  await rows.nth(0).locator('.door-tick').click();
  await page.locator('.door-row.conflict').waitFor({ state: 'detached' });
  await isTold(someone, 'synced');
  await other.page.evaluate(() => window.dispatchEvent(new Event('online')));
  await other.page.locator('.door-row.handed').nth(1).waitFor();
  assert.equal(await other.page.locator('.door-row.conflict').count(), 0);

  // What is amiss with the crates, and a word about a household.
  await page.getByLabel('Produit', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('Écart').fill('-2');
  await page.getByLabel('Pourquoi').fill('deux cagettes oubliées');
  await page.getByRole('button', { name: 'Noter l’écart' }).click();
  await page.locator('.door-gaps > li:visible').getByText('Écart −2').waitFor();
  await rows.nth(2).getByRole('link', { name: 'Noter' }).click();
  await page.getByLabel('Remarque', { exact: true }).fill('Passe demain');
  await page.getByRole('button', { name: 'Ajouter la remarque' }).click();
  await rows.nth(2).getByText('Passe demain').waitFor();
  await isTold(someone, 'synced');
  await someone.look();
  await page.reload();
  await rows.nth(2).getByText('Passe demain').waitFor();
  await page.locator('[data-show="rest"]').click();
  assert.equal(await page.locator('.door-row:visible').count(), rest - 2);
});

story('the door works without scripts', { sizes: [PHONE], scripts: false }, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.follow('Livraisons');
  await someone.through(someone.page.locator('a.row').first());
  await someone.follow('Cocher au téléphone');
  const last = someone.page.locator('.door-row').last();
  await last.locator('.door-tick').click();
  await last.getByText(/^Remis à/).waitFor();
  await someone.look();
});
