// Each role signs in, is greeted by a page of its own, works with the keyboard alone, and is out after signing out.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as lotse from './lib.mjs';

const demo = await lotse.startDemo();
const browser = await lotse.startBrowser();
after(async () => {
  await browser.close();
  await demo.stop();
});

for (const account of demo.accounts) {
  test(`${account.role} signs in and out again`, async () => {
    const page = await lotse.openWindow(browser, demo);
    await lotse.signIn(page, demo, account);
    const home = page.url();
    assert.equal(await page.locator('h1').count(), 1, 'a page has one main heading');
    lotse.assertNoComplaints(page);

    await lotse.signOut(page);
    await page.goto(home);
    assert.match(page.url(), /\/anmelden/, 'after signing out a page asks to sign in');
    await page.context().close();
  });

  test(`${account.role} reaches the main part with the keyboard and sees where the focus is`, async () => {
    const page = await lotse.openWindow(browser, demo);
    await lotse.signIn(page, demo, account);
    await page.keyboard.press('Tab');
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    assert.match(target ?? '', /^#/, 'the first stop of the keyboard is the link to the main part');
    await page.keyboard.press('Tab');
    const visible = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    });
    assert.ok(visible, 'the focus is visible');
    await page.context().close();
  });
}

test('a wrong password is refused without saying which part was wrong', async () => {
  const page = await lotse.openWindow(browser, demo);
  await page.goto('/anmelden');
  await page.locator('[name=konto]').fill(demo.accounts[0].account);
  await page.locator('[name=kennwort]').fill('bestimmt falsch');
  await page.locator('form:has([name=kennwort]) [type=submit]').first().click();
  await page.waitForLoadState('load');
  assert.match(page.url(), /\/anmelden/);
  assert.equal(await page.locator('[name=konto]').inputValue(), demo.accounts[0].account, 'what was typed is kept');
  await page.context().close();
});
