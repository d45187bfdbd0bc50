// Who comes rarely signs in with a mailed link and a PIN, in the own language, on a device that can be forgotten again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { openWindow, enter } = await lotse.stage();
const PIN = '482915';

test('a partner comes in by link and PIN, later by PIN alone, until the device is forgotten', async () => {
  const gregor = await enter('administration');
  const emil = await openWindow();
  await lotse.visit(emil, '/anmelden');
  await lotse.arrive(emil, () => emil.getByRole('link', { name: 'Mit Link und PIN anmelden' }).click());
  await lotse.fill(emil, { email: 'partner@demo.example' });
  await lotse.press(emil, 'Link anfordern');
  await lotse.assertShows(emil, 'Bitte sehen Sie in Ihr Postfach');

  const link = await mailedLink(gregor, 'partner@demo.example');
  await lotse.visit(emil, link);
  await lotse.fill(emil, { pin: PIN, pin_wiederholt: '482916' });
  await lotse.press(emil, 'PIN speichern und anmelden', 422);
  await lotse.assertShows(emil, 'Die beiden PINs sind nicht gleich.');
  await lotse.fill(emil, { pin: PIN, pin_wiederholt: PIN });
  await lotse.press(emil, 'PIN speichern und anmelden');
  await lotse.assertShows(emil, 'Guten Tag, Emil Muster (Demo)');

  await lotse.signOut(emil);
  await lotse.visit(emil, '/anmelden/link');
  await lotse.fill(emil, { pin: PIN });
  await lotse.press(emil, 'Anmelden');
  await lotse.assertShows(emil, 'Guten Tag, Emil Muster (Demo)');

  await lotse.visit(emil, '/konto/anmeldungen');
  await lotse.assertShows(emil, 'Gemerkte Geräte');
  await lotse.press(emil, 'Nicht mehr merken');
  assert.match(emil.url(), /\/anmelden/, 'with the device goes the session that it opened');
  await lotse.visit(emil, '/anmelden/link');
  await lotse.assertShows(emil, 'E-Mail-Adresse');
  await lotse.visit(emil, link, 422);
  await lotse.assertShows(emil, 'Dieser Link gilt nicht mehr');
  await Promise.all([gregor, emil].map((page) => page.context().close()));
});

test('every page of the way by link is there in Arabic, from right to left', async () => {
  const gregor = await enter('administration');
  const karim = await openWindow();
  await lotse.visit(karim, '/anmelden/link');
  await karim.locator('[name=sprache]').last().selectOption('ar');
  await lotse.press(karim, 'Sprache wählen');
  await assertArabic(karim, 'تسجيل الدخول عبر رابط');
  await lotse.fill(karim, { email: 'regeldienst@demo.example' });
  await lotse.press(karim, 'طلب الرابط');
  await assertArabic(karim, 'يُرجى مراجعة بريدكم');

  const link = await mailedLink(gregor, 'regeldienst@demo.example');
  await lotse.visit(karim, link);
  await assertArabic(karim, 'اختيار رمز PIN');
  await lotse.fill(karim, { pin: '123456', pin_wiederholt: '123456' });
  await lotse.press(karim, 'حفظ الرمز وتسجيل الدخول', 422);
  await assertArabic(karim, 'من السهل تخمين هذا الرمز');
  await lotse.fill(karim, { pin: PIN, pin_wiederholt: PIN });
  await lotse.press(karim, 'حفظ الرمز وتسجيل الدخول');

  await lotse.signOut(karim);
  await lotse.visit(karim, '/anmelden/link?sprache=ar');
  await assertArabic(karim, 'إدخال رمز PIN');
  await lotse.visit(karim, link, 422);
  await assertArabic(karim, 'هذا الرابط لم يعد صالحًا');
  await Promise.all([gregor, karim].map((page) => page.context().close()));
});

/** The link of the newest mail to this address, from the page that takes the place of a mailbox in the demo. */
async function mailedLink(page, address) {
  const line = page.locator('main li', { hasText: address }).filter({ has: page.locator('a[href*="/anmelden/"]') }).first();
  await lotse.visitUntil(page, '/postausgang', async () => (await line.count()) > 0);
  return line.locator('a').getAttribute('href');
}

async function assertArabic(page, text) {
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
  await lotse.assertShows(page, text);
}
