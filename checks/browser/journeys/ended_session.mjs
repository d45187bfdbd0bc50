// A session ends while somebody types: what is sent afterwards is kept for its account and found again.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { demo, enter } = await lotse.stage();
const CHANGE = `
import sqlite3, sys
with sqlite3.connect(sys.argv[1], timeout=10) as database:
    database.execute("UPDATE access_session SET " + sys.argv[2])
`;
const LET_PASS = "seen_at = '2020-01-01T00:00:00Z'";
const DAY_ENDS = "ends_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+60 seconds')";

test('what was typed when the session ended is there after signing in again, and can be saved', async () => {
  const page = await enter('casemanagement');
  await lotse.visit(page, '/personen');
  await lotse.arrive(page, () => page.locator('tbody th a').first().click());
  await lotse.follow(page, 'Bearbeiten');
  await lotse.fill(page, { hinweis: 'Erreichbar ab 16 Uhr, <b>nie</b> auf die Mailbox' });
  endAllSessions();
  await lotse.press(page, 'Speichern');
  assert.match(page.url(), /\/anmelden/);

  await lotse.fill(page, { konto: 'casemanagement', kennwort: demo.accounts[0].password });
  await lotse.press(page, 'Anmelden');
  assert.match(page.url(), /\/konto\/eingaben$/, 'after signing in the kept text is what one sees first');
  await lotse.assertShows(page, 'Erreichbar ab 16 Uhr, <b>nie</b> auf die Mailbox');
  await lotse.press(page, 'Wieder aufnehmen und speichern');
  await lotse.assertShows(page, 'Gespeichert.', 'Erreichbar ab 16 Uhr, <b>nie</b> auf die Mailbox');
  await lotse.visit(page, '/konto/eingaben');
  await lotse.assertShows(page, 'Nichts aufbewahrt');
  await page.context().close();
});

test('nobody else finds the text, and its owner may throw it away', async () => {
  const anna = await enter('casemanagement');
  await lotse.visit(anna, '/personen/neu');
  await lotse.fill(anna, { vorname: 'Unfertig', familienname: 'Muster' });
  endAllSessions();
  await lotse.press(anna, 'Prüfen und weiter');

  const clara = await enter('kollegin');
  await lotse.visit(clara, '/konto/eingaben');
  await lotse.assertShows(clara, 'Nichts aufbewahrt');
  await lotse.signIn(anna, demo, 'casemanagement');
  await lotse.visit(anna, '/konto');
  await lotse.follow(anna, 'Eingaben ansehen');
  const card = anna.locator('section.card', { hasText: 'Unfertig' });
  await lotse.arrive(anna, () => card.getByRole('button', { name: 'Löschen' }).click());
  assert.equal(await anna.getByText('Unfertig').count(), 0);
  await Promise.all([anna, clara].map((page) => page.context().close()));
});

test('before a session ends it asks, and stays as long as it may', async () => {
  const page = await enter('casemanagement');
  await page.clock.install();
  await lotse.visit(page, '/personen/neu');
  await lotse.fill(page, { vorname: 'Halb', familienname: 'Fertig' });
  const question = page.getByRole('dialog', { name: 'Sind Sie noch da?' });
  await page.clock.fastForward('27:00');
  assert.equal(await question.isVisible(), false);
  await page.clock.fastForward('01:30');
  await question.waitFor();
  await lotse.assertAccessible(page);
  await question.getByRole('button', { name: 'Angemeldet bleiben' }).click();
  await question.waitFor({ state: 'hidden' });
  await page.clock.fastForward('27:00');
  assert.equal(await question.isVisible(), false, 'the clock has begun anew');

  // The end of the day cannot be put off: the answer says so, and what was typed stays on the page.
  changeSessions(DAY_ENDS);
  await page.clock.fastForward('01:30');
  await question.waitFor();
  await question.getByRole('button', { name: 'Angemeldet bleiben' }).click();
  const onwards = question.getByRole('button', { name: 'Weiter zur Seite' });
  await onwards.waitFor();
  assert.equal(await question.getByRole('button', { name: 'Angemeldet bleiben' }).isVisible(), false);
  await lotse.assertAccessible(page);
  await onwards.click();
  await question.waitFor({ state: 'hidden' });
  assert.equal(await page.getByLabel('Vorname').inputValue(), 'Halb');
  await page.context().close();
});

/** Half an hour without a click, without waiting for it: the clock of the demo cannot be moved, but its rows can. */
function endAllSessions() {
  changeSessions(LET_PASS);
}

function changeSessions(how) {
  execFileSync('python3', ['-c', CHANGE, join(demo.data, 'data.sqlite'), how]);
}
