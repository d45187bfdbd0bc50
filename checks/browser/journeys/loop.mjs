// The whole loop over six roles: a case manager taps an obstacle and tells a course without names, a second one releases it,
// a finding comes of it, the coordination makes a theme, the local board cannot solve it, the Lenkungsgruppe meets and decides,
// a working group is founded and reports back, a measure begins, and the case manager reads the answer: it goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

const COURSE = 'Vom Rathaus in den Kurs am Abend';
const LESSON = 'Wer am Tag arbeitet, findet keinen Sprachkurs.';
const THEME = 'Sprachkurse für Menschen, die am Tag arbeiten';
const MEASURE = 'Zwei Kurse am Abend';

test('from a tap in a case to the answer that comes back', async () => {
  const anna = await stage.enter('casemanagement');
  await tap(anna);
  const course = await release(await reconstruct(anna));
  await find(anna, course);

  const bernd = await stage.enter('koordination');
  const theme = await bundle(bernd);
  await climb(bernd, theme, 'local_board', 'Die Kommune prüft es zuerst.');
  await climb(bernd, theme, 'coordination', 'Die Kommune hat keine Mittel dafür.');
  await climb(bernd, theme, 'steering_group', 'Es braucht eine Lösung für den ganzen Kreis.');
  const decision = await decide(bernd, theme);
  await found(bernd, decision);
  await reportBack(bernd, theme);
  await agree(bernd, decision);
  await story(bernd, theme);
  await answer(bernd, theme);
  await informed();
  await readByCaseManager(anna);
  await Promise.all([anna, bernd].map((page) => page.context().close()));
});

test('the effect of an earlier measure is told with its curve and its caveat', async () => {
  const lead = await stage.enter('leitung');
  await lotse.visit(lead, '/massnahmen?stand=alle');
  await lotse.follow(lead, 'Sprachkurse am Abend mit Kinderbetreuung');
  await lotse.assertShows(lead, 'weniger gemeldet', 'kein Beweis', 'Beschluss');
  assert.ok((await lead.locator('main svg.chart').count()) > 0, 'the curve is drawn');
  await lead.context().close();
});

/** Anna notes in one of her cases what stood in the way: two clicks. */
async function tap(page) {
  await lotse.visit(page, '/faelle');
  const file = await page.locator('main tbody a[href^="/faelle/"]').first().getAttribute('href');
  await lotse.visit(page, `${file}/hindernis`);
  await lotse.press(page, 'Sprache: Kein Angebot');
  await lotse.assertShows(page, 'Kein Angebot');
}

/** Anna tells a course without names and submits it; gives its number, for no list shows a title before release. */
async function reconstruct(page) {
  await lotse.visit(page, '/fallrekonstruktionen/neu');
  await lotse.fill(page, { titel: COURSE, beteiligte: 'Sprachkursträger, Leitung', lehre: LESSON });
  await page.locator('main [name="feld"]').selectOption('language');
  await lotse.press(page, 'Speichern und weiter zum Verlauf');
  for (const [month, who, what] of [['1', 'Familie', 'Meldet sich an.'], ['3', 'Sprachkursträger', 'Bietet nur Kurse am Vormittag an.']]) {
    await lotse.fill(page, { monat: month, wer: who, geschah: what });
    await lotse.press(page, 'Station hinzufügen');
  }
  await lotse.press(page, 'Mit den Stationen von links beginnen');
  await lotse.visit(page, page.url().split('?')[0].replace(/\/verlauf.*$/, '/pruefung'));
  if ((await page.getByRole('button', { name: 'Entscheidungen übernehmen' }).count()) > 0) await lotse.press(page, 'Entscheidungen übernehmen');
  await lotse.arrive(page, () => page.locator('section[aria-labelledby="einreichen"] button').click());
  const row = page.locator('main tr', { hasText: 'wartet auf die zweite Person' }).filter({ hasText: 'Sprache' });
  return (await row.getByRole('link').first().innerText()).trim();
}

/** A second case manager reads and releases; gives the address of what is released. */
async function release(number) {
  const clara = await stage.enter('kollegin');
  await lotse.visit(clara, '/fallrekonstruktionen');
  await lotse.follow(clara, number);
  await clara.locator('main [name="gelesen"]').check();
  await lotse.press(clara, 'Freigeben');
  const address = new URL(clara.url()).pathname;
  await clara.context().close();
  return address;
}

/** Anna writes down the finding that comes of it. */
async function find(page, course) {
  const id = course.split('/')[2];
  await lotse.visit(page, `/befunde/neu?rekonstruktion=${id}`);
  await lotse.fill(page, { befund: LESSON });
  await page.locator('main [name="feld"]').selectOption('language');
  await page.locator('main [name="art"]').selectOption('no_offer');
  await lotse.arrive(page, () => page.locator('main form.form button[type=submit]').first().click(), undefined).catch(async () => {});
  const again = page.getByRole('button', { name: 'Trotzdem speichern' });
  if ((await again.count()) > 0) await lotse.arrive(page, () => again.click());
}

/** The coordination makes a theme of it; gives its address. */
async function bundle(page) {
  await lotse.visit(page, '/themen/neu');
  await lotse.fill(page, { titel: THEME, beschreibung: 'Kurse gibt es nur am Vormittag.' });
  await page.locator('main [name="feld"]').selectOption('language');
  await page.locator('main [name="art"]').selectOption('no_offer');
  await page.locator('main [name="ebene"][value="district"]').check();
  const owner = page.locator('main [name="zustaendig"]');
  if ((await owner.inputValue()) === '') await owner.selectOption({ index: 1 });
  await lotse.press(page, 'Thema eröffnen');
  const theme = new URL(page.url()).pathname;
  await lotse.visit(page, `${theme}/befunde`);
  await page.locator('main [name="befund"]').first().check();
  await lotse.press(page, 'In das Thema');
  return theme;
}

/** A step on the ladder. */
async function climb(page, theme, to, reason) {
  await lotse.visit(page, `${theme}/schritte?nach=${to}`);
  const place = page.locator('main [name="kommune"]');
  if ((await place.count()) > 0) await place.selectOption({ index: 1 });
  await lotse.fill(page, { grund: reason });
  await lotse.arrive(page, () => page.locator('main form.form .form__actions button').first().click());
}

/** The Lenkungsgruppe meets with a paper, is quorate and votes; gives the address of the decision. */
async function decide(page, theme) {
  await lotse.visit(page, '/gremien');
  await lotse.arrive(page, () => page.locator('main a[href^="/gremien/"]', { hasText: 'Lenkungsgruppe' }).first().click());
  await lotse.follow(page, 'Sitzung planen');
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await lotse.fill(page, { tag: day, von: '09:00', bis: '11:00', ort: 'Kreishaus' });
  await lotse.press(page, 'Speichern');
  const meeting = new URL(page.url()).pathname;
  await page.locator('summary', { hasText: 'Punkt hinzufügen' }).click();
  const form = page.locator(`form[action="${meeting}/punkte"]`);
  await form.locator('[name="art"]').selectOption('decision');
  await form.locator('[name="titel"]').fill('Kurse am Abend');
  await form.locator('[name="thema"]').selectOption(theme.split('/')[2]);
  await lotse.arrive(page, () => form.getByRole('button', { name: 'Hinzufügen' }).click());
  await lotse.arrive(page, () => page.locator('li.card', { hasText: 'Kurse am Abend' }).getByRole('link', { name: 'Punkt bearbeiten' }).click());
  await lotse.follow(page, 'Neue Vorlage aus dem Thema schreiben');
  await lotse.press(page, 'Speichern');
  await lotse.visit(page, meeting);
  await lotse.press(page, 'Einladung versenden');
  await lotse.press(page, 'Sitzung beginnen');
  await lotse.visit(page, `${meeting}/niederschrift`);
  const present = page.locator('form[action$="/anwesenheit"] input[value="present"]');
  for (let at = 0; at < (await present.count()); at += 1) await present.nth(at).check();
  await lotse.press(page, 'Anwesenheit speichern');
  await lotse.assertShows(page, 'beschlussfähig');
  const item = page.locator('main section.card', { hasText: 'Kurse am Abend' });
  await item.locator('[name="text"]').fill('Die Koordination stellt das Thema vor.');
  await item.locator('summary', { hasText: 'Beschluss' }).click();
  await item.locator('[name="beschluss"]').fill('Eine Arbeitsgruppe erarbeitet Kurse am Abend.');
  await item.locator('[name="ja"]').fill('5');
  await item.locator('[name="nein"]').fill('0');
  await item.locator('[name="enthaltung"]').fill('0');
  await lotse.arrive(page, () => item.locator('.form__actions button').click());
  await lotse.arrive(page, () => page.locator('main a[href^="/beschluesse/"]').first().click());
  await lotse.assertShows(page, 'angenommen');
  return new URL(page.url()).pathname;
}

/** The decision founds a working group and gives it the theme. */
async function found(page, decision) {
  await lotse.follow(page, 'Arbeitsgruppe einsetzen');
  await lotse.fill(page, { name: 'AG Sprache am Abend' });
  await lotse.press(page, 'Speichern');
  await lotse.visit(page, decision);
  await page.locator('main [name="wohin"]').first().check();
  await lotse.fill(page, { grund: 'Die Arbeitsgruppe hat den Auftrag.' });
  await lotse.press(page, 'Weitergeben');
}

/** The working group reports back. */
async function reportBack(page, theme) {
  await lotse.visit(page, theme);
  await lotse.assertShows(page, 'Arbeitsgruppe');
  await climb(page, theme, 'steering_group', 'Die Arbeitsgruppe schlägt zwei Kurse am Abend vor.');
}

/** A measure follows. */
async function agree(page, decision) {
  await lotse.visit(page, decision);
  await lotse.follow(page, 'Maßnahme anlegen');
  await lotse.fill(page, { titel: MEASURE, wer: 'Träger der Sprachkurse', bis: '2030-06-30' });
  await lotse.press(page, 'Speichern');
  await lotse.assertShows(page, MEASURE, 'noch keine Aussage');
  await lotse.fill(page, { notiz: 'Der erste Kurs beginnt.' });
  await page.locator('main [name="stand"]').selectOption('running');
  await lotse.press(page, 'Festhalten');
  await lotse.assertShows(page, 'Der erste Kurs beginnt.');
}

/** The whole way stands on one page. */
async function story(page, theme) {
  await lotse.visit(page, theme);
  await lotse.follow(page, 'Ganzer Verlauf');
  await lotse.assertShows(page, LESSON, 'Fallrekonstruktion', 'Weiter an', 'Sitzung: Lenkungsgruppe', 'Vorlage', 'Beschluss', MEASURE);
  await lotse.visit(page, '/themen/leiter');
  await lotse.assertShows(page, THEME);
}

/** The coordination answers those who raised it. */
async function answer(page, theme) {
  await lotse.visit(page, `${theme}/antwort`);
  await lotse.fill(page, { antwort: 'Zwei Kurse am Abend sind beschlossen.' });
  await lotse.press(page, 'Antwort senden');
}

/** The municipalities are told; a board member finds no case by any address. */
async function informed() {
  const lead = await stage.enter('leitung');
  await lotse.visit(lead, '/informationsbriefe');
  await lead.context().close();
  const member = await stage.enter('gremium');
  for (const address of ['/faelle', '/personen', '/fallrekonstruktionen', '/massnahmen']) await lotse.visit(member, address, 404);
  await lotse.visit(member, '/meine-gremien');
  await member.context().close();
}

/** Anna reads the answer and says that it goes on. */
async function readByCaseManager(page) {
  await lotse.visitUntil(page, '/antworten', async () => (await page.getByText('Zwei Kurse am Abend sind beschlossen.').count()) > 0);
  const card = page.locator('article', { hasText: 'Zwei Kurse am Abend sind beschlossen.' });
  await lotse.arrive(page, () => card.getByRole('link', { name: 'Besteht weiter' }).click());
  await lotse.press(page, 'Besteht weiter');
  await lotse.assertShows(page, 'besteht weiter');
}
