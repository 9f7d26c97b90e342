/** Someone who uses the page with nothing but a keyboard, or nothing but fingers. */
import { deepEqual } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hand, Place } from './hands.js';

/** What is not there after so many looks does not come. */
const LOOKS = 2000;

/** Between two looks, in milliseconds: about a frame. */
const FRAME = 16;

/** Tab reaches every control in fewer presses. */
const TABS = 400;

export class Person {
  constructor(
    readonly hand: Hand,
    readonly url: string,
  ) {}

  async goto(address: string): Promise<void> {
    await this.hand.goto(`${this.url}${address}`);
  }

  /** What an element says. */
  text(selector: string): Promise<string> {
    return this.hand.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ''`);
  }

  /** Waits until an expression of the page is true. The page itself is never asked to wait: another page may come
   *  between, and Firefox then never answers for the one that is gone. */
  async until(what: string, expression: string): Promise<void> {
    const holds = `(() => { try { return Boolean(${expression}); } catch { return false; } })()`;
    for (let look = 0; look < LOOKS; look++) {
      if (await this.hand.evaluate<boolean>(holds).catch(() => false)) return;
      await pause(FRAME);
    }
    const now = await this.hand.evaluate<string>(
      'location.href + ", focus on " + document.activeElement?.outerHTML.slice(0, 100)',
    );
    throw new Error(
      `${what} (${expression}) at ${now}\n${new Error().stack?.split('\n').slice(3, 6).join('\n')}`,
    );
  }

  /** Waits until an element says something. */
  async untilSaid(selector: string, words: string): Promise<void> {
    const said = `document.querySelector(${JSON.stringify(selector)}).textContent.includes(${JSON.stringify(words)})`;
    await this.until(`${selector} says ${words}`, said);
  }

  /** Waits until the page's chain has these names. */
  untilChain(names: string): Promise<void> {
    return this.until(
      `the chain is ${names}`,
      `new URLSearchParams(location.hash.slice(1)).get('chain') === ${JSON.stringify(names)}`,
    );
  }

  /** Waits until a button that stays pressed is so, or is no more. */
  untilPressed(selector: string, pressed: boolean): Promise<void> {
    const is = `document.querySelector(${JSON.stringify(selector)}).getAttribute('aria-pressed') === '${pressed}'`;
    return this.until(`${selector} is ${pressed ? '' : 'not '}pressed`, is);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.hand.press(key);
  }

  /** Types over what is there. */
  async write(text: string): Promise<void> {
    await this.press('Control+a');
    for (const letter of text) await this.press(letter === ' ' ? 'Space' : letter);
  }

  /** Presses Tab, or Shift and Tab where it is further up, until that has the focus: nothing is focused otherwise. Never
   *  past the end of the page, where the browser's own controls begin. */
  async tabTo(selector: string): Promise<void> {
    const wanted = JSON.stringify(selector);
    const there = `document.activeElement?.matches(${wanted}) ?? false`;
    await this.until(
      `${selector} is there`,
      `[...document.querySelectorAll(${wanted})].some((one) => one.checkVisibility())`,
    );
    const above = await this.hand.evaluate<boolean>(`(() => {
      const target = [...document.querySelectorAll(${wanted})].find((one) => one.checkVisibility());
      const { activeElement } = document;
      const before = activeElement?.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
      return activeElement !== document.body && before > 0;
    })()`);
    for (let presses = 0; presses < TABS; presses++) {
      if (await this.hand.evaluate<boolean>(there)) return;
      await this.press(above ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab never reaches ${selector}`);
  }

  /** Where an element is, scrolled into view, in parts of its size from its top left corner. It may still be on its way, as
   *  what is loaded when it is first used; a finger waits until it is still. */
  async placeOf(selector: string, across = 0.5, down = 0.5): Promise<Place> {
    const shown = `[...document.querySelectorAll(${JSON.stringify(selector)})].find((one) => one.checkVisibility())`;
    await this.until(`there is ${selector} to touch`, shown);
    return this.hand.evaluate<Place>(`(async () => {
      const element = ${shown};
      element.scrollIntoView({ block: 'center', inline: 'center' });
      let last = '';
      for (;;) {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { left, top, width, height } = element.getBoundingClientRect();
        const place = [left + ${across} * width, top + ${down} * height];
        if (String(place) === last) return place;
        last = String(place);
      }
    })()`);
  }

  /** A tap on the middle of the first such element that is shown. */
  async tap(selector: string, across?: number, down?: number): Promise<void> {
    await this.hand.touch([await this.placeOf(selector, across, down)]);
  }

  /** A finger that moves so far from the middle of an element. */
  async drag(selector: string, right: number, down = 0): Promise<void> {
    const [x, y] = await this.placeOf(selector);
    const path = Array.from({ length: 6 }, (_, i): Place => [x + (right * i) / 5, y + (down * i) / 5]);
    await this.hand.touch(path);
  }

  /** Uses each of the buttons that save a picture or the numbers. No file is written: what it would be called is kept. */
  async saveAll(use: (selector: string) => Promise<void>): Promise<void> {
    await this.hand.evaluate(`(() => {
      globalThis.saved = [];
      HTMLAnchorElement.prototype.click = function () { saved.push(this.download); };
    })()`);
    for (const place of [2, 3, 4]) {
      await use(`#share .controls > :nth-child(${place})`);
      await this.until('it is saved', `saved.length === ${place - 1}`);
    }
    deepEqual(
      (await this.hand.evaluate<string[]>('saved')).map((name) => name.replace(/.*\./, '')),
      ['svg', 'png', 'csv'],
    );
  }
}
