// The hand of somebody at work: every click, tap and key press goes through it and is counted against a budget.
// Knows no page. Text that is typed is no part of a budget: how long a name is, nobody can mend.

import assert from 'node:assert/strict';
import * as lotse from './lib.mjs';

export class Hand {
  #spent = 0;

  constructor(page) {
    this.page = page;
    this.main = page.locator('main');
  }

  /** Does a piece of work that may take at most so many clicks, taps and key presses. */
  async within(most, what, work) {
    this.#spent = 0;
    const answer = await work();
    assert.ok(this.#spent <= most, `${what} takes ${this.#spent} clicks or keys, more than ${most}`);
    return answer;
  }

  /** Clicks, or taps where there is no mouse. */
  async click(target) {
    this.#spent += 1;
    await this.#touch(target.first());
  }

  /** Clicks what leads to another page and holds that page to what every page must pass. */
  async arrive(target, status) {
    this.#spent += 1;
    await lotse.arrive(this.page, () => this.#touch(target.first()), status);
  }

  /** Follows a link in the main part by its words. */
  follow(words, status) {
    return this.arrive(this.main.getByRole('link', { name: words, exact: true }), status);
  }

  /** Presses a button in the main part by its words. */
  press(words, status) {
    return this.arrive(this.main.getByRole('button', { name: words, exact: true }), status);
  }

  /** Unfolds what lies under these words, here or in a part of the page, unless it lies open. */
  async unfold(words, part = this.main) {
    const summary = part.locator('summary', { hasText: words }).first();
    if ((await summary.locator('xpath=..').getAttribute('open')) === null) await this.click(summary);
  }

  /** Ticks the answers of a field by what they send. */
  async pick(field, ...answers) {
    for (const answer of answers) {
      const box = this.main.locator(`[name="${field}"][value="${answer}"]`).first();
      await this.click(box);
      assert.ok(await box.isChecked(), `${field} takes ${answer}`);
    }
  }

  /** Chooses from a list by words, which takes two clicks; answers with the words of what was chosen. */
  async choose(field, words) {
    this.#spent += 2;
    const list = this.main.locator(`select[name="${field}"]`).first();
    const option = list.locator('option', { hasText: words }).first();
    await list.selectOption(await option.getAttribute('value'));
    return (await option.textContent()).trim();
  }

  /** Presses a key, so many times. */
  async key(name, times = 1) {
    for (let press = 0; press < times; press += 1) {
      this.#spent += 1;
      await this.page.keyboard.press(name);
    }
  }

  /** Presses a key that leads to another page. */
  async keyTo(name, status) {
    this.#spent += 1;
    await lotse.arrive(this.page, () => this.page.keyboard.press(name), status);
  }

  /** Touching a field before one types into it. */
  async write(fields) {
    this.#spent += Object.keys(fields).length;
    await lotse.fill(this.page, fields);
  }

  /** Presses a button that hands out a file, and gives its bytes. */
  async download(target) {
    this.#spent += 1;
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.#touch(target.first())]);
    return lotse.bytesOf(file);
  }

  async #touch(target) {
    await (this.page.isTouched ? target.tap() : target.click());
  }
}
