// A case manager finds a person in another spelling, adds, changes and joins persons – with and without JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

/** Each run adds persons of its own, so that one finds only what it added itself. */
const RUNS = [
  { with: 'JavaScript', options: {}, family: 'Yıldız', otherwise: 'Yildiz', spouse: 'Songül' },
  { with: 'no JavaScript', options: { javaScriptEnabled: false }, family: 'Şevçenko', otherwise: 'Sevcenko', spouse: 'Tetjana' },
];

for (const run of RUNS) {
  test(`with ${run.with} a person is found, added, changed and joined to a household`, async () => {
    const page = await lotse.enterSearching(stage, run.options);
    await add(page, 'Mohammed', run.family, '12.04.1987');
    await lotse.assertShows(page, `Mohammed ${run.family}`, 'Angelegt.', '12.04.1987');
    const address = page.url();

    await search(page, `Muhammad ${run.otherwise}`);
    await lotse.assertShows(page, `${run.family}, Mohammed`, 'Warum gefunden');
    await lotse.follow(page, `${run.family}, Mohammed`);
    assert.equal(page.url(), address);

    await lotse.follow(page, 'Bearbeiten');
    await lotse.fill(page, { telefon: '030 23125 001', anschrift: 'Musterweg 1\n33098 Paderborn', geboren: '31.02.1987' });
    await lotse.press(page, 'Speichern', 422);
    assert.equal(await page.locator('[name=telefon]').inputValue(), '030 23125 001', 'what was typed is kept');
    await lotse.fill(page, { geboren: '12.04.1987' });
    await lotse.press(page, 'Speichern');
    await lotse.assertShows(page, 'Gespeichert.', '030 23125 001', '33098 Paderborn');

    await add(page, run.spouse, run.family, '1990');
    await lotse.visit(page, address);
    await lotse.follow(page, 'Haushalt ändern');
    await lotse.fill(page, { name: `${run.spouse} ${run.otherwise}` });
    await lotse.press(page, 'Suchen');
    await page.locator('main label', { hasText: `${run.family}, ${run.spouse}` }).click();
    await lotse.press(page, 'Eintragen');
    await lotse.visit(page, address);
    await lotse.assertShows(page, 'Haushalt 2', `${run.family}, ${run.spouse}`);
    await page.context().close();
  });
}

test('who is already there in another spelling is shown before a second record is made', async () => {
  const page = await lotse.enterSearching(stage);
  await add(page, 'Oleksandr', 'Muster-Probe', '01.05.1979');
  await lotse.visit(page, '/personen/neu');
  await lotse.fill(page, { vorname: 'Aleksander', familienname: 'Muster Probe', geboren: '1979' });
  await lotse.press(page, 'Prüfen und weiter');
  await lotse.assertShows(page, 'Vielleicht schon da', 'Muster-Probe, Oleksandr');
  await lotse.follow(page, 'Muster-Probe, Oleksandr');
  await page.context().close();
});

test('who saves a person second sees both versions and keeps what was typed', async () => {
  const [first, second] = [await lotse.enterSearching(stage), await lotse.enterSearching(stage)];
  await add(first, 'Selam', 'Muster-Zwei', '');
  const form = `${first.url()}/bearbeiten`;
  for (const page of [first, second]) await lotse.visit(page, form);
  await lotse.fill(first, { telefon: '030 23125 002' });
  await lotse.press(first, 'Speichern');

  await lotse.fill(second, { telefon: '030 23125 003' });
  await lotse.press(second, 'Speichern', 409);
  await lotse.assertShows(second, 'Ihr Text ist noch da', '030 23125 002');
  assert.equal(await second.locator('[name=telefon]').inputValue(), '030 23125 003');
  await lotse.press(second, 'Speichern');
  await lotse.assertShows(second, '030 23125 003');
  await Promise.all([first, second].map((page) => page.context().close()));
});

async function search(page, words) {
  await page.locator('.top__search [name=suche]').fill(words);
  await lotse.arrive(page, () => page.locator('.top__search button').click());
}

/** Adds a person in two steps; whoever looks alike is shown beside the second one. */
async function add(page, given, family, born) {
  await lotse.visit(page, '/personen/neu');
  await lotse.fill(page, { vorname: given, familienname: family, geboren: born });
  await lotse.press(page, 'Prüfen und weiter');
  const button = page.locator('main button[name=schritt]');
  await lotse.arrive(page, () => button.click());
}
