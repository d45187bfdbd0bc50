// Two people change the same municipality: the second one sees both versions, keeps what was typed, and saves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { enter } = await lotse.stage();

/** What the second one types; the area is a field that the first one changes as well. */
const HANNAS = { stichtag: '2025-12-31', einwohner: '9.350', flaeche: '76,25', quelle: 'Ratsbeschluss vom 12.03.2026' };

test('the second editor of a municipality loses nothing', async () => {
  const bernd = await enter('koordination');
  const hanna = await enter('leitung');
  for (const page of [bernd, hanna]) await openForm(page);

  await lotse.fill(bernd, {
    stichtag: '2024-12-31', einwohner: '9.301', flaeche: '76,24', quelle: 'Landesbetrieb, Stand 31.12.2024',
  });
  await lotse.press(bernd, 'Speichern');
  await lotse.assertShows(bernd, 'Gespeichert.', '31.12.2024', '9.301', '76,24 km²');

  await lotse.fill(hanna, HANNAS);
  await lotse.press(hanna, 'Speichern', 409);
  await lotse.assertShows(hanna, 'Inzwischen hat Bernd Muster (Demo) gespeichert', 'Ihr Text ist noch da');
  assert.equal(await hanna.evaluate(() => document.activeElement.id), 'konflikt', 'the conflict takes the focus');
  const difference = hanna.locator('#konflikt ~ * tr, #konflikt tr').filter({ hasText: 'Fläche' });
  assert.match(await difference.innerText(), /76,25[\s\S]*76,24/, 'both versions stand side by side');
  for (const [name, text] of Object.entries(HANNAS)) {
    assert.equal(await hanna.locator(`[name=${name}]`).inputValue(), text, `${name} is kept`);
  }

  await lotse.press(hanna, 'Speichern');
  await lotse.assertShows(hanna, 'Gespeichert.', '76,25 km²', '9.301', '9.350', 'Hanna Muster (Demo)', 'Bernd Muster (Demo)');
  await Promise.all([bernd, hanna].map((page) => page.context().close()));
});

test('a count for a day that has one is refused in the form, with everything still typed', async () => {
  const page = await enter('koordination');
  await openForm(page);
  await lotse.fill(page, { stichtag: '2023-06-30', einwohner: '9.000', quelle: 'Probe' });
  await lotse.press(page, 'Speichern', 422);
  await lotse.assertShows(page, 'Für den 30.06.2023 gibt es schon eine Einwohnerzahl.');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.error-summary')), 'the summary takes the focus');
  assert.equal(await page.locator('[name=einwohner]').inputValue(), '9.000');
  await page.context().close();
});

async function openForm(page) {
  await lotse.visit(page, '/kommunen');
  await lotse.follow(page, 'Altenbeken');
  await lotse.follow(page, 'Bearbeiten');
}
