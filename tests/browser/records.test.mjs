// Records of people and of accounts: narrowed, moved, corrected, looked at before they come in; what a farm and a network ask.
import assert from 'node:assert/strict';
import { DESK, PHONE, logins, story } from './browser.mjs';

const AMAP = '/amap/trois-carottes';
const network = () => new URL(logins().find((login) => login.role === 'animatrice').home, 'http://x').pathname;
const BOOK = `${AMAP}/membres`;

story('the list is narrowed, and somebody is seen before she moves or is joined', {}, async (someone) => {
  const { page } = someone;
  await someone.signIn('coordinatrice');
  await someone.visit(BOOK);
  const all = await someone.says('.page-lead');
  await page.getByText('Filtrer', { exact: true }).click();
  await page.getByLabel('Adhésion', { exact: false }).selectOption('sans');
  await page.waitForURL(/adhesion=sans/);
  await someone.look();
  assert.notEqual(await someone.says('.page-lead'), all);
  await page.getByLabel('Rôle', { exact: false }).selectOption('treasurer');
  await page.waitForURL(/role=treasurer/);
  await someone.visit(`${BOOK}?q=mounier`);
  await someone.through(page.locator('tbody th a').first());
  const postcode = page.getByLabel('Code postal', { exact: false });
  if (!(await postcode.isVisible())) await page.getByText('Autre téléphone, adresse postale').click();
  await someone.fill('Code postal', '690');
  await someone.press('Enregistrer');
  assert.match(await someone.says('.error-summary'), /cinq chiffres/);
  await someone.fill('Code postal', '69001');
  await someone.fill('Rue et numéro', '12 rue des Lilas');
  await someone.press('Enregistrer');
  await someone.follow('Changer de foyer, ou réunir deux fiches');
  await page.getByLabel('L’autre fiche').selectOption({ index: 1 });
  await someone.press('Regarder');
  assert.match(await someone.says('main'), /une seule personne/);
});

story('a list with a slip and a known address says so before it comes in', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit(`${BOOK}/import`);
  const text = 'Nom;Prénom;Mail;Adresse;CP;Ville\nRibero;Ana;neuve@example.org;3 quai du Port;1000;Bourg\n'
    + 'Dupont;Luc;ana.ribeiro@example.org;;;\n';
  await someone.page.getByLabel('La liste').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await someone.press('Lire la liste');
  const said = await someone.says('main');
  for (const part of ['Ana Ribero (chez nous : Ana Ribeiro)', 'Luc Dupont (chez nous : Ana Ribeiro)', '01000 Bourg']) {
    assert.ok(said.includes(part), `${part}: ${said}`);
  }
});

story('somebody corrects her name, reads what was done with her account and record', {}, async (someone) => {
  await someone.signIn('benevole');
  await someone.visit('/compte');
  await someone.page.locator('input[name=nom]').fill('Bruno Lefebvre-Roux');
  await someone.press('Enregistrer');
  await someone.follow('Ce qui a été fait avec mon compte');
  assert.match(await someone.says('main'), /corrigé son nom/);
  await someone.visit('/compte/effacement');
  assert.match(await someone.says('main'), /une AMAP garde votre fiche/);
  await someone.visit(`${AMAP}/mes-coordonnees/historique`);
});

story('a farm sees who signs, and declares what its network asks', { sizes: [PHONE, DESK] }, async (someone) => {
  const staff = await someone.beside('the network');
  await staff.signIn('animatrice');
  await staff.visit(`${network()}/campagnes/nouvelle`);
  const title = `Fermes ${someone.size.name}`;
  await staff.page.getByLabel('Nom', { exact: false }).first().fill(title);
  await staff.page.getByLabel('Les fermes').check();
  await staff.page.getByLabel('selon le chiffre d’affaires', { exact: false }).check();
  await staff.fill('Part du chiffre d’affaires', '0,5');
  await staff.press('Ouvrir la campagne');
  await staff.follow('Corriger');
  await someone.signIn('paysanne');
  await someone.visit('/ferme/les-jardins-du-vernay/fiche');
  await someone.follow('Adhésions aux réseaux');
  const card = someone.page.locator('section.card', { hasText: title });
  await card.getByLabel('Chiffre d’affaires', { exact: false }).fill('10000');
  await Promise.all([someone.answer(), card.getByRole('button', { name: 'J’adhère' }).click()]);
  await someone.look();
  assert.match(await someone.says('main'), /50,00 €/);
});
