// One family on a phone: from a stroke in the open consultation hour to the file that is closed. Budgets of taps are counted.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as steps from '../case_steps.mjs';
import { MOST_CLICKS_TO_ADD_A_RECIPIENT, MOST_PAGES, SCAN, assertPaper, download, signOnPaper, signOnTheScreen } from '../consent_steps.mjs';
import { Hand } from '../hand.mjs';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

/** Of the same employer, so that she may stand in. */
const COLLEAGUE = { account: 'vertretung', name: 'Lena Muster (Demo)' };
const MOST_TAPS_FOR_A_CONTACT = 12;
const CLICKS_TO_A_STAND_IN = 2;

const FAMILY = 'Muster-Alhamad';
const MOTHER = { vorname: 'Nour', familienname: FAMILY, geboren: '04.06.1991' };
const NAMESAKE_BORN = '17.09.1979';
const FATHER = { vorname: 'Rami', familienname: FAMILY, geboren: '1988' };
const CHILD = { vorname: 'Lina', familienname: FAMILY, geboren: '12.10.2019' };

const HOME = 'Wir wohnen zusammen in einer sicheren Wohnung.';
const OWN_PLACE = 'Die Familie mietet eine Wohnung mit drei Zimmern.';
const SEARCH = 'Drei Wohnungen besichtigt.';
const PLACE = 'Lina geht in die Grundschule am Ort.';
const INVITATION = 'Einladung zum Termin';
const COVER = 'Begleitschreiben an eine Stelle';

test('one family is led from the open consultation hour to the closing', async () => {
  const page = await lotse.enterSearching(stage, { viewport: lotse.PHONE, hasTouch: true });
  const hand = new Hand(page);
  await countInTheOpenHour(hand);
  await writeDownAContact(hand);
  const mother = await becomeAnIntake(hand);
  const [father, child] = await moveInTogether(hand, mother);

  const jobcenter = await consentInArabic(hand, mother);
  await consentOnPaper(hand, father);
  await consentForAChild(hand, child);
  const file = await beginTheCase(hand, mother);
  await joinTheFamily(hand, file);

  await steps.assess(hand, file, {
    housing: { need: 4, wish: 5, urgency: 'now' },
    work: { need: 3, wish: 2, urgency: 'later' },
    school: { need: 3, wish: 4, urgency: 'soon' },
  });
  await steps.decide(hand, file, { facts: ['sgb2'], referred: ['work'], accompanied: ['housing', 'school'] });
  await agreeOnGoals(hand, file);
  await steps.reviewByThumb(hand, file, [2, 1]);
  await writeLetters(hand, file, jobcenter);
  await standIn(hand, file);

  await addARecipient(hand, mother);
  await withdraw(hand, mother, { jobcenter, file });
  await steps.assess(hand, file, {
    housing: { need: 2, wish: 2, urgency: 'later' },
    work: { need: 2, wish: 2, urgency: 'later' },
    school: { need: 2, wish: 3, urgency: 'later' },
  });
  await steps.reviewByThumb(hand, file, [4, 3]);
  await lotse.assertShows(page, 'Überprüfung 2');
  await steps.close(hand, file, { reason: 'Ziele zum Teil erreicht', smiley: 'good', lesson: 'Wohnungen mit drei Zimmern fehlen.' });
  await lotse.assertShows(page, 'Falleinschätzung 2', 'Zielvereinbarung 1', 'Überprüfung 1', 'Mitberaten', 'Widerruf');
  await page.context().close();
});

/** A stroke on the tally: a language, a topic, no name. */
async function countInTheOpenHour(hand) {
  await lotse.visit(hand.page, '/');
  await hand.within(MOST_TAPS_FOR_A_CONTACT, 'a stroke', async () => {
    await hand.follow('Strichliste');
    await hand.choose('sprache', 'Arabisch');
    await hand.press(/^Wohnen/);
  });
  await lotse.assertShows(hand.page, '1 heute', 'Arabisch: 1');
}

/** The form that is always open on Mein Tag, about nobody. */
async function writeDownAContact(hand) {
  await lotse.visit(hand.page, '/');
  await hand.within(MOST_TAPS_FOR_A_CONTACT, 'a contact', async () => {
    await hand.pick('thema', 'housing', 'language');
    await hand.pick('weg', 'open_hour');
    await hand.unfold('Mehr angeben');
    await hand.choose('sprache', 'Arabisch');
    await hand.pick('sprachmittlung', 'remote');
    await hand.press('Kontakt speichern');
  });
  await lotse.assertShows(hand.page, 'Gespeichert.');
}

/** A Kurzberatung with a card says that a case fits; a birth misheard at first meets somebody whom a colleague knows. */
async function becomeAnIntake(hand) {
  await knownToAColleague();
  await lotse.visit(hand.page, '/');
  await hand.within(MOST_TAPS_FOR_A_CONTACT, 'a contact with a card', async () => {
    await hand.pick('thema', 'housing', 'work');
    await hand.unfold('Mehr angeben');
    await hand.choose('sprache', 'Arabisch');
    await hand.unfold('Notiz und Kontaktkarte');
    await hand.write({ karte_name: 'Nour', karte_erreichbar: '05251 000001' });
    await hand.press('Kontakt speichern');
  });
  await hand.follow('Indikation prüfen');
  for (const question of ['akteure', 'komplex', 'wunsch']) await hand.pick(question, 'ja');
  await hand.press('Prüfen');
  await lotse.assertShows(hand.page, 'Case Management', 'Mehrere Lebensbereiche hängen zusammen.');
  await hand.follow('Person anlegen');
  await lotse.fill(hand.page, { ...MOTHER, geboren: NAMESAKE_BORN });
  await hand.press('Person anlegen', 422);
  await lotse.assertShows(hand.page, `Bekannt bei ${COLLEAGUE.name}`);
  await lotse.fill(hand.page, MOTHER);
  await hand.press('Person anlegen');
  await lotse.assertShows(hand.page, `${MOTHER.vorname} ${FAMILY}`, 'Arabisch');
  return hand.page.url();
}

/** A colleague advises somebody of the same name, born on another day. */
async function knownToAColleague() {
  const colleague = await stage.enter(COLLEAGUE.account);
  await lotse.visitUntil(colleague, '/personen/neu', async () => (await colleague.getByText('Die Suche wird vorbereitet').count()) === 0);
  await addPerson(new Hand(colleague), { ...MOTHER, geboren: NAMESAKE_BORN });
  await colleague.context().close();
}

/** Adds a person and gives the address of its page. */
async function addPerson(hand, person) {
  await lotse.visit(hand.page, '/personen/neu');
  await lotse.fill(hand.page, person);
  await hand.press('Prüfen und weiter');
  await hand.arrive(hand.main.locator('button[name=schritt]'));
  await lotse.assertShows(hand.page, 'Angelegt.');
  return hand.page.url();
}

async function moveInTogether(hand, mother) {
  const members = [];
  for (const member of [FATHER, CHILD]) {
    members.push(await addPerson(hand, member));
    await lotse.visit(hand.page, mother);
    await hand.follow('Haushalt ändern');
    await lotse.fill(hand.page, { name: `${member.vorname} ${FAMILY}` });
    await hand.press('Suchen');
    await hand.click(hand.main.locator('label', { hasText: `${FAMILY}, ${member.vorname}` }));
    await hand.press('Eintragen');
  }
  await lotse.visit(hand.page, mother);
  await lotse.assertShows(hand.page, 'Haushalt 3');
  return members;
}

/** Both instruments beside Arabic, printed, and signed with the finger. Gives the name of the recipient. */
async function consentInArabic(hand, person) {
  await openConsents(hand, person);
  await lotse.assertShows(hand.page, 'Es fehlt die Einwilligung in die Datenverarbeitung');
  await hand.follow('Arbeit');
  const jobcenter = await hand.choose('stelle', /Jobcenter/);
  assert.equal(await hand.main.locator('[name=sprache]').inputValue(), 'ar', 'the language of the person is chosen already');
  await hand.press('Blatt vorbereiten');
  await lotse.assertShows(hand.page, 'Einwilligung in die Datenverarbeitung', 'Schweigepflicht');
  assertPaper(await download(hand.page, 'Drucken (PDF)'), MOST_PAGES);
  await signOnTheScreen(hand.page);
  await lotse.assertShows(hand.page, jobcenter, 'gilt');
  return jobcenter;
}

/** Signed on paper, with the scan beside it. */
async function consentOnPaper(hand, person) {
  await openConsents(hand, person);
  await hand.follow('Neue Erklärung');
  await hand.choose('sprache', 'Arabisch');
  await hand.press('Blatt vorbereiten');
  await signOnPaper(hand.page, SCAN);
  await lotse.assertShows(hand.page, 'gilt');
}

/** The parents sign for a child. */
async function consentForAChild(hand, person) {
  await openConsents(hand, person);
  await hand.follow('Neue Erklärung');
  await hand.choose('sprache', 'Arabisch');
  assert.ok(await hand.main.locator('[name=gibt_ab][value=parent]').isChecked(), 'for a child of six its parents sign');
  await hand.press('Blatt vorbereiten');
  await signOnTheScreen(hand.page);
  await lotse.assertShows(hand.page, 'gilt');
}

async function openConsents(hand, person) {
  await lotse.visit(hand.page, person);
  await hand.follow('Einwilligungen');
}

async function beginTheCase(hand, person) {
  await lotse.visit(hand.page, person);
  await hand.follow('Fall');
  await hand.choose('zugangsweg', 'Sprechstunde');
  await hand.press('Fall beginnen');
  await lotse.assertShows(hand.page, `${MOTHER.vorname} ${FAMILY}`, 'Clearing');
  return hand.page.url();
}

async function joinTheFamily(hand, file) {
  await steps.into(hand, file, 'Beteiligte');
  for (const [member, part] of [[FATHER, 'partner'], [CHILD, 'child']]) {
    await hand.click(hand.main.locator('label', { hasText: `${FAMILY}, ${member.vorname}` }));
    await hand.pick('teil', part);
    await hand.press('Aufnehmen');
  }
  await lotse.assertShows(hand.page, 'Mitberatene Personen 2', 'Kind, geboren 12.10.2019');
}

/** A principle, a frame below it, two actions below that, and the agreement printed beside Arabic. */
async function agreeOnGoals(hand, file) {
  const due = await inMonths(hand.page, 3);
  await steps.into(hand, file, 'Ziele');
  await hand.follow('Neues Ziel');
  await steps.setGoal(hand, { kind: 'principle', title: HOME });
  await hand.arrive(steps.goalCard(hand, HOME).getByRole('link', { name: 'Rahmenziel darunter' }));
  await steps.setGoal(hand, { kind: 'frame', title: OWN_PLACE, area: 'Wohnen' });
  for (const [title, step] of [[SEARCH, 'Wohnungsliste der Stadt abholen'], [PLACE, 'Termin im Sekretariat vereinbaren']]) {
    await hand.arrive(steps.goalCard(hand, OWN_PLACE).getByRole('link', { name: 'Handlungsziel darunter' }));
    await steps.setGoal(hand, { kind: 'action', title, measure: 'Es ist geschehen.', due, step });
  }
  await steps.agree(hand, 'ar');
}

/** A day some months from now, as a field for days holds it. */
function inMonths(page, months) {
  return page.evaluate((more) => {
    const day = new Date();
    day.setMonth(day.getMonth() + more, 1);
    return day.toISOString().slice(0, 10);
  }, months);
}

/** To the client, and to the service that the client has allowed it: that one is chosen already. */
async function writeLetters(hand, file, jobcenter) {
  const day = await inMonths(hand.page, 1);
  await steps.writeLetter(hand, file, INVITATION, { tag: day, uhrzeit: '10 Uhr', ort: 'Rathaus, Zimmer 4', telefon: '05251 000002' });
  await steps.writeLetter(hand, file, COVER, { anliegen: 'Termin zur Beratung' });
  await lotse.assertShows(hand.page, jobcenter);
  await lotse.visit(hand.page, file);
  await lotse.assertShows(hand.page, INVITATION, COVER);
}

/** Two clicks, and the colleague opens the file; what she does is told to whom it belongs. */
async function standIn(hand, file) {
  await lotse.visit(hand.page, '/');
  await hand.within(CLICKS_TO_A_STAND_IN, 'a stand-in', async () => {
    await hand.follow('Vertretung');
    await hand.press(`${COLLEAGUE.name} vertritt mich heute`);
  });
  await lotse.assertShows(hand.page, 'Gespeichert.');
  const colleague = await stage.enter(COLLEAGUE.account);
  await lotse.visit(colleague, file);
  await lotse.assertShows(colleague, 'Sie sehen diesen Fall in Vertretung.', SEARCH);
  await colleague.context().close();
}

async function addARecipient(hand, person) {
  await openConsents(hand, person);
  await hand.within(MOST_CLICKS_TO_ADD_A_RECIPIENT, 'adding a recipient', async () => {
    await hand.follow('Wohnung suchen');
    await hand.choose('stelle', /Caritas|Diakonie/);
    await hand.press('Blatt vorbereiten');
  });
  await signOnTheScreen(hand.page);
}

/** One click blocks at once and says what went before; a letter there is refused, and says why. */
async function withdraw(hand, person, { jobcenter, file }) {
  await openConsents(hand, person);
  await hand.within(1, 'a withdrawal', () => hand.press(`Ganze Stelle widerrufen: ${jobcenter}`));
  await lotse.assertShows(hand.page, 'Ab sofort ist gesperrt', jobcenter, 'Vorher weitergegeben', 'Was jetzt zu tun ist');
  assertPaper(await download(hand.page, 'Bestätigung drucken'), 1);
  await steps.into(hand, file, 'Schreiben');
  await hand.follow(COVER);
  await hand.choose('stelle', jobcenter);
  await lotse.fill(hand.page, { anliegen: 'Noch eine Frage' });
  await hand.press(steps.LOOK_AT_WHAT_GOES, 422);
  await lotse.assertShows(hand.page, `An ${jobcenter} geht das so nicht`);
}
