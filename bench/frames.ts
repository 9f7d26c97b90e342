/** How smooth is dragging? Drags the point, and then delta, across the built page in a real Chromium, and prints
 *  how long its frames took: `npm run bench -- frames`.
 *
 *  Two figures: the time between frames as the reader sees them, and the time that the page itself works in a
 *  frame, which is what has to stay below 16.7 ms for 60 frames a second. On a 2-core Xeon without a GPU,
 *  Chromium 156: longest 16.8 ms between frames; work at most 14.5 ms, mostly 6. */
import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { servePage } from '../tools/page.js';

const SECONDS = 4;

interface Frames {
  /** Milliseconds between frames. */
  readonly between: number[];
  /** Milliseconds of script, style, layout and paint within a frame. */
  readonly work: number[];
}

/** Records frames in the page, as text: it runs there. */
const RECORD = `
  globalThis.frames = { between: [], work: [] };
  let last = performance.now();
  let began = 0;
  const channel = new MessageChannel();
  // A message posted in a frame arrives once the frame's work is done.
  channel.port1.onmessage = () => frames.work.push(performance.now() - began);
  requestAnimationFrame(function frame(now) {
    frames.between.push(now - last);
    last = began = now;
    channel.port2.postMessage(null);
    requestAnimationFrame(frame);
  });
`;

const recorded = (page: Page): Promise<Frames> => page.evaluate('frames');

/** Drags back and forth between two places, for some seconds. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.evaluate(RECORD);
  const end = Date.now() + SECONDS * 1000;
  for (let i = 0; Date.now() < end; i++) {
    const part = (1 - Math.cos(i / 20)) / 2;
    await page.mouse.move(from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1]));
  }
  await page.mouse.up();
}

function report(name: string, { between, work }: Frames): void {
  const at = (list: number[], part: number) =>
    ([...list].sort((a, b) => a - b)[Math.floor(part * (list.length - 1))] ?? Number.NaN).toFixed(1);
  // The first frame began before the drag.
  const [gaps, works] = [between.slice(1), work.slice(1)];
  console.log(
    `${name.padEnd(12)} ${String(gaps.length).padStart(4)} frames; between frames: median ${at(gaps, 0.5)}, ` +
      `longest ${at(gaps, 1)} ms; work in a frame: median ${at(works, 0.5)}, 99 % ${at(works, 0.99)}, ` +
      `longest ${at(works, 1)} ms`,
  );
}

const { url, browser, close } = await servePage();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
console.log(`${cpus()[0]?.model}, ${cpus().length} cores; Chromium ${browser.version()}; 600 points`);
await page.goto(`${url}#chain=square+sigmoid`);
await page.waitForTimeout(1500);

const plot = await page.locator('#plots .u-over').first().boundingBox();
const slider = await page.locator('#plots .delta input').boundingBox();
if (!plot || !slider) throw new Error('The page has no plot or no slider.');
const middle = plot.y + plot.height / 2;
await drag(page, [plot.x + (4 / 5.99) * plot.width, middle], [plot.x + 0.1 * plot.width, middle]);
report('point', await recorded(page));
await page.reload();
await page.waitForTimeout(1500);
const level = slider.y + slider.height / 2;
await drag(page, [slider.x + slider.width - 9, level], [slider.x + 9, level]);
report('delta', await recorded(page));
await close();
