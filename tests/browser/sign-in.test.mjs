import assert from 'node:assert/strict';
import { logins, story, PHONE } from './browser.mjs';

story('the sign-in page', {}, async (someone) => {
  await someone.visit('/connexion');
});

story('a wrong password leaves the address typed', { sizes: [PHONE] }, async (someone) => {
  await someone.visit('/connexion');
  await someone.page.locator('input[name=email]').fill('personne@example.org');
  await someone.page.locator('input[name=password]').fill('pas le bon');
  await Promise.all([someone.answer(), someone.page.locator('input[name=password]').press('Enter')]);
  await someone.look();
  assert.equal(new URL(someone.page.url()).pathname, '/connexion');
  assert.equal(await someone.page.locator('input[name=email]').inputValue(), 'personne@example.org');
  assert.equal(await someone.page.locator('input[name=password]').inputValue(), '');
});

for (const { role, home } of logins()) {
  story(`signing in as ${role}`, {}, async (someone) => {
    await someone.signIn(role);
    assert.equal(new URL(someone.page.url()).pathname, home);
  });
}

// A device that answers by itself, as a finger would.
async function device(someone) {
  const session = await someone.page.context().newCDPSession(someone.page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
}

story('a passkey is added, lets in and is taken away', {}, async (someone) => {
  await device(someone);
  await someone.signIn('amapienne');
  await someone.visit('/compte');
  await someone.follow('Sécurité');
  await someone.page.getByLabel('Son nom').fill(`Téléphone ${someone.size.name}`);
  await someone.press('Ajouter une clé d’accès');
  assert.match(await someone.says('main'), new RegExp(`Téléphone ${someone.size.name}`));
  await someone.page.context().clearCookies();
  await someone.visit('/connexion?suite=/compte/securite');
  await someone.press('Entrer avec une clé d’accès');
  assert.equal(new URL(someone.page.url()).pathname, '/compte/securite');
  assert.match(await someone.says('main'), /utilisée/);
  await someone.press(`Retirer Téléphone ${someone.size.name}`);
  assert.match(await someone.says('main'), /retirée/);
});

story('a passkey that asks first who one is leads to the proof', { sizes: [PHONE] }, async (someone) => {
  await device(someone);
  await someone.signIn('amapienne');
  await someone.visit('/compte/securite');
  // As half an hour after signing in.
  await someone.page.route('**/compte/securite/cles/defi', (route) =>
    route.fulfill({ status: 307, headers: { location: '/compte/confirmation/reprise?suite=/compte/securite' } }));
  const proof = someone.page.waitForRequest(/\/compte\/confirmation\?suite=%2Fcompte%2Fsecurite/);
  await someone.page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await proof;
});

story('an application of codes is set up and given up', { sizes: [PHONE] }, async (someone) => {
  await someone.signIn('tresorier');
  await someone.visit('/compte/securite');
  await someone.press('Installer une application de codes');
  const secret = (await someone.says('.secret')).replaceAll(' ', '');
  await someone.page.getByLabel('Code à six chiffres').fill('000000');
  await someone.press('C’est installé');
  assert.match(await someone.says('[role=alert], .field-error'), /n’est pas le bon/);
  await someone.page.getByLabel('Code à six chiffres').fill(await code(secret));
  await someone.press('C’est installé');
  assert.equal(await someone.page.locator('.codes li').count(), 10);
  await someone.visit('/compte/securite');
  await someone.press('Y renoncer');
  assert.match(await someone.says('main'), /n’est plus demandée/);
});

// The code of this half minute (RFC 6238), as an authenticator application makes it.
async function code(secret) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Uint8Array.from(bits.match(/.{8}/g), (byte) => Number.parseInt(byte, 2));
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000)));
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const digest = new DataView(await crypto.subtle.sign('HMAC', hmac, counter));
  const number = digest.getUint32(digest.getUint8(19) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

story('other ways in, address and password, what a network decides', {}, async (someone) => {
  await someone.visit('/connexion/lien');
  await someone.visit('/connexion/reseau');
  await someone.signIn('animatrice');
  await someone.visit('/compte/identifiants');
  await someone.visit(`${new URL(logins().find((login) => login.role === 'animatrice').home, 'http://x').pathname}/reglages`);
});
