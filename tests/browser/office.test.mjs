// Those who prepare: the coordinator invites, the référent writes a contract in six steps.
import assert from 'node:assert/strict';
import { story, DESK, PHONE } from './browser.mjs';

story('the coordinator invites a member of a household without e-mail', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('coordinatrice');
  await someone.follow('Membres');
  const person = page.locator('a.row', { hasText: 'Sans e-mail' }).first();
  await someone.through(person);
  await someone.fill('Adresse de l’invitation', 'nouvelle.adresse@example.org');
  await someone.press('Envoyer l’invitation');
  assert.equal(await someone.says('.flash'), 'L’invitation est partie.');
});

const day = (inDays) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);

story('the référent writes a contract in six steps and sends it to the farm', { sizes: [DESK] }, async (someone) => {
  const { page } = someone;
  const next = async (step) => {
    await someone.press('Enregistrer et continuer');
    assert.equal(await someone.says('.steps-now'), `Étape ${step} sur 6`);
  };
  await someone.signIn('referente');
  await someone.follow('Nouveau contrat');
  await someone.fill('Titre du contrat', 'Légumes, essai');
  await page.getByRole('radio', { name: 'Panier fixe' }).check();
  await next(2);
  await page.getByRole('radio', { name: 'Toutes les semaines' }).check();
  await someone.fill(/^Première livraison/, day(60));
  await someone.fill(/^Dernière livraison/, day(120));
  await someone.press('Voir les dates');
  await next(3);
  await page.locator('input[name=in]').first().check();
  await page.getByLabel('Prix', { exact: true }).or(page.getByLabel(/^Prix \(/)).first().fill('12,50');
  await next(3);
  assert.equal(await someone.says('#grille h2'), 'Qui vient quand');
  await next(4);
  await next(5);
  await page.getByRole('checkbox', { name: 'chèque' }).check();
  await someone.fill('Nombre d’échéances au plus', 3);
  await someone.fill('Échéance 1', day(50));
  await someone.press('Une par mois à partir de la première');
  await next(6);
  await someone.fill('Du', day(1));
  await someone.fill('Au, inclus', day(30));
  await someone.press('Enregistrer');
  await someone.opensPdf('Aperçu du contrat (PDF)');
  await someone.press('Envoyer à la ferme');
  assert.equal(await someone.says('.page-head .badge'), 'à approuver');
});
