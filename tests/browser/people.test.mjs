// The book of the members: found while typing, parted, taken along; and a list of people brought in.
import assert from 'node:assert/strict';
import { story } from './browser.mjs';

const BOOK = '/amap/trois-carottes/membres';

story('the coordination finds somebody despite a slip, while typing', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit(BOOK);
  const names = someone.page.locator('tbody th a');
  const all = await names.count();
  const [last] = (await names.nth(3).innerText()).split(' ');
  const slip = last[0] + last.slice(2, 3) + last.slice(1, 2) + last.slice(3);
  await someone.page.getByRole('searchbox').fill(slip);
  await someone.page.waitForURL(/q=/);
  const found = await names.allInnerTexts();
  assert.ok(found.length < all && found.some((name) => name.startsWith(last)), `${slip}: ${found}`);
  assert.ok(await someone.page.getByRole('searchbox').evaluate((field) => field === document.activeElement));
  await someone.look();
  await someone.visit(`${BOOK}?quoi=en-retard`);
  await someone.visit(`${BOOK}?quoi=partis`);
  await someone.visit(BOOK);
  await someone.page.getByText('Télécharger').click();
  await someone.look();
  const [file] = await Promise.all([
    someone.page.waitForEvent('download'),
    someone.page.getByRole('button', { name: 'Classeur (XLSX)' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'membres.xlsx');
});

story('a list of people is looked at, corrected and brought in', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit(BOOK);
  await someone.follow('Importer');
  const choose = (text) => someone.page.getByLabel('La liste').setInputFiles({
    name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text),
  });
  await choose('Nom;Prénom;Mail\nZwicker;Ada;ada(at)example.org\n');
  await someone.press('Lire la liste');
  assert.match(await someone.says('[role=alert]'), /Ligne 2, E-mail/);
  // On this page the address can be left out.
  await someone.page.locator('select[name=c-2]').selectOption('');
  await someone.press('Relire avec ces colonnes');
  const size = someone.size.name;
  if (size === 'phone') {
    await someone.press('Importer 1 personne');
    assert.match(await someone.says('main'), /importées/);
  }
  await someone.visit(`${BOOK}?q=zwicker`);
  await someone.look();
});

story('the coordination reads who did what', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.follow('Journal');
  const entries = someone.page.locator('.timeline > li');
  const all = await entries.count();
  assert.ok(all > 0);
  await someone.page.getByText('Chercher dans le journal').click();
  await someone.page.getByLabel('Quoi').selectOption('amap');
  await Promise.all([someone.answer(), someone.page.getByRole('button', { name: 'Voir' }).click()]);
  await someone.look();
  assert.ok((await entries.count()) <= 50);
});

story('who is ticked stays ticked while another is looked for, and several leave at once', {}, async (someone) => {
  const { page } = someone;
  await someone.signIn('coordinatrice');
  await someone.visit(BOOK);
  const boxes = page.locator('input[name=qui]');
  const bar = page.locator('.ticked-bar');
  assert.ok(await bar.isHidden());
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await bar.waitFor();
  await someone.look();
  const first = (await page.locator('tbody th a').nth(0).innerText()).split(' ')[0];
  await page.getByRole('searchbox').fill('lefebvre');
  await page.waitForURL(/q=lefebvre/);
  await page.locator('input[name=qui]:not(:checked)').first().check();
  await someone.look();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    bar.getByRole('button', { name: 'Carnet d’adresses' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'membres.vcf');
  await page.locator('form.ticked:not([data-sent])').waitFor();
  await Promise.all([someone.answer(), bar.getByRole('button', { name: 'Départ' }).click()]);
  await someone.look();
  const asked = await someone.says('main');
  assert.ok(asked.includes(first) && asked.includes('Lefebvre'), asked);
});

story('what was done to one object is read alone', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit(`${BOOK}?q=mounier`);
  await someone.through(someone.page.locator('tbody th a').first());
  await someone.page.getByLabel('Téléphone (facultatif)', { exact: true }).fill(`06 00 00 00 ${someone.size.name === 'phone' ? '11' : '22'}`);
  await someone.press('Enregistrer');
  await someone.follow('Historique de la fiche');
  assert.match(await someone.says('.timeline > li'), /Téléphone : .* → 06 00 00 00/);
  await someone.follow('Tout le journal');
});
