// Calendars by the month, absences up to the impact, and weights.
import assert from 'node:assert/strict';
import { story } from './browser.mjs';

const month = () => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 7);

for (const [role, path] of [
  ['amapienne', '/amap/trois-carottes/livraisons'],
  ['coordinatrice', '/amap/trois-carottes/livraisons'],
  ['paysanne', '/ferme/les-jardins-du-vernay/livraisons'],
]) {
  story(`the month of ${role}`, {}, async (someone) => {
    await someone.signIn(role);
    await someone.visit(`${path}?vue=mois&mois=${month()}`);
    assert.ok((await someone.page.locator('.month tbody tr').count()) >= 4);
    assert.ok((await someone.page.locator('.month td:has(.month-dot)').count()) >= 2);
    const name = await someone.says('.month-nav strong');
    await someone.page.getByRole('link', { name: 'Mois suivant' }).click();
    await someone.page.waitForURL(/mois=/);
    await someone.page.waitForLoadState();
    assert.notEqual(await someone.says('.month-nav strong'), name);
    await someone.look();
  });
}

story('a farm sees whom its absence concerns before it announces anything', {}, async (someone) => {
  await someone.signIn('paysanne');
  await someone.visit('/ferme/les-jardins-du-vernay/absences');
  const dates = someone.page.locator('input[name=livraison]');
  for (const at of [3, 4, 5]) await dates.nth(at).check();
  await someone.page.getByLabel('Annuler', { exact: true }).check();
  await someone.fill('Pourquoi ?', 'Une semaine de repos');
  await someone.press('Voir qui est concerné');
  assert.match(await someone.says('.next-step h2'), /^Pas de livraison le /);
  assert.ok(Number(await someone.says('.next-step .facts dd')) > 0);
  await someone.page.locator('details.more > summary').first().click();
  await someone.look();
});

story('the coordination sees what an evening that moves does to all contracts', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit('/amap/trois-carottes/livraisons');
  await someone.through(someone.page.locator('a.row').nth(4));
  await someone.follow('Annuler ou déplacer');
  await someone.page.getByLabel('Livrer à une autre date').check();
  const far = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await someone.fill('Nouvelle date', far);
  await someone.fill('Pourquoi ?', 'La salle est prise');
  await someone.press('Voir qui est concerné');
  assert.match(await someone.says('.next-step h2'), /est déplacée au/);
});

story('what is sold by weight is weighed, and the season is on one page', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit('/amap/trois-carottes/modeles');
  const templates = await someone.page.locator('a.row[href*="/modeles/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const href of templates) {
    await someone.page.goto(href);
    if (await someone.page.getByRole('link', { name: 'Pesées' }).count()) break;
  }
  const template = new URL(someone.page.url()).pathname;
  await someone.follow('Pesées');
  assert.ok((await someone.page.locator('input[name^="g-"]').count()) > 0);
  await someone.visit(`${template}/synthese/saison`);
  assert.ok((await someone.page.locator('.matrix tbody tr').count()) > 0);
});
