/** `npm run verify -- shift`: what moves on the page in its first ten seconds. Chromium measures layout shift
 *  itself. Firefox does not: there the page stands in a frame of another page, and the boxes of its elements are looked
 *  at each time that the screen is drawn. Fails from 0.05 on. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { json } from 'node:stream/consumers';
import { firefox } from '../../tools/browsers/browsers.js';
import { open } from '../../tools/browsers/open.js';
import { type Shift, shiftSoFar } from '../../tools/layout-shift.js';
import { servePage } from '../../tools/served-page.js';

/** Layout shift above this is felt. */
const MOST = 0.05;

const SECONDS = 10;

/** Widths and heights of screens. */
const SCREENS = [
  [1280, 800],
  [820, 1180],
  [390, 844],
] as const;

/** A first visit, and a chain from a link. */
const STATES = ['', '#chain=leakyRelu+square+sigmoid&x=1'] as const;

const pages = await servePage();
let worst = 0;
const say = (browser: string, width: number, state: string, { sum, moved }: Shift) => {
  worst = Math.max(worst, sum);
  console.log(
    `${browser}, ${width} pixels, ${state || 'first visit'}: ${sum.toFixed(4)}${sum > 0 ? ` (${[...new Set(moved)].join(', ')})` : ''}`,
  );
};

for (const [width, height] of SCREENS)
  for (const state of STATES) {
    const page = await pages.browser.newPage({ viewport: { width, height }, locale: 'en-US' });
    await page.goto(pages.url + state);
    await page.waitForTimeout(1000 * SECONDS);
    say('Chromium', width, state, await page.evaluate(shiftSoFar));
    await page.close();
  }
await pages.close();

const fox = firefox();
if (fox === undefined) console.log('Firefox is not here: not measured.');
else
  for (const [width, height] of SCREENS)
    for (const state of STATES) say('Firefox', width, state, await framed(fox, width, height, state));

if (worst >= MOST) {
  console.error(`The page moves: ${worst.toFixed(4)}, where ${MOST} is too much.`);
  process.exitCode = 1;
}

/** The built page in a frame of that size, in a browser that is started for it. */
async function framed(
  browser: NonNullable<ReturnType<typeof firefox>>,
  width: number,
  height: number,
  state: string,
): Promise<Shift> {
  const built = new URL('../../dist/page/', import.meta.url);
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  let answered: (shift: Shift) => void = () => {};
  const answer = new Promise<Shift>((resolve) => {
    answered = resolve;
  });
  const server = createServer((request: IncomingMessage, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'POST') {
      json(request).then((shift) => answered(shift as Shift));
      response.end();
      return;
    }
    response.setHeader('content-type', types[extname(path)] ?? 'text/html');
    if (path === '/')
      response.end(
        `<!doctype html><meta charset="utf-8"><iframe style="border:0" width="${width}" height="${height}" src="page/index.html${state}"></iframe><script>globalThis.__name = (f) => f; (${watch})(${SECONDS})</script>`,
      );
    else
      try {
        response.end(readFileSync(new URL(`.${path.replace('/page', '')}`, built)));
      } catch {
        response.writeHead(404).end();
      }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { close } = open(browser, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  try {
    return await answer;
  } finally {
    close();
    server.close();
  }
}

/** In the page around the frame: looks at every element of the framed page each time that the screen is drawn. The shift
 *  is how far an element's box moves, as a part of the screen's longer side, times the part of the screen that all moved
 *  boxes lie in. That is no less than what Chromium would say. (The bundler names functions by `__name`, which a page
 *  does not have.) */
function watch(seconds: number): void {
  const frame = document.querySelector('iframe') as HTMLIFrameElement;
  const [width, height] = [frame.clientWidth, frame.clientHeight];
  const known = new Map<Element, DOMRect>();
  const moved: string[] = [];
  const begin = performance.now();
  let sum = 0;
  const look = () => {
    // To ask for a box before the style has come would make Firefox paint without it.
    if (frame.contentDocument?.styleSheets.length === 0) {
      requestAnimationFrame(look);
      return;
    }
    let [far, left, top, right, bottom] = [0, width, height, 0, 0];
    for (const element of frame.contentDocument?.querySelectorAll('body *') ?? []) {
      // What is drawn within a picture moves by itself.
      if (element.closest('svg') && !element.matches('svg')) continue;
      const now = element.getBoundingClientRect();
      const before = known.get(element);
      known.set(element, now);
      if (now.width * now.height === 0 || !before || before.width * before.height === 0) continue;
      const seen = (box: DOMRect) => box.top < height && box.bottom > 0 && box.left < width && box.right > 0;
      const by = Math.max(Math.abs(now.left - before.left), Math.abs(now.top - before.top));
      if (by < 3 || !(seen(now) || seen(before))) continue;
      moved.push(element.className?.toString() || element.nodeName);
      far = Math.max(far, by);
      for (const box of [now, before]) {
        left = Math.max(0, Math.min(left, box.left));
        top = Math.max(0, Math.min(top, box.top));
        right = Math.min(width, Math.max(right, box.right));
        bottom = Math.min(height, Math.max(bottom, box.bottom));
      }
    }
    if (far > 0)
      sum += (far / Math.max(width, height)) * (((right - left) * (bottom - top)) / (width * height));
    if (performance.now() - begin < 1000 * seconds) requestAnimationFrame(look);
    else fetch('/', { method: 'POST', body: JSON.stringify({ sum, moved }) });
  };
  look();
}
