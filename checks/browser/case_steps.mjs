// The steps of a case as a case manager goes them, with the budgets that they may take. What a rule says is tested in its crate.

import assert from 'node:assert/strict';
import * as lotse from './lib.mjs';

/** Three life areas are updated in 90 seconds: one tap in five of them, with reading what it means. */
const MOST_TAPS_FOR_THREE_AREAS = 18;
const MOST_KEYS_FOR_A_REVIEW = 20;
const MOST_CLICKS_FOR_A_LETTER = 4;
/** The button of a letter to others, before anything is made. */
export const LOOK_AT_WHAT_GOES = 'Prüfen, was hinausgeht';

/** Opens a room of a case from its file. */
export async function into(hand, file, room) {
  await lotse.visit(hand.page, file);
  await hand.follow(room);
}

/** Updates three life areas: `{ housing: { need: 4, wish: 5, urgency: 'now' } }`. */
export async function assess(hand, file, areas) {
  assert.equal(Object.keys(areas).length, 3);
  await into(hand, file, 'Einschätzung');
  await hand.within(MOST_TAPS_FOR_THREE_AREAS, 'updating three life areas', async () => {
    await hand.follow('Neue Einschätzung');
    for (const [area, { need, wish, urgency }] of Object.entries(areas)) {
      const fields = hand.main.locator('details', { has: hand.page.locator(`[name=bedarf_${area}]`) });
      await hand.unfold('', fields);
      await hand.pick(`bedarf_${area}`, need);
      await hand.pick(`beduerfnis_${area}`, wish);
      await hand.pick(`dringlichkeit_${area}`, urgency);
    }
    await hand.press('Speichern');
  });
  await lotse.assertShows(hand.page, 'Stand je Lebensbereich');
}

/** Notes circumstances, takes the proposal where it refers on, and accompanies in the other life areas. */
export async function decide(hand, file, { facts, referred, accompanied }) {
  await into(hand, file, 'Zuständigkeit');
  await hand.pick('umstaende', ...facts);
  await hand.press('Vorschläge erneuern');
  await lotse.assertShows(hand.page, 'Jobcenter');
  const ways = [...referred.map((area) => [area, 'referred']), ...accompanied.map((area) => [area, 'accompanied'])];
  const card = (area) => hand.main.locator('section.card', { has: hand.page.locator(`[name=weg_${area}]`) });
  for (const [area, way] of ways) {
    await hand.unfold('Entscheiden', card(area));
    await hand.pick(`weg_${area}`, way);
  }
  await hand.press('Entscheidungen speichern');
  const words = { referred: 'Verweisberatung', accompanied: 'Prozessbegleitung' };
  for (const [area, way] of ways) assert.ok((await card(area).locator('.tags').innerText()).includes(words[way]), `${area} is ${way}`);
}

/** Sets a goal; `step` is what is done first for it. */
export async function setGoal(hand, { kind, title, measure, due, area, step }) {
  await lotse.fill(hand.page, { ziel: title, woran: measure ?? '', bis: due ?? '' });
  await hand.pick('ebene', kind);
  if (area) await hand.choose('lebensbereich', area);
  await hand.press('Speichern');
  if (!step) return;
  const card = goalCard(hand, title);
  await hand.unfold('Schritt hinzufügen', card);
  await card.locator('[name=was]').fill(step);
  await card.locator('[name=schritt_bis]').fill(due);
  await hand.arrive(card.getByRole('button', { name: 'Schritt speichern' }));
}

/** The card of a goal on the page of goals. */
export function goalCard(hand, title) {
  return hand.main.locator('section.card', { has: hand.page.getByRole('heading', { name: title }) });
}

/** Makes the agreement of what stands, prints it beside a language, and notes both signatures. */
export async function agree(hand, language) {
  await hand.press('Neue Vereinbarung');
  await hand.main.locator('form[action$="/druck"] select[name=sprache]').selectOption(language);
  assertPdf(await hand.download(hand.main.getByRole('button', { name: 'Drucken (PDF)' })));
  await hand.unfold('Unterschriften eintragen');
  await hand.arrive(hand.main.locator('form[action$="/unterschrift"]').getByRole('button', { name: 'Speichern' }));
  await lotse.assertShows(hand.page, 'unterschrieben');
}

/** Rates each goal on the keyboard alone: what is asked first is reached with one key. */
export async function review(hand, file, levels) {
  await into(hand, file, 'Überprüfung');
  await hand.within(MOST_KEYS_FOR_A_REVIEW, 'a review', async () => {
    for (const { from, to } of levels) {
      await hand.key('Tab');
      if (to === 0) await hand.key('Space');
      else await hand.key('ArrowDown', to - from);
    }
    await hand.keyTo('Enter');
  });
  await lotse.assertShows(hand.page, 'Bisherige Überprüfungen');
}

/** Rates each goal with the thumb. */
export async function reviewByThumb(hand, file, levels) {
  await into(hand, file, 'Überprüfung');
  const goals = await hand.main.locator('fieldset').all();
  assert.equal(goals.length, levels.length, 'every goal is asked for');
  await hand.within(MOST_KEYS_FOR_A_REVIEW, 'a review', async () => {
    for (const [place, level] of levels.entries()) await hand.click(goals[place].locator('label').nth(level));
    await hand.press('Überprüfung speichern');
  });
  await lotse.assertShows(hand.page, 'Bisherige Überprüfungen');
}

/**
 * Writes a letter from the file; what the template asks for is typed, and of what goes to others it is looked at first what
 * goes. Gives the PDF that lies in the file.
 */
export async function writeLetter(hand, file, template, fields = {}) {
  await lotse.visit(hand.page, file);
  await hand.within(MOST_CLICKS_FOR_A_LETTER, `the letter ${template}`, async () => {
    await hand.follow('Schreiben');
    await hand.follow(template);
    await lotse.fill(hand.page, fields);
    if ((await hand.main.getByRole('button', { name: LOOK_AT_WHAT_GOES }).count()) > 0) await hand.press(LOOK_AT_WHAT_GOES);
    await hand.press('PDF erstellen');
  });
  const row = hand.main.locator('tr', { hasText: template });
  const look = row.getByRole('link', { name: 'Ansehen' });
  const isToOthers = (await look.count()) > 0;
  // What goes to others is looked at first; it leaves from its own page, which asks once more.
  if (isToOthers) await hand.arrive(look.first());
  const way = isToOthers ? hand.main.getByRole('button', { name: 'PDF speichern' }) : row.getByRole('link', { name: 'PDF' });
  const letter = await hand.download(way);
  assertPdf(letter);
  return letter;
}

/** Closes the case with its evaluation and what the client says of it. */
export async function close(hand, file, { reason, smiley, lesson }) {
  await into(hand, file, 'Abschluss');
  await lotse.assertShows(hand.page, 'Vor dem Abschluss');
  await hand.choose('grund', reason);
  await hand.pick('rueckmeldung', smiley);
  await lotse.fill(hand.page, { lernen: lesson });
  await hand.press('Fall abschließen');
  await lotse.assertShows(hand.page, 'Der Fall ist abgeschlossen.', reason);
  await lotse.visit(hand.page, file);
  await lotse.assertShows(hand.page, 'Abgeschlossen', 'Abschlussgrund', reason);
}

/** Fails on anything but a PDF. */
export function assertPdf(bytes) {
  assert.equal(bytes.subarray(0, 4).toString('latin1'), '%PDF');
}
