// How a declaration is printed and signed in the browser. What stands on the paper is tested beside its template.

import assert from 'node:assert/strict';
import * as lotse from './lib.mjs';

export const SCAN = { name: 'Scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nUnterschrieben\n%%EOF\n') };
export const MOST_CLICKS_TO_ADD_A_RECIPIENT = 4;
export const MOST_PAGES = 3;

/** Signs the open sheet on paper; the scan may lie beside it. */
export async function signOnPaper(page, scan) {
  if (scan) await page.locator('main [name=datei]').first().setInputFiles(scan);
  await tick(page, 'vorgelesen');
  await lotse.press(page, 'Unterschrift festhalten');
}

/** Draws a signature into the field of the open sheet. */
export async function signOnTheScreen(page) {
  await tick(page, 'am Bildschirm');
  const field = page.locator('canvas');
  await field.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await field.boundingBox();
  await page.mouse.move(x + width / 4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 4, { steps: 4 });
  await page.mouse.move(x + width / 1.5, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await tick(page, 'mündlich gedolmetscht');
  await lotse.fill(page, { gedolmetscht: 'Frau Muster' });
  await lotse.press(page, 'Unterschrift festhalten');
}

/** Ticks a box by the words beside it. */
function tick(page, words) {
  return page.locator('main label', { hasText: words }).first().click();
}

/** Presses a button that hands out a file, and gives its bytes. */
export async function download(page, words) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words }).click()]);
  return lotse.bytesOf(file);
}

/** A tagged PDF of at most so many pages. */
export function assertPaper(bytes, most) {
  const text = bytes.toString('latin1');
  assert.ok(text.startsWith('%PDF-') && text.includes('/StructTreeRoot'), 'a tagged PDF');
  const pages = Number(text.match(/\/Type\s*\/Pages[\s\S]*?\/Count\s+(\d+)/)[1]);
  assert.ok(pages <= most, `${pages} pages`);
}
