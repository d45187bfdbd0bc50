// The desk of data protection over a day: what went out, who opened a file in an emergency, the trail behind both; then a
// run that erases what is past its time, proposed by the house and released by two people.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { Hand } from '../hand.mjs';
import * as lotse from '../lib.mjs';

const stage = await lotse.stage();

test('the officer reads what went out and who opened a file, and finds the lines behind it', async () => {
  const page = await stage.enter('datenschutz');
  const hand = new Hand(page);
  await lotse.assertShows(page, 'Datenschutz heute', 'offene Anträge');

  await lotse.visit(page, '/datenschutz/weitergaben');
  await lotse.assertShows(page, 'an die Person selbst', 'innerhalb des Verantwortlichen', 'Schreiben');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Als CSV' }).click()]);
  const lines = (await lotse.bytesOf(saved)).toString('utf8').trim().split('\n');
  assert.ok(lines.length > 5, `the file has ${lines.length} lines`);

  await lotse.visit(page, '/datenschutz/zugriffe');
  await lotse.assertShows(page, 'Notzugriff', 'Bernd Muster', 'Anna Muster');
  await hand.follow(/Zeile/);
  await lotse.assertShows(page, 'Notzugriff');
  await page.context().close();
});

test('what is past its time is proposed, released by two people and gone', async () => {
  const cases = closedLongAgo(2);
  const first = await stage.enter('leitung');
  const hand = new Hand(first);
  await lotse.visit(first, '/loeschung');
  await hand.press('Vorschlag jetzt erstellen');
  const shows = (page, words) => async () => (await page.locator('main').innerText()).includes(words);
  await lotse.visitUntil(first, '/loeschung', shows(first, 'Freigeben'));
  await hand.press('Freigeben');
  await lotse.assertShows(first, 'Eine zweite Person bestätigt.');
  await first.context().close();

  const second = await stage.enter('datenschutz');
  await lotse.visit(second, '/loeschung');
  await new Hand(second).press('Freigeben');
  await lotse.visitUntil(second, '/loeschung', shows(second, 'gelöscht'));
  await second.context().close();

  const manager = await stage.enter('casemanagement');
  for (const path of cases) {
    assert.equal((await manager.goto(path)).status(), 404, `${path} is not there any more`);
    manager.complaints.length = 0;
  }
  await manager.context().close();
});

/** Lets some cases of the demo have been closed many years ago; gives their addresses. */
function closedLongAgo(count) {
  const script = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=30)
ids = [row[0] for row in database.execute("SELECT id FROM cases_case WHERE phase <> 'closed' ORDER BY id LIMIT ?", [int(sys.argv[2])])]
for one in ids:
    database.execute("UPDATE cases_case SET phase = 'closed', phase_since = '2015-03-01', closed_on = '2015-03-01', close_reason = 'other' WHERE id = ?", [one])
database.commit()
print("\\n".join("/faelle/" + one for one in ids))
`;
  const file = join(stage.demo.data, 'data.sqlite');
  return execFileSync('python3', ['-c', script, file, String(count)], { encoding: 'utf8' }).trim().split('\n');
}
