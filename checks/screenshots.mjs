// Takes a picture of every page of every role: notebook, phone, dark, print. Judges nothing: people look at them.
// Roles may be named as arguments; the pictures go to `screenshots/<role>/<page>-<view>.png`.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as lotse from './browser/lib.mjs';

const VIEWS = {
  notebook: { viewport: lotse.NOTEBOOK, colorScheme: 'light', media: 'screen' },
  phone: { viewport: lotse.PHONE, colorScheme: 'light', media: 'screen' },
  dark: { viewport: lotse.NOTEBOOK, colorScheme: 'dark', media: 'screen' },
  print: { viewport: { width: 794, height: 1123 }, colorScheme: 'light', media: 'print' },
};

const wanted = process.argv.slice(2);
const folder = process.env.LOTSE_SCREENSHOTS ?? 'screenshots';
const demo = await lotse.startDemo();
const browser = await lotse.startBrowser();
let pictures = 0;
try {
  for (const visitor of [undefined, ...demo.accounts]) {
    const role = visitor?.role ?? 'public';
    if (wanted.length > 0 && !wanted.includes(role)) continue;
    await mkdir(join(folder, fileName(role)), { recursive: true });
    const page = await lotse.openWindow(browser, demo);
    if (visitor) await lotse.signIn(page, demo, visitor);
    await lotse.walk(page, visitor ? page.url() : `${demo.url}/`, async ({ html, shape }) => {
      if (html !== undefined) await takePictures(page, role, shape);
    });
    await page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
console.log(`${pictures} pictures in ${folder}`);

async function takePictures(page, role, shape) {
  for (const [view, { viewport, colorScheme, media }] of Object.entries(VIEWS)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, media, reducedMotion: 'reduce' });
    const path = join(folder, fileName(role), `${fileName(shape) || 'start'}-${view}.png`);
    await page.screenshot({ path, fullPage: true });
    pictures += 1;
  }
  await page.setViewportSize(lotse.NOTEBOOK);
  await page.emulateMedia({ colorScheme: 'light', media: 'screen', reducedMotion: 'reduce' });
}

function fileName(text) {
  return text.replace(/^\//, '').replace(/[^\p{L}\p{N}{}=&-]+/gu, '_').slice(0, 120);
}
