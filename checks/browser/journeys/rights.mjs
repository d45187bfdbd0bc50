// The rights of one household: access, correction, withdrawal, erasure of one member by two people, an older backup that
// comes back without that member, and the officer who reads in the trail that all of it was done.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { signOnTheScreen } from '../consent_steps.mjs';
import { Hand } from '../hand.mjs';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

const FAMILY = 'Muster-Tekle';
const MOTHER = { vorname: 'Saba', familienname: FAMILY, geboren: '02.02.1990' };
const SON = { vorname: 'Yonas', familienname: FAMILY, geboren: '03.03.2008' };
const JOB_LIMIT_MS = 60_000;

test('a household is told, corrected, erased in part, and stays so when an older backup comes back', async () => {
  const page = await lotse.enterSearching(stage);
  const hand = new Hand(page);
  const mother = await addPerson(hand, MOTHER);
  const son = await addPerson(hand, SON);
  const jobcenter = await consent(hand, mother);

  await isTold(hand, mother);
  await isCorrected(hand, mother);
  await withdraws(hand, mother, jobcenter);

  const backup = await backUp();
  await asksForErasure(hand, son);
  await secondPersonReleases();
  await isGone(page, son);
  await lotse.visit(page, mother);
  await lotse.assertShows(page, 'Saba-Maria');
  await page.context().close();

  await comesBackWithout(backup, { erased: son, kept: mother });
  await officerReads();
});

async function addPerson(hand, person) {
  await lotse.visit(hand.page, '/personen/neu');
  await lotse.fill(hand.page, person);
  await hand.press('Prüfen und weiter');
  await hand.arrive(hand.main.locator('button[name=schritt]'));
  await lotse.assertShows(hand.page, 'Angelegt.');
  return new URL(hand.page.url()).pathname;
}

async function consent(hand, person) {
  await lotse.visit(hand.page, `${person}/einwilligungen`);
  await hand.follow('Arbeit');
  const jobcenter = await hand.choose('stelle', /Jobcenter/);
  await hand.press('Blatt vorbereiten');
  await signOnTheScreen(hand.page);
  await lotse.assertShows(hand.page, jobcenter, 'gilt');
  return jobcenter;
}

/** Takes a request down from the person's page: one click for the right, then what it needs. */
async function ask(hand, person, right, wish = '') {
  await lotse.visit(hand.page, person);
  await hand.follow('Rechte');
  await lotse.fill(hand.page, { anliegen: wish });
  await hand.press(right);
  await lotse.assertShows(hand.page, 'Zu beantworten bis');
}

async function answer(hand, words) {
  await hand.main.locator('[name=ergebnis][value=done]').check();
  await lotse.fill(hand.page, { antwort: words });
  await hand.press('Abschließen');
  await lotse.assertShows(hand.page, 'erfüllt', words);
}

/** The answer is looked through, then saved. */
async function isTold(hand, person) {
  await ask(hand, person, 'Auskunft');
  const request = hand.page.url();
  await hand.follow('Auskunft durchsehen');
  const [saved] = await Promise.all([
    hand.page.waitForEvent('download'),
    hand.main.getByRole('button', { name: 'Auskunft erstellen' }).click(),
  ]);
  const bytes = await lotse.bytesOf(saved);
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  assert.ok(bytes.includes(Buffer.from('Auskunft.pdf')) && bytes.includes(Buffer.from('Auskunft.json')));
  await lotse.visit(hand.page, request);
  await answer(hand, 'Auskunft übergeben.');
}

async function isCorrected(hand, person) {
  await ask(hand, person, 'Berichtigung', 'Der Vorname ist Saba-Maria.');
  const request = hand.page.url();
  await lotse.visit(hand.page, `${person}/bearbeiten`);
  await lotse.fill(hand.page, { vorname: 'Saba-Maria' });
  await hand.press('Speichern');
  await lotse.visit(hand.page, request);
  await answer(hand, 'Der Vorname ist berichtigt.');
}

async function withdraws(hand, person, jobcenter) {
  await lotse.visit(hand.page, `${person}/einwilligungen`);
  await hand.press(`Ganze Stelle widerrufen: ${jobcenter}`);
  await lotse.assertShows(hand.page, 'Ab sofort ist gesperrt', jobcenter);
}

async function asksForErasure(hand, person) {
  await ask(hand, person, 'Löschung');
  await hand.press('Löschung freigeben');
  await lotse.assertShows(hand.page, 'Sobald eine zweite Person bestätigt hat');
}

async function secondPersonReleases() {
  const page = await stage.enter('datenschutz');
  const hand = new Hand(page);
  await lotse.visit(page, '/loeschung');
  await lotse.assertShows(page, 'Antrag einer Person', 'wartet auf die zweite Person');
  await hand.press('Freigeben');
  await lotse.visitUntil(page, '/loeschung', async () => (await page.locator('main').innerText()).includes('1 Person gelöscht'));
  await page.context().close();
}

async function isGone(page, person) {
  const limit = Date.now() + JOB_LIMIT_MS;
  let status;
  do status = (await page.goto(person)).status(); while (status !== 404 && Date.now() < limit);
  assert.equal(status, 404, 'the erased person is not there any more');
  page.complaints.length = 0;
}

/** Runs a command of the program on data in a folder; gives what it said. */
async function command(folder, ...words) {
  const config = join(stage.demo.folder, 'lotse.toml');
  await writeFile(config, `[server]\nlisten = "127.0.0.1:0"\n[[district]]\nkey = "demo"\nhost = "localhost"\n`
    + `database = "sqlite:${folder}/data.sqlite"\nfolder = "${folder}"\nmaster_key = "${folder}/master.key"\n`);
  const binary = process.env.LOTSE_BINARY ?? 'target/debug/lotse';
  // What the checks are told by LOTSE_… is no setting of the program.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LOTSE_')));
  return execFileSync(binary, [...words, '--config', config], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function backUp() {
  const beside = (name) => join(stage.demo.folder, name);
  await command(stage.demo.data, 'backup', '--to', beside('sicherung'), '--keys-to', beside('schluessel'));
  const [file] = (await readdir(beside('sicherung'))).filter((name) => name.endsWith('-data.sqlite'));
  return join(beside('sicherung'), file);
}

/** The older backup is put in place in a copy of the house, which is started with it. */
async function comesBackWithout(backup, { erased, kept }) {
  const copy = join(stage.demo.folder, 'kopie');
  await mkdir(copy);
  await cp(stage.demo.data, copy, { recursive: true });
  const said = await command(copy, 'restore', '--from', backup, '--yes');
  assert.match(said, /aus dem eingespielten Stand gelöscht: 1 Akte/);
  assert.match(await command(copy, 'audit', 'verify'), /unversehrt/);
  const restored = await lotse.startDemo([], copy);
  const browser = await lotse.startBrowser();
  try {
    const page = await lotse.enter(browser, restored, 'casemanagement');
    assert.equal((await page.goto(erased)).status(), 404, 'the erased person does not come back');
    page.complaints.length = 0;
    await lotse.visit(page, kept);
    await lotse.assertShows(page, 'Saba-Maria');
  } finally {
    await browser.close();
    await restored.stop();
  }
}

async function officerReads() {
  const page = await stage.enter('datenschutz');
  await lotse.visit(page, '/protokoll');
  await lotse.assertShows(page, 'Löschung');
  await lotse.visit(page, '/betroffenenrechte');
  await lotse.assertShows(page, 'Auskunft', 'Berichtigung', 'Löschung', 'erfüllt');
  assert.ok(!(await page.locator('main').innerText()).includes(FAMILY), 'the officer reads no names');
  await page.context().close();
}
