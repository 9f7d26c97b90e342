/** Hands on a page: keys and fingers as a browser takes them from a keyboard and a screen, in Chromium by its own
 *  protocol, in Firefox by WebDriver BiDi. */
import type { Browser as Chromium } from 'playwright-core';
import { type Bidi, startBidi } from '../../tools/browsers/bidi.js';
import type { Browser } from '../../tools/browsers/browsers.js';

export type Place = readonly [left: number, top: number];

/** A page under a hand. */
export interface Hand {
  goto(url: string): Promise<void>;
  /** The value of an expression in the page, as JSON carries it. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses and lets go: `Tab`, `a`, `Control+z`. */
  press(key: string): Promise<void>;
  /** Fingers, each along its places of the screen, all together. */
  touch(...fingers: (readonly Place[])[]): Promise<void>;
  close(): Promise<void>;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** In milliseconds, with some to spare. */
const DOUBLE_TAP = 400;

/** A page of Chromium. */
export async function chromiumHand(browser: Chromium, viewport: Screen, isMobile = false): Promise<Hand> {
  const context = await browser.newContext({ viewport, locale: 'en-US', hasTouch: true, isMobile });
  await context.grantPermissions(['clipboard-write']);
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const devtools = await context.newCDPSession(page);
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    press: (key) => page.keyboard.press(key),
    touch: async (...fingers) => {
      const send = (type: string, at: number) =>
        devtools.send('Input.dispatchTouchEvent', {
          type: type as 'touchStart',
          touchPoints: type === 'touchEnd' ? [] : pointsAt(fingers, at),
        });
      await send('touchStart', 0);
      for (let at = 1; at < lengthOf(fingers); at++) await send('touchMove', at);
      await send('touchEnd', 0);
      // Sooner the next touch would be the second half of a double tap.
      await page.waitForTimeout(DOUBLE_TAP);
    },
    close: () => context.close(),
  };
}

const lengthOf = (fingers: readonly (readonly Place[])[]): number =>
  Math.max(...fingers.map((path) => path.length));

const pointsAt = (fingers: readonly (readonly Place[])[], at: number) =>
  fingers.map((path, id) => {
    const [x, y] = path[Math.min(at, path.length - 1)] as Place;
    return { x, y, id };
  });

/** Keys without a letter, as WebDriver numbers them. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE006',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** A page of Firefox, in a browser of its own. */
export async function firefoxHand(browser: Browser, viewport: Screen): Promise<Hand> {
  const bidi = await startBidi(browser);
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
  const context = contexts[0]?.context ?? '';
  await bidi.send('browsingContext.setViewport', { context, viewport });
  await bidi.send('browsingContext.activate', { context });
  const perform = (actions: readonly object[]) => bidi.send('input.performActions', { context, actions });
  return {
    goto: async (url) =>
      void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    evaluate: (expression) => evaluated(bidi, context, expression),
    press: async (key) => {
      const values = key.split(/(?<=.)\+/).map((name) => KEYS[name] ?? name);
      const downs = values.map((value) => ({ type: 'keyDown', value }));
      const ups = values.map((value) => ({ type: 'keyUp', value })).reverse();
      await perform([{ type: 'key', id: 'keys', actions: [...downs, ...ups] }]);
    },
    touch: async (...fingers) => {
      await perform(
        fingers.map((path, i) => {
          const moves = path.map(([x, y]) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }));
          const [first, ...rest] = moves;
          return {
            type: 'pointer',
            id: `finger ${i}`,
            parameters: { pointerType: 'touch' },
            actions: [first, { type: 'pointerDown', button: 0 }, ...rest, { type: 'pointerUp', button: 0 }],
          };
        }),
      );
    },
    close: async () => bidi.close(),
  };
}

async function evaluated<T>(bidi: Bidi, context: string, expression: string): Promise<T> {
  const { type, result, exceptionDetails } = await bidi.send<{
    type: string;
    result?: { value?: string };
    exceptionDetails?: { text: string };
  }>('script.evaluate', {
    expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
    target: { context },
    awaitPromise: true,
  });
  if (type !== 'success') throw new Error(exceptionDetails?.text);
  return JSON.parse(result?.value ?? 'null') as T;
}
