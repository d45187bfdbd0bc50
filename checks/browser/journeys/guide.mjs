// Somebody without an account finds help on the public guide, in Arabic and in German, asks for an appointment, and a case
// manager takes it up. Every public page is held to axe in both directions; nothing of a visitor is kept in the browser.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { openWindow, enter } = await lotse.stage();
/** Nobody reads and fills in a form in less; what is quicker is shown again. */
const PATIENCE_MS = 4_500;
/** What a first visit may load, compressed, fonts and symbols included (bytes). */
const MOST_LOADED = 60 * 1024;

const PAGES = ['', '/suche', '/suche?q=deutsch', '/lebenslage/german', '/lebenslage/housing', '/thema/migration_advice_adults',
  '/sprechstunden', '/termin', '/absage', '/barrierefreiheit'];

for (const [language, dir] of [['ar', 'rtl'], ['de', 'ltr'], ['de-x-leicht', 'ltr'], ['ti', 'ltr']]) {
  test(`every page of the guide is sound in ${language}`, async () => {
    for (const colorScheme of ['light', 'dark']) {
      const page = await openWindow({ colorScheme, viewport: lotse.PHONE });
      for (const below of PAGES) {
        await lotse.visit(page, `/wegweiser/${language}${below}`);
        assert.equal(await page.locator('html').getAttribute('dir'), dir);
      }
      const offer = page.locator('.lines h3 a').first();
      await lotse.visit(page, `/wegweiser/${language}/suche`);
      await lotse.arrive(page, () => offer.click());
      await lotse.visit(page, `/wegweiser/${language}/gibt-es-nicht`, 404);
      assert.deepEqual(await page.context().cookies(), [], 'no cookie at all');
      await page.context().close();
    }
  });
}

test('a first visit loads no more than 60 KB, and no script', async () => {
  const page = await openWindow();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let loaded = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (loaded += encodedDataLength));
  await page.goto('/wegweiser/de', { waitUntil: 'networkidle' });
  assert.equal(await page.locator('script').count(), 0);
  assert.ok(loaded > 0 && loaded <= MOST_LOADED, `${loaded} bytes`);
  await page.context().close();
});

test('in Arabic, without JavaScript, somebody finds an offer and asks for an appointment, and it is taken up', async () => {
  const page = await openWindow({ javaScriptEnabled: false, viewport: lotse.PHONE });
  await lotse.visit(page, '/wegweiser');
  await lotse.arrive(page, () => page.locator('main').getByRole('link', { name: 'العربية' }).click());
  await lotse.follow(page, 'دورة لتعلم الألمانية');
  await lotse.arrive(page, () => page.locator('.lines h3 a').first().click());
  assert.ok((await page.locator('main h1').innerText()).length > 0);

  await lotse.arrive(page, () => page.getByRole('navigation').getByRole('link', { name: 'طلب موعد' }).click());
  await page.waitForTimeout(PATIENCE_MS);
  await page.locator('[name=ort]').selectOption({ index: 1 });
  const place = await page.locator('[name=ort] option:checked').innerText();
  await lotse.fill(page, { rufname: 'Besuch Muster', erreichbar: 'ruf an' });
  await lotse.press(page, 'طلب موعد', 422);
  await lotse.assertShows(page, 'هذا ليس رقم هاتف');
  await page.waitForTimeout(PATIENCE_MS);
  await lotse.fill(page, { erreichbar: '0151 0000000' });
  await lotse.press(page, 'طلب موعد');
  await lotse.assertShows(page, 'وصل طلبكم', place);
  await page.context().close();

  const taken = await takeUp(place);
  await lotse.assertShows(taken, 'Besuch Muster', '0151 0000000 (Anruf, jederzeit)', 'Arabisch');
  await taken.context().close();
});

test('in German somebody asks, and takes it back with the code', async () => {
  const page = await openWindow();
  await lotse.visit(page, '/wegweiser/de/termin');
  await page.waitForTimeout(PATIENCE_MS);
  await page.locator('[name=ort]').selectOption({ index: 1 });
  await lotse.fill(page, { rufname: 'Besuch Zwei', erreichbar: '0151 0000000' });
  await lotse.press(page, 'Termin wünschen');
  const code = await page.locator('.code__letters').innerText();
  await lotse.follow(page, 'Termin absagen');
  await lotse.fill(page, { code: 'ABCD-EFGH-IJKL' });
  await lotse.press(page, 'Absagen und löschen', 422);
  await lotse.assertShows(page, 'Diesen Code kennen wir nicht');
  await lotse.fill(page, { code: code.toLowerCase() });
  await lotse.press(page, 'Absagen und löschen');
  await lotse.assertShows(page, 'Ihre Angaben sind gelöscht');
  await page.context().close();
});

test('the coordination closes the guide and opens it again', async () => {
  const bernd = await enter('koordination');
  await lotse.visit(bernd, '/wegweiser/verwaltung');
  await lotse.press(bernd, 'Wegweiser schließen');
  const page = await openWindow();
  await lotse.visit(page, '/wegweiser/ar', 503);
  await lotse.press(bernd, 'Wegweiser öffnen');
  await lotse.visit(page, '/wegweiser/ar');
  await Promise.all([bernd, page].map((one) => one.context().close()));
});

/** Whoever works in that place takes the first request up; gives the page with the card. */
async function takeUp(place) {
  for (const account of ['casemanagement', 'kollegin', 'vertretung']) {
    const page = await enter(account);
    await lotse.visit(page, '/kontakte/uebergaben');
    const card = page.locator('li.card', { hasText: place }).last();
    if ((await card.count()) === 0) {
      await page.context().close();
      continue;
    }
    assert.equal(await page.getByText('Besuch Muster').count(), 0, 'the name opens with the taking up');
    await lotse.arrive(page, () => card.getByRole('button', { name: 'Übernehmen' }).click());
    return page;
  }
  assert.fail(`nobody of the demo works in ${place}`);
}
