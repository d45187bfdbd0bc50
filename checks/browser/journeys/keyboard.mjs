// Everything by keyboard: signing in, the skip link, searching, opening a person, changing it, signing out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { demo, openWindow, enter } = await lotse.stage();
/** More stops than any way here has; who needs more has lost the way. */
const MOST_STOPS = 120;

test('a case manager works without a mouse', async () => {
  const page = await openWindow();
  await lotse.visit(page, '/anmelden');
  await tabTo(page, '[name=konto]');
  await page.keyboard.type('casemanagement');
  await tabTo(page, '[name=kennwort]');
  await page.keyboard.type(demo.accounts[0].password);
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  await lotse.assertShows(page, 'Mein Tag');

  await page.keyboard.press('Tab');
  assert.equal(await focused(page, (part) => part.getAttribute('href')), '#inhalt', 'the first stop skips to the main part');
  await page.keyboard.press('Enter');
  assert.equal(await focused(page, (part) => part.id), 'inhalt');
  await page.keyboard.press('Tab');
  assert.ok(await focused(page, (part) => part.closest('main') !== null), 'the next stop lies in the main part');

  await lotse.visit(page, '/personen');
  const name = await page.locator('tbody th a').first().innerText();
  await tabTo(page, '.top__search [name=suche]');
  await page.keyboard.type(name);
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  await tabTo(page, 'tbody th a');
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  await tabTo(page, 'main a[href$="/bearbeiten"]');
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  await tabTo(page, '[name=telefon]');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('030 23125 777');
  await tabTo(page, 'main button[type=submit]');
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  await lotse.assertShows(page, 'Gespeichert.', '030 23125 777');

  await tabTo(page, '[popovertarget=mein-konto]');
  await page.keyboard.press('Enter');
  await tabTo(page, 'form[action="/abmelden"] button');
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  assert.match(page.url(), /\/anmelden/);
  await page.context().close();
});

test('wherever the keyboard stops one sees it', async () => {
  for (const [account, address] of [['casemanagement', '/'], ['koordination', '/stellenplan'], ['administration', '/konten']]) {
    const page = await enter(account);
    await lotse.visit(page, address);
    const unseen = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const found = await focused(page, (part) => {
        const [style, edge] = [getComputedStyle(part), part.getBoundingClientRect()];
        const isSeen = (style.outlineStyle !== 'none' || style.boxShadow !== 'none') && edge.width > 0;
        // The browser marks the calendar button within a day itself, and the page with the whole window.
        const isBrowsers = part.type === 'date' || part === document.body;
        return isBrowsers || isSeen ? '' : part.outerHTML.slice(0, 120);
      });
      if (found) unseen.push(found);
    }
    assert.deepEqual(unseen, [], address);
    await page.context().close();
  }
});

test('on a phone the menu opens and closes by keyboard', async () => {
  const page = await enter('koordination', { viewport: lotse.PHONE });
  await tabTo(page, '.top__menu');
  await page.keyboard.press('Enter');
  await tabTo(page, '.side a[href="/kommunen"]');
  await lotse.arrive(page, () => page.keyboard.press('Enter'));
  await lotse.assertShows(page, 'Altenbeken');
  await tabTo(page, '.top__menu');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.side').isVisible(), false);
  await page.context().close();
});

/** Presses Tab until something that matches has the focus. */
async function tabTo(page, selector) {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`no way by keyboard to ${selector} on ${page.url()}`);
}

/** What has the focus, as `read` sees it in the page. */
async function focused(page, read) {
  const handle = await page.evaluateHandle(() => document.activeElement);
  return handle.evaluate(read);
}
