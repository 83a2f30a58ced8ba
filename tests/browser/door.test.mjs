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
  await page.locator('.sheet .tick input').first().check();
  assert.ok(await page.locator('.sheet .tick input').first().isChecked());
  await someone.opensPdf('PDF');
  await someone.opensSheet('Tableur');

  const paper = await page.pdf({ format: 'A4' });
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.site-header', '.site-nav', '.page-actions', '.site-footer']) {
    assert.equal(await page.locator(part).isVisible(), false, `${part} is on paper`);
  }
  assert.equal(await page.locator('.sheet .household').first().isVisible(), true);
});
