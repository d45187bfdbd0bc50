// A declaration in Arabic from the first click to its withdrawal, on paper and on the screen, with and without JavaScript.
// Counts the clicks. What stands on the paper is tested beside its template.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_CLICKS_TO_ADD_A_RECIPIENT, MOST_PAGES, SCAN, assertPaper, download, signOnPaper, signOnTheScreen } from '../consent_steps.mjs';
import { Hand } from '../hand.mjs';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

test('a declaration in Arabic is printed, signed on paper, extended on the screen, withdrawn and restored', async () => {
  const page = await lotse.enterSearching(stage);
  await add(page, 'Rojda', 'Muster-Probe');
  await lotse.follow(page, 'Einwilligungen');
  const matrix = page.url();
  await lotse.assertShows(page, 'Es fehlt die Einwilligung in die Datenverarbeitung', 'Noch nichts vereinbart');

  await lotse.follow(page, 'Neue Erklärung');
  await page.locator('[name=sprache]').selectOption('ar');
  await lotse.press(page, 'Blatt vorbereiten');
  assertPaper(await download(page, 'Drucken (PDF)'), MOST_PAGES);
  await signOnPaper(page, SCAN);
  await lotse.assertShows(page, 'Scan des unterschriebenen Blatts', 'Noch nichts vereinbart');
  const scan = await page.context().request.get(await page.getByRole('link', { name: 'Scan des' }).first().getAttribute('href'));
  assert.equal(scan.headers()['content-disposition'].split(';')[0], 'attachment');
  assert.deepEqual(await scan.body(), SCAN.buffer);

  const hand = new Hand(page);
  const name = await hand.within(MOST_CLICKS_TO_ADD_A_RECIPIENT, 'adding a recipient', async () => {
    await hand.follow('Arbeit');
    const chosen = await hand.choose('stelle', /Jobcenter/);
    await hand.press('Blatt vorbereiten');
    return chosen;
  });
  assertPaper(await download(page, 'Drucken (PDF)'), MOST_PAGES);
  await signOnTheScreen(page);
  await lotse.assertShows(page, name, 'gilt', 'Ein Widerruf sperrt', 'Bisher ist nichts dorthin gegangen');

  await hand.within(1, 'a withdrawal', () => hand.press(`Ganze Stelle widerrufen: ${name}`));
  await lotse.assertShows(page, 'Ab sofort ist gesperrt', name, 'Was jetzt zu tun ist');
  assertPaper(await download(page, 'Bestätigung drucken'), 1);
  await lotse.press(page, 'Das war ein Versehen: zurücknehmen');
  assert.equal(page.url(), matrix);
  await lotse.assertShows(page, 'Ganze Stelle widerrufen');
  await page.context().close();
});

test('without JavaScript one signs on paper and withdraws a line with one click', async () => {
  const page = await lotse.enterSearching(stage, { javaScriptEnabled: false });
  await add(page, 'Selam', 'Muster-Papier');
  await lotse.follow(page, 'Einwilligungen');
  await lotse.follow(page, 'Wohnung suchen');
  await page.locator('summary', { hasText: 'Weitere Stellen' }).click();
  await lotse.fill(page, { andere: 'Wohnbau Probe, Büren' });
  await lotse.press(page, 'Blatt vorbereiten');
  assert.equal(await page.locator('canvas').isVisible(), false, 'nobody can draw without JavaScript');
  await lotse.press(page, 'Unterschrift festhalten', 422);
  await lotse.assertShows(page, 'Bitte wählen Sie, wie der Text erklärt wurde.');
  await signOnPaper(page);
  await lotse.assertShows(page, 'Wohnbau Probe, Büren', 'gilt');
  await lotse.press(page, 'Widerrufen');
  await lotse.assertShows(page, 'Ab sofort ist gesperrt', 'Wohnbau Probe, Büren');
  await lotse.follow(page, 'Zu den Einwilligungen');
  await lotse.assertShows(page, 'widerrufen am');
  await page.context().close();
});

async function add(page, given, family) {
  await lotse.visit(page, '/personen/neu');
  await lotse.fill(page, { vorname: given, familienname: family, geboren: '04.06.1991' });
  await lotse.press(page, 'Prüfen und weiter');
  await lotse.arrive(page, () => page.locator('main button[name=schritt]').click());
}
