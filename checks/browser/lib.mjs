// What every browser test needs: the demo, a signed-in browser, a walk over all links, and the checks a page must pass.
// Knows roles, routes of signing in and nothing else about what Lotse does.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const AXE_SOURCE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_GERMAN = JSON.parse(await readFile(require.resolve('axe-core/locales/de.json'), 'utf8'));
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
  '--disable-background-networking', '--disable-component-update',
];
const START_LIMIT_MS = 60_000;

export const NOTEBOOK = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };
export const NARROWEST = { width: 320, height: 800 };

/** The folder in which later steps look for what a page left behind. */
export function checksFolder(part) {
  return join(process.env.LOTSE_CHECKS ?? join(tmpdir(), 'lotse-checks'), part);
}

// ── The demo ────────────────────────────────────────────────────────────────────────────────────────────────────────

const binary = process.env.LOTSE_BINARY ?? 'target/debug/lotse';

/** Starts `lotse demo` on a free port with data of its own, or with those in a folder; `options` are further arguments. */
export async function startDemo(options = [], data = undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-demo-'));
  const child = spawn(binary, ['demo', '--port', '0', '--data', data ?? join(folder, 'data'), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const said = await firstWords(child);
  const stop = async () => {
    child.kill('SIGTERM');
    await new Promise((ended) => (child.exitCode === null && child.signalCode === null ? child.once('exit', ended) : ended()));
    await rm(folder, { recursive: true, force: true });
  };
  return { url: said.url, accounts: said.accounts, process: child, folder, data: data ?? join(folder, 'data'), stop };
}

/** Waits until the demo has said where it runs and who may sign in. */
function firstWords(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    let settled;
    const fail = (reason) => reject(new Error(`lotse demo ${reason}; it said:\n${output}`));
    const limit = setTimeout(() => fail(`was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const listen = (chunk) => {
      output += chunk;
      const url = output.match(/https?:\/\/127\.0\.0\.1:\d+/)?.[0];
      const accounts = readAccounts(output);
      clearTimeout(settled);
      if (url && accounts.length > 0) {
        settled = setTimeout(() => {
          clearTimeout(limit);
          resolve({ url, accounts });
        }, 300);
      }
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code) => fail(`ended with code ${code}`));
  });
}

/** Reads the table of demo accounts: a header with rolle, konto, kennwort, then one line an account. */
export function readAccounts(output) {
  const lines = output.split('\n').map((line) => line.replace(/^[\s│|]+|[\s│|]+$/g, ''));
  const cells = (line) => line.split(/\s{2,}|\s*[│|]\s*|\t/).map((cell) => cell.trim());
  const start = lines.findIndex((line) => /rolle/i.test(line) && /konto/i.test(line) && /kennwort/i.test(line));
  if (start < 0) return [];
  const header = cells(lines[start].toLowerCase());
  const column = (name) => header.findIndex((cell) => cell.includes(name));
  const accounts = [];
  for (const line of lines.slice(start + 1)) {
    if (/^[─━═┼├┤└┘+\-\s]+$/.test(line) && line !== '') continue;
    const row = cells(line);
    if (row.length < header.length) break;
    accounts.push({ role: row[column('rolle')], account: row[column('konto')], password: row[column('kennwort')] });
  }
  return accounts;
}

/** The data of a small demo, the same at every run: made once for a binary and a day, then copied. */
async function smallData() {
  const { mtimeMs, size } = await stat(binary);
  const day = new Date().toISOString().slice(0, 10);
  const made = join(checksFolder('demo'), `${Math.round(mtimeMs)}-${size}-${day}`);
  if (await stat(made).then(() => true, () => false)) return made;
  const begun = `${made}-${process.pid}`;
  await mkdir(begun, { recursive: true });
  const demo = await startDemo(['--cases', '200', '--seed', '1'], begun);
  await demo.stop();
  // Another file may have been quicker; both made the same.
  await rename(begun, made).catch(() => rm(begun, { recursive: true, force: true }));
  return made;
}

/** A demo with few persons, the same at every run, and a browser: what a journey needs, until its file has ended. */
export async function stage() {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-stage-'));
  const data = join(folder, 'data');
  await cp(await smallData(), data, { recursive: true });
  const demo = await startDemo([], data);
  const browser = await startBrowser();
  after(async () => {
    await browser.close();
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    demo,
    openWindow: (options) => openWindow(browser, demo, options),
    enter: (who, options) => enter(browser, demo, who, options),
  };
}

// ── The browser ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Starts Chromium; close it when done. */
export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: CHROMIUM_FLAGS });
}

/** A browser window of its own: German, Berlin, without movement; `options` as playwright's `newContext`. */
export async function openWindow(browser, demo, options = {}) {
  const context = await browser.newContext({
    baseURL: demo.url, locale: 'de-DE', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', viewport: NOTEBOOK, ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.hasScripts = options.javaScriptEnabled !== false;
  page.isTouched = options.hasTouch === true;
  page.complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => page.complaints.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    const own = address.startsWith(demo.url) || /^(data|blob|about):/.test(address);
    if (!own) page.complaints.push(`loads from elsewhere: ${address}`);
  });
  return page;
}

/** Signs out with the button that may lie in the account's menu. */
export async function signOut(page) {
  const button = page.locator('form[action="/abmelden"] [type=submit]').first();
  if (!(await button.isVisible())) await page.locator('[popovertarget=mein-konto]').first().click();
  await button.click();
  await page.waitForLoadState('load');
}

/** Signs in with an account of the demo's table, given by its row, its role or what is typed to sign in. */
export async function signIn(page, demo, who) {
  const account = typeof who === 'string' ? demo.accounts.find(({ role, account }) => role === who || account === who) : who;
  assert.ok(account, `the demo has no account for ${who}`);
  await page.goto('/anmelden');
  const form = page.locator('form', { has: page.locator('[name=kennwort]') });
  await form.locator('[name=konto]').fill(account.account);
  await form.locator('[name=kennwort]').fill(account.password);
  await Promise.all([page.waitForLoadState('load'), form.locator('[type=submit]').first().click()]);
  await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
  return account;
}

/** A window of its own in which somebody has signed in; `options` as playwright's `newContext`. */
export async function enter(browser, demo, who, options = {}) {
  const page = await openWindow(browser, demo, options);
  await signIn(page, demo, who);
  await assertSound(page);
  return page;
}

/** Opens an address, which must answer with this status and pass what every page must pass. */
export async function visit(page, address, status = 200) {
  const response = await page.goto(address, { waitUntil: 'load' });
  assert.equal(response.status(), status, `${address} answers ${response.status()}`);
  await assertSound(page, status);
}

/** Opens an address again and again until it shows what is made in the background. */
export async function visitUntil(page, address, isThere) {
  const limit = Date.now() + START_LIMIT_MS;
  do {
    await visit(page, address);
    if (await isThere()) return;
  } while (Date.now() < limit);
  assert.fail(`${address} does not come to show what is waited for`);
}

/** Signs a case manager in, who may search: names are read into memory after the start. */
export async function enterSearching(stage, options) {
  const page = await stage.enter('casemanagement', options);
  await visitUntil(page, '/personen/neu', async () => (await page.getByText('Die Suche wird vorbereitet').count()) === 0);
  return page;
}

/** Does what leads to another page – a link, a button, a key – and holds that page to status and rules like `visit`. */
export async function arrive(page, act, status = 200) {
  const [response] = await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), act()]);
  const refused = async () => (await page.locator('main .error-summary').allInnerTexts()).join();
  if (response.status() !== status) assert.fail(`${page.url()} answers ${response.status()}, not ${status} ${await refused()}`);
  await assertSound(page, status);
}

/** Follows a link in the main part by its words. */
export function follow(page, words, status) {
  return arrive(page, () => page.locator('main').getByRole('link', { name: words, exact: true }).first().click(), status);
}

/** Presses a button in the main part by its words. */
export function press(page, words, status) {
  return arrive(page, () => page.locator('main').getByRole('button', { name: words, exact: true }).first().click(), status);
}

/** Fills fields by their names in what is sent. */
export async function fill(page, fields) {
  for (const [name, text] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(text);
}

/** What a file holds that the browser saved. */
export async function bytesOf(download) {
  return readFile(await download.path());
}

/** Fails if the main part does not show every one of these texts. */
export async function assertShows(page, ...texts) {
  const shown = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
  for (const text of texts) assert.ok(shown.includes(text), `${page.url()} does not show “${text}”, but:\n${shown}`);
}

// ── What a page must pass ───────────────────────────────────────────────────────────────────────────────────────────

/** What every page must pass that somebody reaches; `status` is the answer that was expected. axe needs JavaScript. */
export async function assertSound(page, status = 200) {
  assertNoComplaints(page, status);
  assert.equal(await page.locator('h1').count(), 1, `${page.url()} has one main heading`);
  await assertNarrow(page);
  if (page.hasScripts) await assertAccessible(page);
}

/** Fails on anything that axe finds. What axe leaves open for a person is not judged here. */
export async function assertAccessible(page) {
  await page.evaluate(AXE_SOURCE);
  const { violations } = await page.evaluate(
    ([tags, locale]) => {
      globalThis.axe.configure({ locale });
      return globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
    },
    [AXE_TAGS, AXE_GERMAN],
  );
  const findings = violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => `${id} (${impact}): ${help}\n    ${node.target.join(' ')}\n    ${node.html.slice(0, 200)}`));
  if (findings.length > 0) assert.fail(`axe found ${findings.length} on ${page.url()}:\n  ${findings.join('\n  ')}`);
}

/** Fails if a page must be moved sideways at 320 px (WCAG 1.4.10). Leaves the window as wide as it was. */
export async function assertNarrow(page) {
  const before = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const reaching = [...document.body.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > limit + 1);
    const name = (part) => [part.tagName.toLowerCase(), ...part.classList].join('.');
    return [`${document.documentElement.scrollWidth} px`, ...reaching.slice(0, 5).map(name)];
  });
  await page.setViewportSize(before);
  assert.deepEqual(wide, [], `${page.url()} is wider than 320 px`);
}

/**
 * Fails if the browser complained: console errors, blocked by the Content-Security-Policy, loaded from elsewhere.
 * That the page itself answers with the expected refusal is no complaint.
 */
export function assertNoComplaints(page, status = 200) {
  const isExpected = (complaint) => status >= 400 && complaint.includes(`responded with a status of ${status}`);
  const complaints = page.complaints.splice(0).filter((complaint) => !isExpected(complaint));
  assert.deepEqual(complaints, [], `the browser complains on ${page.url()}`);
}

// ── The walk ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The shape of an address: ids, numbers, days and languages become placeholders, of a query only that there is one. */
export function shapeOf(address) {
  const url = new URL(address);
  const segment = (text) =>
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text) ? '{id}' : /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? '{day}' : /^\d+$/.test(text) ? '{n}' : text;
  const path = url.pathname.split('/').map(segment).join('/').replace(/^(\/wegweiser)\/(?!verwaltung)[^/]+/, '$1/{language}');
  const isDocument = /\.(pdf|xlsx|csv|ics)$/.test(path);
  return url.search.length > 1 && !isDocument ? `${path}?` : path;
}

/**
 * Follows every link that a person sees, from `start`, and calls `visit({ url, shape, html | document })` for each.
 * Of addresses with one shape only the first `perShape` are opened: a list of a thousand rows is one kind of page.
 */
export async function walk(page, start, visit, perShape = 1) {
  const origin = new URL(page.url() === 'about:blank' ? start : page.url(), start).origin;
  const opened = new Map();
  const waiting = [new URL(start, origin).href];
  const known = new Set(waiting);
  while (waiting.length > 0) {
    const url = waiting.shift();
    const shape = shapeOf(url);
    const times = opened.get(shape) ?? 0;
    if (times >= perShape) continue;
    opened.set(shape, times + 1);
    const found = await open(page, url);
    await visit({ url, shape, ...found });
    if (found.html === undefined) continue;
    // What a mail links to is for whom it was written to, not for whoever looks after the mailbox.
    const links = await page.$$eval('a[href]:not([data-mailbox] a)', (anchors) => anchors.map((anchor) => anchor.href));
    for (const link of links.map((href) => href.split('#')[0])) {
      if (!link.startsWith(`${origin}/`) || known.has(link) || link.includes('/abmelden')) continue;
      known.add(link);
      waiting.push(link);
    }
  }
  return [...opened.keys()];
}

/** Opens an address as a page, or fetches it if it is a document to download. */
async function open(page, url) {
  let response;
  try {
    response = await page.goto(url, { waitUntil: 'load' });
  } catch (error) {
    if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error;
  }
  const type = response?.headers()['content-type'] ?? '';
  if (type.startsWith('text/html')) return { status: response.status(), type, html: await response.text() };
  const fetched = await page.context().request.get(url);
  return { status: fetched.status(), type: fetched.headers()['content-type'] ?? '', document: await fetched.body() };
}

/** Writes what a page left behind for a later step, under a name that says role and address. */
export async function keep(part, role, shape, extension, content) {
  const folder = checksFolder(part);
  const name = `${role}${shape}`.normalize('NFD').replace(/[^A-Za-z0-9{}=&-]+/g, '_').slice(0, 150);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.${extension}`), content);
}

/** A fingerprint of what a page shows, or of its main part, without what differs at each request. */
export function fingerprint(html, part = 'page') {
  const token = html.match(/csrf-token"?:? "([^"]+)"/)?.[1];
  const lasting = (token ? html.replaceAll(token, '') : html).replace(/nonce="[^"]*"|data-session-[a-z]+="[^"]*"/g, '');
  const shown = part === 'main' ? (lasting.match(/<main[\s\S]*<\/main>/)?.[0] ?? lasting) : lasting;
  return createHash('sha256').update(shown).digest('hex');
}
