// Opens every page that a role can reach by links and holds it to what every page must pass.
// Keeps the pages for the HTML checker and the PDFs for the PDF checker. Tests no behaviour: journeys do.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import * as lotse from './lib.mjs';

const demo = await lotse.startDemo();
const browser = await lotse.startBrowser();
after(async () => {
  await browser.close();
  await demo.stop();
});

/** So many roles walk at a time: while one page is drawn, the next is made. */
const LANES = 2;
/** Pages look alike for several roles: the same main part is judged once, the frame around it once a role. */
const judged = new Set();
const kept = new Set();

describe('every page', { concurrency: LANES }, () => {
  for (const visitor of [undefined, ...demo.accounts]) {
    const role = visitor?.role ?? 'public';
    test(`every page for ${role}`, { timeout: 600_000 }, async (all) => {
      const page = await lotse.openWindow(browser, demo);
      if (visitor) await lotse.signIn(page, demo, visitor);
      let first = true;
      const visit = async (found) => {
        await all.test(`${role} ${found.shape}`, async () => {
          assert.equal(found.status, 200, `${found.url} answers ${found.status}`);
          if (found.html === undefined) return keepDocument(role, found);
          await keepPage(role, found);
          lotse.assertNoComplaints(page);
          const main = lotse.fingerprint(found.html, 'main');
          if (judged.has(main) && !first) return;
          judged.add(main);
          first = false;
          await lotse.assertNarrow(page);
          await lotse.assertAccessible(page);
        });
      };
      await lotse.walk(page, visitor ? page.url() : `${demo.url}/`, visit);
      await page.context().close();
    });
  }
});

test('the gallery holds in every theme and width', async (all) => {
  const windows = {
    'light, phone': { colorScheme: 'light', viewport: lotse.PHONE },
    'dark, notebook': { colorScheme: 'dark' },
    'dark, phone': { colorScheme: 'dark', viewport: lotse.PHONE },
    'forced colours': { forcedColors: 'active' },
  };
  for (const [name, options] of Object.entries(windows)) {
    await all.test(name, async () => {
      const page = await lotse.openWindow(browser, demo, options);
      await lotse.signIn(page, demo, demo.accounts[0]);
      const response = await page.goto('/galerie');
      assert.equal(response.status(), 200);
      lotse.assertNoComplaints(page);
      await lotse.assertNarrow(page);
      await lotse.assertAccessible(page);
      await page.context().close();
    });
  }
});

test('paper shows neither a form nor the heading and the card that stand around it', async () => {
  const page = await lotse.openWindow(browser, demo);
  await lotse.signIn(page, demo, 'administration');
  await lotse.visit(page, '/konten');
  await lotse.arrive(page, () => page.locator('tbody a').first().click());
  const card = page.locator('section.card', { hasText: 'Rolle vergeben' });
  assert.ok(await card.isVisible());
  await page.emulateMedia({ media: 'print' });
  assert.ok(await card.isHidden());
  assert.ok(await page.getByRole('table', { name: 'Rollen' }).isVisible());
  await page.context().close();
});

async function keepPage(role, { html, shape }) {
  const mark = lotse.fingerprint(html);
  if (kept.has(mark)) return;
  kept.add(mark);
  await lotse.keep('html', role, shape, 'html', html);
}

async function keepDocument(role, { type, document, shape }) {
  assert.ok(document.length > 0, 'the document is empty');
  if (type.startsWith('application/pdf')) await lotse.keep('pdf', role, shape, 'pdf', document);
}
