// From the case to the answer: an offer that fits, the consent that is missing, the sheet, the partner who is full, the gap.
// Then a consent is withdrawn, and nothing of it is left on the page of the partner.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signOnPaper } from '../consent_steps.mjs';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

test('a referral is declined as full, and the gap is counted', async () => {
  const emil = await stage.enter('partner');
  const offer = await firstOffer(emil);
  const anna = await lotse.enterSearching(stage);
  const stand = await refer(anna, offer);
  const code = await codeOf(anna);

  await lotse.visit(emil, '/partner');
  await lotse.follow(emil, code);
  await lotse.assertShows(emil, 'Übergabebogen', 'Ihre Antwort');
  await emil.locator('summary', { hasText: 'Ablehnen' }).click();
  await emil.locator('#grund-ablehnung').selectOption('full');
  await lotse.press(emil, 'Ablehnen');
  await lotse.assertShows(emil, 'abgelehnt');

  await lotse.visit(anna, '/');
  await lotse.assertShows(anna, 'Vermittlung abgelehnt, kein Platz frei');
  await lotse.visit(anna, stand);
  await lotse.press(anna, 'Gibt es nicht – zählen');
  assert.equal(await anna.getByRole('button', { name: 'Gibt es nicht – zählen' }).count(), 0);
  await lotse.visit(anna, '/angebote/fehlt');
  await lotse.assertShows(anna, 'kein Platz frei', 'abgelehnte Vermittlung');
  await Promise.all([anna, emil].map((page) => page.context().close()));
});

test('on a phone, without JavaScript, the partner accepts; after a withdrawal nothing of it is left', async () => {
  const emil = await stage.enter('partner', { javaScriptEnabled: false, viewport: lotse.PHONE });
  const offer = await firstOffer(emil);
  const anna = await lotse.enterSearching(stage);
  const stand = await refer(anna, offer);
  const code = await codeOf(anna);

  await lotse.visit(emil, '/partner');
  await lotse.follow(emil, code);
  const sheet = emil.url();
  await lotse.press(emil, 'Annehmen');
  await lotse.assertShows(emil, 'angenommen');

  await lotse.visit(anna, stand);
  await lotse.assertShows(anna, 'Angenommen');
  await lotse.arrive(anna, () => anna.getByRole('navigation', { name: 'Seiten des Falls' }).getByRole('link', { name: 'Einwilligungen' }).click());
  await lotse.arrive(anna, () => anna.getByRole('button', { name: /^Ganze Stelle widerrufen/ }).first().click());
  await lotse.visit(anna, stand);
  await lotse.assertShows(anna, 'Gestoppt am', 'Vorher gegangen');

  await lotse.visit(emil, '/partner');
  assert.equal(await emil.getByText(code).count(), 0, 'nothing of it is listed');
  await lotse.visit(emil, sheet, 404);
  await Promise.all([anna, emil].map((page) => page.context().close()));
});

/** The name of an offer of the partner's own organisation. */
async function firstOffer(page) {
  await lotse.visit(page, '/partner/angebote');
  return page.locator('main section.card h2').first().innerText();
}

/** Refers somebody of whom nothing has gone there yet, with the declaration it takes; gives the address of the referral. */
async function refer(page, offer) {
  await lotse.visit(page, '/vermittlungen');
  const used = await page.$$eval('main tbody th a', (links) => links.map((link) => link.getAttribute('href').split('/')[2]));
  await lotse.visit(page, '/faelle');
  const cases = await page.$$eval('main tbody a[href^="/faelle/"]', (links) => links.map((link) => link.getAttribute('href')));
  const fresh = cases.find((href) => !used.includes(href.split('/')[2]));
  await lotse.visit(page, `${fresh}/vermittlungen`);
  await lotse.follow(page, 'Angebot suchen');
  await lotse.fill(page, { suche: offer });
  await lotse.press(page, 'Suchen');
  await lotse.arrive(page, () => page.locator('article', { hasText: offer }).first().getByRole('link', { name: 'Vermitteln' }).click());
  await lotse.press(page, 'Prüfen, was hinausgeht');
  const stand = page.url();
  await lotse.assertShows(page, 'darf nicht');
  await lotse.follow(page, 'Einwilligung für diese Stelle aufnehmen');
  await lotse.press(page, 'Blatt vorbereiten');
  await signOnPaper(page);
  await lotse.visit(page, stand);
  await lotse.assertShows(page, 'Alles darf gehen');
  await lotse.press(page, 'Senden');
  await lotse.assertShows(page, 'versandt');
  return stand;
}

/** The number of the open referral. */
async function codeOf(page) {
  return (await page.locator('h1').innerText()).replace('Vermittlung ', '');
}
