// What nobody does alone: an administrator asks, a second person who is no administrator decides, everyone is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { enter } = await lotse.stage();

test('a reset and a role wait for a second person, and the owner hears of both', async () => {
  const gregor = await enter('administration');
  await openAccount(gregor, 'casemanagement', 'Anna Muster (Demo)');
  await lotse.press(gregor, 'Zweiten Faktor zurücksetzen lassen');
  const place = gregor.locator('[name=bereich] option', { hasText: 'Salzkotten' }).first();
  await gregor.locator('select[name=rolle]').selectOption({ label: 'Case Management' });
  await gregor.locator('[name=bereich]').selectOption(await place.getAttribute('value'));
  await lotse.press(gregor, 'Rolle vergeben');
  assert.equal(await gregor.getByText('Wartet auf eine zweite Person').count(), 2);
  await lotse.visit(gregor, '/freigaben', 404);

  const hanna = await enter('leitung');
  await lotse.visit(hanna, '/freigaben');
  await lotse.assertShows(hanna, 'Zweiten Faktor (oder PIN) zurücksetzen', 'Anna Muster (Demo)', 'Beantragt von Gregor Muster (Demo)');
  await decide(hanna, 'Zweiten Faktor', 'Zustimmen');
  await decide(hanna, 'Rolle „Case Management“', 'Zustimmen');
  await lotse.assertShows(hanna, 'Nichts wartet', 'zugestimmt von Hanna Muster (Demo)');

  const anna = await enter('casemanagement');
  await lotse.visit(anna, '/konto');
  await lotse.assertShows(anna, 'Der zweite Faktor eines Kontos wurde zurückgesetzt.', 'Eine Rolle, die Akten öffnet oder über Freigaben entscheidet, wurde vergeben.', 'Salzkotten');
  const unread = anna.getByRole('button', { name: 'Gelesen' });
  const before = await unread.count();
  await lotse.press(anna, 'Gelesen');
  await lotse.visit(anna, '/konto');
  assert.equal(await unread.count(), before - 1, 'a notice that was read is gone');

  const dora = await enter('datenschutz');
  await lotse.visit(dora, '/konto');
  await lotse.assertShows(dora, 'Eine Rolle, die Akten öffnet oder über Freigaben entscheidet, wurde vergeben.');
  await Promise.all([gregor, hanna, anna, dora].map((page) => page.context().close()));
});

test('what the second person refuses does not happen', async () => {
  const gregor = await enter('administration');
  await openAccount(gregor, 'kollegin', 'Clara Muster (Demo)');
  await lotse.press(gregor, 'Zweiten Faktor zurücksetzen lassen');

  const dora = await enter('datenschutz');
  await lotse.visit(dora, '/freigaben');
  await decide(dora, 'Zweiten Faktor', 'Ablehnen');
  await lotse.assertShows(dora, 'abgelehnt von Dora Muster (Demo)');

  await lotse.visit(gregor, '/konto');
  await lotse.assertShows(gregor, 'Ein Vorgang wurde von einer zweiten Person abgelehnt.');
  const clara = await enter('kollegin');
  await lotse.visit(clara, '/konto');
  assert.equal(await clara.getByText('zurückgesetzt').count(), 0);
  await Promise.all([gregor, dora, clara].map((page) => page.context().close()));
});

async function openAccount(page, login, name) {
  await lotse.visit(page, '/konten');
  await lotse.fill(page, { suche: login });
  await lotse.press(page, 'Suchen');
  await lotse.follow(page, name);
}

async function decide(page, wish, words) {
  const card = page.locator('section.card', { hasText: wish });
  await lotse.arrive(page, () => card.getByRole('button', { name: words }).click());
}
