// A list that a team kept in a table is taken over, and a case of it is led to its closing: with and without JavaScript.
// What a list may hold, and how it is read, is tested in `crates/imports`.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import * as steps from '../case_steps.mjs';
import { Hand } from '../hand.mjs';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

/** What this column means no heading says: somebody has to say it once. */
const CONSENT_COLUMN = 5;

const RUNS = [
  { with: 'JavaScript and a workbook', options: {}, paper: 'Zettel unterschrieben', family: 'Muster-Demir', known: 'Muster-Zweimal', file: workbook },
  { with: 'no JavaScript and a text file', options: { javaScriptEnabled: false }, paper: 'Blatt liegt vor', family: 'Muster-Petrova', known: 'Muster-Schonda', file: separated },
];

for (const run of RUNS) {
  test(`with ${run.with} a list is taken over and a case of it is led to its closing`, async () => {
    const page = await lotse.enterSearching(stage, run.options);
    const hand = new Hand(page);
    await addPerson(hand, run.known);
    const list = await takeOver(hand, run);
    const file = await findTheCase(hand, run.family);

    await steps.assess(hand, file, {
      housing: { need: 5, wish: 5, urgency: 'now' },
      livelihood: { need: 3, wish: 2, urgency: 'soon' },
      work: { need: 2, wish: 4, urgency: 'later' },
    });
    await steps.decide(hand, file, { facts: ['sgb2'], referred: ['work'], accompanied: ['housing'] });
    const [place, papers] = ['Ein Mietvertrag ist unterschrieben.', 'Der Wohnberechtigungsschein ist da.'];
    await steps.into(hand, file, 'Ziele');
    for (const title of [place, papers]) {
      await hand.follow('Neues Ziel');
      await steps.setGoal(hand, { kind: 'action', title, measure: 'Er liegt vor.', due: '2030-03-01', area: 'Wohnen', step: 'Antrag stellen' });
    }
    await steps.agree(hand, 'tr');
    await steps.review(hand, file, [{ from: 0, to: 1 }, { from: 0, to: 2 }]);
    await steps.review(hand, file, [{ from: 1, to: 4 }, { from: 2, to: 3 }]);
    await steps.writeLetter(hand, file, 'Information über KIM', { telefon: '05251 000002' });
    await steps.close(hand, file, { reason: 'Ziele erreicht', smiley: 'good', lesson: 'Ohne Namen.' });
    await takeBack(hand, list, run);
    await page.context().close();
  });
}

/** From the file to the cases: columns, what was found, the choice. Gives the address of the list. */
async function takeOver(hand, run) {
  await upload(hand, run);
  await hand.press('Weiter zur Vorschau');
  await lotse.assertShows(hand.page, '0 werden Fälle');
  await hand.follow('Spalten ändern');
  await hand.choose(`spalte_${CONSENT_COLUMN}`, 'Einwilligung auf Papier vom');
  await hand.press('Weiter zur Vorschau');
  const preview = hand.page.url();
  await lotse.assertShows(hand.page, '3 werden Fälle', '1 wird eine Kontaktkarte', '1 vielleicht doppelt', '1 mit Fehlern', 'Vielleicht schon da');
  assert.equal(await box(hand, run.known).isChecked(), false, 'whoever may be there already is not chosen');
  assert.equal(await box(hand, 'Fehler').count(), 0, 'a row that cannot be read cannot be chosen');
  await hand.click(hand.main.locator('tr', { hasText: 'Streicht' }).locator('label'));
  await hand.press(/Zeilen übernehmen/);
  const list = preview.replace('/vorschau', '');
  await lotse.visitUntil(hand.page, list, async () => (await hand.page.getByRole('link', { name: 'Zu meinen Fällen' }).count()) === 1);
  await lotse.assertShows(hand.page, '2 Fälle angelegt', '1 Kontaktkarte angelegt', '3 Zeilen ausgelassen', 'C7', 'Das ist kein Datum');
  return list;
}

async function upload(hand, run) {
  await lotse.visit(hand.page, '/einfuhr');
  await hand.main.locator('[name=datei]').setInputFiles(run.file(rows(run)));
  await hand.press('Hochladen');
}

function box(hand, words) {
  return hand.main.locator('tr', { hasText: words }).locator('[type=checkbox]');
}

/** A family of two with a signed paper, one without, one to leave out, one who is there already, one born on no day. */
function rows({ paper, family, known }) {
  const day = '03.02.2026';
  return [
    ['Nachname', 'Vorname', 'Geb. am', 'Sprache', 'Familie', paper, 'Status', 'Bemerkung'],
    [family, 'Elif', '12.03.1984', 'Türkisch', '7', day, 'laufend', 'Kommt donnerstags'],
    [family, 'Emre', '2009', 'Türkisch', '7', day, 'neu', '=1+1'],
    [family, 'Gül Ohnepapier', '1990', 'Türkisch', '', '', '', 'Hat nur gefragt'],
    [known, 'Selam', '04.06.1991', 'Tigrinya', '', day, 'laufend', ''],
    [family, 'Streicht', '05.05.1975', 'Deutsch', '', day, 'laufend', 'Ist weggezogen'],
    [family, 'Fehler', '31.02.1980', 'Deutsch', '', day, 'laufend', ''],
  ];
}

function separated(table) {
  const text = table.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
  return { name: 'Fallliste 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${text}\r\n`) };
}

const WRITE_A_WORKBOOK = `
import html, io, json, sys, zipfile
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
cell = lambda place, text: f'<c r="{place}" t="inlineStr"><is><t>{html.escape(text)}</t></is></c>'
rows = ''.join(
    f'<row r="{line}">' + ''.join(cell(f'{chr(65 + column)}{line}', text) for column, text in enumerate(row)) + '</row>'
    for line, row in enumerate(json.load(sys.stdin), 1))
parts = {
    '[Content_Types].xml': f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{KIND}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}worksheet+xml"/></Types>',
    '_rels/.rels': f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/workbook.xml': f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="Liste" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
}
book = io.BytesIO()
with zipfile.ZipFile(book, 'w', zipfile.ZIP_DEFLATED) as file:
    for name, text in parts.items():
        file.writestr(name, HEAD + text)
sys.stdout.buffer.write(book.getvalue())
`;

function workbook(table) {
  const buffer = execFileSync('python3', ['-c', WRITE_A_WORKBOOK], { input: JSON.stringify(table) });
  return { name: 'Fallliste 2026.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer };
}

/** By the search in the head, from the person to the case. */
async function findTheCase(hand, family) {
  await hand.page.locator('.top__search [name=suche]').fill(`Elif ${family}`);
  await lotse.arrive(hand.page, () => hand.page.locator('.top__search button').click());
  await hand.follow(`${family}, Elif`);
  await lotse.assertShows(hand.page, 'Haushalt 2');
  await hand.follow('Fall');
  await hand.arrive(hand.main.getByRole('link', { name: /^F-/ }));
  await lotse.assertShows(hand.page, `Elif ${family}`, 'Prozessbegleitung');
  return hand.page.url();
}

async function addPerson(hand, family) {
  await lotse.visit(hand.page, '/personen/neu');
  await lotse.fill(hand.page, { vorname: 'Selam', familienname: family, geboren: '04.06.1991' });
  await hand.press('Prüfen und weiter');
  await hand.arrive(hand.main.locator('button[name=schritt]'));
}

/** What its columns mean is remembered; what was worked on stays when the list is taken back. */
async function takeBack(hand, list, run) {
  await upload(hand, run);
  assert.equal(await hand.main.locator(`[name=spalte_${CONSENT_COLUMN}]`).inputValue(), 'consent');
  await hand.press('Liste verwerfen');
  await lotse.visit(hand.page, list);
  await hand.follow('Übernahme zurücknehmen');
  await lotse.assertShows(hand.page, 'Manches bleibt');
  await hand.press('Übernahme zurücknehmen');
  await lotse.visitUntil(hand.page, list, async () => (await hand.page.getByText('Die Übernahme ist zurückgenommen').count()) === 1);
  await lotse.assertShows(hand.page, '2 zurückgenommen', '1 geblieben, weil daran gearbeitet wurde');
}
