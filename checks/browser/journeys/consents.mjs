// A declaration in Arabic from the first click to its withdrawal, on paper and on the screen, with and without JavaScript.
// Counts the clicks. What stands on the paper is tested beside its template.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();
const MOST_CLICKS_TO_ADD_A_RECIPIENT = 4;
const MOST_PAGES = 3;
const SCAN = { name: 'Scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nUnterschrieben\n%%EOF\n') };

test('a declaration in Arabic is printed, signed on paper, extended on the screen, withdrawn and restored', async () => {
  const page = await lotse.enterSearching(stage);
  await add(page, 'Rojda', 'Muster-Probe');
  await lotse.follow(page, 'Einwilligungen');
  const matrix = page.url();
  await lotse.assertShows(page, 'Es fehlt die Einwilligung in die Datenverarbeitung', 'Noch nichts vereinbart');

  await lotse.follow(page, 'Neue Erklärung');
  await page.locator('[name=sprache]').selectOption('ar');
  await lotse.press(page, 'Blatt vorbereiten');
  await assertPaper(await download(page, 'Drucken (PDF)'), MOST_PAGES);
  await signOnPaper(page, SCAN);
  await lotse.assertShows(page, 'Scan des unterschriebenen Blatts', 'Noch nichts vereinbart');
  const scan = await page.context().request.get(await page.getByRole('link', { name: 'Scan des' }).first().getAttribute('href'));
  assert.equal(scan.headers()['content-disposition'].split(';')[0], 'attachment');
  assert.deepEqual(await scan.body(), SCAN.buffer);

  const clicks = new Clicks(page);
  await clicks.arrive(page.locator('main').getByRole('link', { name: 'Arbeit', exact: true }));
  const name = await clicks.choose('stelle', /Jobcenter/);
  await clicks.arrive(page.getByRole('button', { name: 'Blatt vorbereiten' }));
  assert.ok(clicks.count <= MOST_CLICKS_TO_ADD_A_RECIPIENT, `adding a recipient takes ${clicks.count} clicks`);
  await assertPaper(await download(page, 'Drucken (PDF)'), MOST_PAGES);
  await signOnTheScreen(page);
  await lotse.assertShows(page, name, 'gilt', 'Ein Widerruf sperrt', 'Bisher ist nichts dorthin gegangen');

  const withdrawal = new Clicks(page);
  await withdrawal.arrive(page.getByRole('button', { name: `Ganze Stelle widerrufen: ${name}` }));
  assert.equal(withdrawal.count, 1);
  await lotse.assertShows(page, 'Ab sofort ist gesperrt', name, 'Was jetzt zu tun ist');
  await assertPaper(await download(page, 'Bestätigung drucken'), 1);
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

/** Counts what a person does with the hand; choosing from a list is two clicks. */
class Clicks {
  count = 0;

  constructor(page) {
    this.page = page;
  }

  async arrive(target) {
    this.count += 1;
    await lotse.arrive(this.page, () => target.first().click());
  }

  async choose(field, words) {
    this.count += 2;
    const list = this.page.locator(`main select[name=${field}]`);
    const option = list.locator('option', { hasText: words }).first();
    await list.selectOption(await option.getAttribute('value'));
    return (await option.textContent()).trim();
  }
}

async function signOnPaper(page, scan) {
  if (scan) await page.locator('main [name=datei]').setInputFiles(scan);
  await tick(page, 'erklaert', 'vorgelesen');
  await lotse.press(page, 'Unterschrift festhalten');
}

async function signOnTheScreen(page) {
  await tick(page, 'form', 'am Bildschirm');
  const field = page.locator('canvas');
  await field.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await field.boundingBox();
  await page.mouse.move(x + width / 4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 4, { steps: 4 });
  await page.mouse.move(x + width / 1.5, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await tick(page, 'erklaert', 'mündlich gedolmetscht');
  await lotse.fill(page, { gedolmetscht: 'Frau Muster' });
  await lotse.press(page, 'Unterschrift festhalten');
}

async function tick(page, field, words) {
  const box = page.locator('main label', { has: page.locator(`[name=${field}]`), hasText: words });
  const apart = page.locator('main label', { hasText: words });
  await ((await box.count()) > 0 ? box : apart).first().click();
}

async function download(page, words) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words }).click()]);
  return readFile(await file.path());
}

/** A tagged PDF of at most so many pages. */
async function assertPaper(bytes, most) {
  const text = bytes.toString('latin1');
  assert.ok(text.startsWith('%PDF-') && text.includes('/StructTreeRoot'), 'a tagged PDF');
  const pages = Number(text.match(/\/Type\s*\/Pages[\s\S]*?\/Count\s+(\d+)/)[1]);
  assert.ok(pages <= most, `${pages} pages`);
}

async function add(page, given, family) {
  await lotse.visit(page, '/personen/neu');
  await lotse.fill(page, { vorname: given, familienname: family, geboren: '04.06.1991' });
  await lotse.press(page, 'Prüfen und weiter');
  await lotse.arrive(page, () => page.locator('main button[name=schritt]').click());
}
