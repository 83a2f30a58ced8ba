// Those who prepare: the coordinator invites, the référent writes a contract in six steps.
import assert from 'node:assert/strict';
import { story, DESK, PHONE } from './browser.mjs';

story('the coordinator invites a member of a household without e-mail', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('coordinatrice');
  await someone.follow('Membres');
  const person = page.locator('tbody th > div', { hasText: 'Sans e-mail' }).first().locator('a');
  await someone.through(person);
  await someone.fill('Adresse de l’invitation', 'nouvelle.adresse@example.org');
  await someone.press('Envoyer l’invitation');
  assert.equal(await someone.says('.flash'), 'L’invitation est partie.');
});

const day = (inDays) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);

// Arrows, the space bar, and cells of a spreadsheet; what a member will see follows without leaving the page.
async function goesOverTheGrid(someone) {
  const { page } = someone;
  const boxes = page.locator('[data-grid] input[type=checkbox]');
  const ticked = async () => (await boxes.evaluateAll((all) => all.slice(0, 4).map((box) => (box.checked ? 'x' : '.')))).join('');
  const pastes = (text) => boxes.first().evaluate((box, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  const sees = (words) => page.locator('#apercu').getByText(words).first().waitFor();

  assert.equal(await ticked(), 'xxxx');
  await boxes.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  assert.equal(await ticked(), 'x.xx');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  assert.equal(await ticked(), '..xx');
  const all = await boxes.count();
  await sees(`${all - 2} livraisons`);
  await pastes('x\n0\noui\n\n');
  assert.equal(await ticked(), 'x.x.');
  await Promise.all([someone.answer(), pastes('x\npeut-être')]);
  await someone.look();
  assert.match(await someone.says('.error-summary'), /Ligne 2, colonne 1 : « peut-être »/);
  assert.equal(await ticked(), 'x.x.');
  await someone.fill('Cases copiées d’un tableur', 'x\nx\nx\nx');
  await someone.press('Cocher comme ce tableau');
  assert.equal(await ticked(), 'xxxx');
  await someone.turnTo(PHONE);
  await someone.look();
  await someone.turnTo(DESK);
}

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
  await goesOverTheGrid(someone);
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

story('the farmer keeps a clause, and reads it as it will be', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('paysanne');
  await page.goto(`${new URL(page.url()).pathname}/clauses`);
  await someone.fill('Titre', 'Cagettes');
  await someone.fill('Texte', 'Rendez les cagettes à {fermes}.');
  await someone.press('Ajouter cette clause');
  assert.match(await someone.says('.error-summary'), /Vouliez-vous écrire \{ferme\} \?/);
  await someone.fill('Texte', 'Rendez les cagettes à {ferme}.');
  await someone.press('Voir comment elle se lit');
  assert.equal(await someone.says('.prose'), 'Rendez les cagettes à Les Jardins du Lac.');
  await someone.press('Ajouter cette clause');
  assert.equal(await someone.says('.flash'), 'La clause est ajoutée.');
});

story('a session that ended half-way loses nothing that was typed', { sizes: [PHONE] }, async (someone) => {
  const { page } = someone;
  await someone.signIn('referente');
  const home = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${home}/modeles/nouveau`);
  await someone.fill('Titre du contrat', 'Écrit avant la fin');
  await page.context().clearCookies();
  await someone.press('Enregistrer et continuer');
  assert.equal(new URL(page.url()).pathname, '/connexion/reprise');
  await someone.enter('referente');
  assert.equal(new URL(page.url()).pathname, `${home}/modeles/nouveau`);
  assert.equal(await page.getByLabel('Titre du contrat').inputValue(), 'Écrit avant la fin');
  assert.match(await someone.says('.notice.warning'), /Rien n’est encore enregistré/);
});
