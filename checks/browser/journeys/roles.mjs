// Each role signs in, finds its own ways and no others, reads its start page, and is out after signing out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as lotse from '../lib.mjs';

const { demo, openWindow, enter } = await lotse.stage();

const DISTRICT = ['Überblick', 'Stellenplan', 'Kommunen', 'Organisationen', 'Zu bestätigen'];
const RULES = ['Vorlagen', 'Zuständigkeit'];
const TEXTS = 'Sprachen';
const FIGURES = 'Zahlen';
const OFFERS = 'Angebote';
const GAPS = 'Gibt es nicht';
const NETWORK = ['Akteure', 'Netzwerkarbeit', 'Austausch', 'Sprachmittlung'];
const NETWORK_BY_LETTER = ['Akteure', 'Netzwerkarbeit', 'Austausch', 'Rundbriefe', 'Sprachmittlung'];
const NEEDS = 'Ist und Bedarf';
const THEMES = ['Fallrekonstruktionen', 'Befunde', 'Themen'];
const OWN_BOARDS = 'Meine Gremien';
const BOARDS = ['Gremien', 'Beschlüsse', 'Maßnahmen'];
const CASE_WORK = [
  'Start', 'Fälle', 'Kontakte', 'Notfallvermerke', 'Mit mir geteilt', 'Teamsicht', 'Vermittlungen', 'Personen', 'Liste übernehmen',
  'Weitergaben zur Freigabe', TEXTS, 'Termine', 'Wiedervorlagen', 'Fristen', 'Sprechstunden', ...RULES, OFFERS, GAPS, ...NETWORK,
  ...THEMES, 'Antworten', OWN_BOARDS, ...BOARDS, FIGURES,
  NEEDS, ...DISTRICT,
  'Vertretungen', 'Berechtigungen',
];
const DOUBLES = 'Doppelprüfung';
const RIGHTS = ['Anträge zu Daten', 'Aufbewahrung und Löschung'];
const PAPERS = 'Unterlagen zum Datenschutz';
const OVERSIGHT = ['Weitergaben', 'Akut- und Notzugriffe'];
const COORDINATION = [
  'Start', 'Mit mir geteilt', 'Notzugriff', 'Teamsicht', 'Auslastung', TEXTS, ...RULES, DOUBLES, OFFERS, GAPS,
  'Wegweiser', ...NETWORK_BY_LETTER, ...THEMES, OWN_BOARDS, ...BOARDS, 'Informationsbriefe', FIGURES, NEEDS,
];

/** Written by hand, not read from the policy: what stands in the side navigation, and a page that is not theirs. */
const EXPECTED = {
  casemanagement: { ways: CASE_WORK, foreign: '/konten' },
  kollegin: { ways: CASE_WORK, foreign: '/freigaben' },
  vertretung: { ways: CASE_WORK, foreign: '/postausgang' },
  koordination: { ways: [...COORDINATION, ...DISTRICT, 'Berechtigungen'], foreign: '/personen' },
  leitung: { ways: [...COORDINATION, ...RIGHTS, PAPERS, ...DISTRICT, 'Freigaben', 'Protokolljahre', 'Berechtigungen'], foreign: '/protokoll' },
  assistenz: { ways: ['Start', OFFERS, ...NETWORK_BY_LETTER, OWN_BOARDS, ...BOARDS, ...DISTRICT, 'Berechtigungen'], foreign: '/stellen/neu' },
  auslaenderbehoerde: { ways: ['Start', OFFERS, OWN_BOARDS, ...DISTRICT, 'Berechtigungen'], foreign: '/personen' },
  gremium: { ways: ['Start', OFFERS, OWN_BOARDS, ...DISTRICT], foreign: '/berechtigungen' },
  partner: { ways: ['Start', 'Vermittlungen an uns', 'Eigene Angebote', 'Team', OFFERS, OWN_BOARDS], foreign: '/kreis' },
  regeldienst: { ways: ['Start', 'Übergaben', OFFERS], foreign: '/stellenplan.pdf' },
  datenschutz: { ways: ['Start', TEXTS, ...RULES, OFFERS, ...RIGHTS, ...OVERSIGHT, PAPERS, ...DISTRICT, 'Freigaben', 'Protokoll', 'Protokolljahre', 'Berechtigungen'], foreign: '/personen/neu' },
  administration: { ways: ['Start', DOUBLES, OFFERS, PAPERS, ...DISTRICT, 'Konten', 'Aufgaben', 'Postausgang', 'Berechtigungen', 'Partnerteams'], foreign: '/freigaben' },
};

test('the demo has exactly the accounts that are tried here', () => {
  assert.deepEqual(demo.accounts.map(({ account }) => account).sort(), Object.keys(EXPECTED).sort());
});

for (const { account, role } of demo.accounts) {
  const { ways, foreign } = EXPECTED[account];

  test(`${role} (${account}) starts with the own ways, finds nothing behind a foreign one, and signs out`, async () => {
    const page = await enter(account);
    assert.equal(new URL(page.url()).pathname, '/');
    const greeting = ways === CASE_WORK ? /^Mein Tag$/ : /^Guten Tag, \S+ Muster \(Demo\)$/;
    assert.match(await page.locator('h1').innerText(), greeting);
    assert.deepEqual((await page.locator('.side a').allInnerTexts()).map((text) => text.trim()), ways);
    await lotse.visit(page, foreign, 404);
    await lotse.assertShows(page, 'Seite nicht gefunden');
    assert.deepEqual((await page.locator('.side a').allInnerTexts()).map((text) => text.trim()), ways);
    await lotse.follow(page, 'Zur Startseite');
    await lotse.signOut(page);
    await page.goto('/');
    assert.match(page.url(), /\/anmelden/, 'after signing out a page asks to sign in');
    await page.context().close();
  });
}

test('one case manager finds nothing at the address of another one’s person', async () => {
  const anna = await enter('casemanagement');
  await lotse.visit(anna, '/personen');
  const theirs = await anna.locator('tbody th a').first().getAttribute('href');
  const clara = await enter('kollegin');
  for (const page of ['', '/bearbeiten', '/haushalt']) await lotse.visit(clara, `${theirs}${page}`, 404);
  await lotse.visit(anna, theirs);
  await Promise.all([anna, clara].map((page) => page.context().close()));
});

test('a wrong password is refused without saying which part was wrong, and the account stays typed', async () => {
  const page = await openWindow();
  await lotse.visit(page, '/anmelden');
  await lotse.fill(page, { konto: demo.accounts[0].account, kennwort: 'bestimmt falsch' });
  await lotse.press(page, 'Anmelden', 422);
  assert.equal(await page.locator('[name=konto]').inputValue(), demo.accounts[0].account);
  assert.equal(await page.locator('[name=kennwort]').inputValue(), '');
  await page.context().close();
});
