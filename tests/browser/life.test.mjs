// The life of the association: asking to join, waiting in line, membership campaigns, one's own record, trying things out.
import assert from 'node:assert/strict';
import { logins, story, DESK, PHONE } from './browser.mjs';

const AMAP = '/amap/trois-carottes';
const network = () => new URL(logins().find((login) => login.role === 'animatrice').home, 'http://x').pathname;

story('a visitor asks to join', {}, async (someone) => {
  await someone.visit(AMAP);
  await someone.follow('Demander à rejoindre');
  await someone.page.getByLabel('Prénom').fill('Zoé');
  await someone.page.getByLabel('Nom', { exact: true }).fill('Faure');
  await someone.page.getByLabel('E-mail').fill(`zoe.${someone.size.name}@example.org`);
  await someone.page.getByText('Ce qui m’intéresse').click();
  await someone.look();
  await someone.page.waitForTimeout(2_100);
  await someone.press('Envoyer ma demande');
  assert.match(await someone.says('main'), /Regardez votre courrier/);
});

story('the coordination writes somebody down and offers a place', {}, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit(`${AMAP}/demandes`);
  await someone.follow('Noter quelqu’un');
  const name = `Wanda${someone.size.name}`;
  await someone.page.getByLabel('Prénom').fill(name);
  await someone.page.getByLabel('Nom', { exact: true }).fill('Attente');
  await someone.page.getByLabel('E-mail').fill(`wanda.${someone.size.name}@example.org`);
  await someone.press('Mettre dans la liste');
  const row = someone.page.locator('li.waits', { hasText: name });
  await row.getByText('Répondre').click();
  await someone.look();
  await Promise.all([someone.answer(), row.getByRole('button', { name: 'Proposer une place' }).click()]);
  await someone.look();
  assert.match(await someone.says('main'), /proposé jusqu’au/);
});

story('a campaign is opened, paid in, and brings a receipt and a report', {}, async (someone) => {
  await someone.signIn('tresorier');
  await someone.visit(`${AMAP}/campagnes`);
  await someone.follow('Nouvelle campagne');
  await someone.page.getByLabel('Nom', { exact: false }).first().fill(`Adhésion ${someone.size.name}`);
  await someone.page.getByLabel('selon des tranches', { exact: false }).check();
  await someone.page.getByText('Tranches', { exact: true }).click();
  await someone.page.getByLabel('Tranche 1', { exact: false }).first().fill('Petits revenus');
  await someone.page.getByLabel('Montant de la tranche 1', { exact: false }).fill('5');
  await someone.look();
  await someone.press('Ouvrir la campagne');
  await someone.page.locator('input[name=payeur]').first().check();
  await someone.press('Enregistrer le règlement');
  assert.match(await someone.says('.error-summary'), /choisissez une tranche/);
  await someone.page.locator('select[name^=tranche-]').first().selectOption({ index: 1 });
  await someone.press('Enregistrer le règlement');
  assert.match(await someone.says('main'), /Reçu n° \d+/);
  await someone.opensPdf('Reçu n°');
  await someone.opensSheet('Bilan');
  await someone.visit(`${AMAP}/campagnes`);
  await someone.visit(`${AMAP}/cotisations`);
});

story('a member keeps her own record, waits for a basket, looks at her membership', {}, async (someone) => {
  await someone.signIn('amapienne');
  await someone.visit('/compte');
  await someone.follow('Mes coordonnées');
  await someone.page.getByLabel('mon nom, dans l’annuaire', { exact: false }).check();
  await Promise.all([someone.answer(), someone.page.getByRole('button', { name: 'Enregistrer' }).last().click()]);
  await someone.look();
  await someone.follow('Annuaire des membres');
  assert.match(await someone.says('main'), /Ana Ribeiro/);
  await someone.visit(`${AMAP}/adhesion`);
  await someone.visit(`${AMAP}/attente`);
  await someone.press('Me mettre dans la liste');
  await someone.press('Quitter la liste');
  await someone.visit('/compte/effacement');
});

story('a network asks fees, sees an AMAP and decides how its people sign in', {}, async (someone) => {
  await someone.signIn('animatrice');
  await someone.visit(`${network()}/campagnes/nouvelle`);
  await someone.page.getByLabel('Nom', { exact: false }).first().fill(`Cotisation ${someone.size.name}`);
  await someone.page.getByLabel('Les AMAP').check();
  await someone.page.getByLabel('par foyer de l’AMAP').check();
  await someone.page.getByLabel('Montant', { exact: false }).first().fill('1,50');
  await someone.press('Ouvrir la campagne');
  await someone.visit(`${network()}/amaps/trois-carottes`);
  await someone.visit(`${network()}/reglages`);
});

story('the coordination tries things in an AMAP of its own and throws it away', { sizes: [PHONE, DESK] }, async (someone) => {
  await someone.signIn('coordinatrice');
  await someone.visit(`${AMAP}/informations`);
  const said = await someone.page.locator('textarea[name=presentation]').inputValue();
  await someone.page.locator('textarea[name=presentation]').fill('');
  await someone.press('Enregistrer');
  assert.match(await someone.says('main'), /Pour commencer/);
  await someone.press('Essayer avec des données inventées');
  assert.match(await someone.says('main'), /tout y est inventé/);
  const sample = new URL(someone.page.url()).pathname.replace('/tableau', '');
  await someone.visit(`${sample}/membres`);
  await someone.visit(`${sample}/modeles`);
  await someone.visit(`${sample}/tableau`);
  await someone.press('Jeter l’essai');
  await someone.visit(`${AMAP}/informations`);
  await someone.page.locator('textarea[name=presentation]').fill(said);
  await someone.press('Enregistrer');
});
