/** Frames a second while the point of the page's plot is dragged: `npm run bench -- frames`. 600 points, two plots,
 *  rails, boxes and formula follow. With the CPU as it is, and slowed four times, as on a cheap phone.
 *
 *  A headless browser draws at 60 frames a second at most. Nothing is judged: machines differ. */
import { servePage } from './served-page.js';

/** A drag takes so long, in milliseconds. */
const DURATION = 3000;

const { url, browser, close } = await servePage();
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, locale: 'en-US' });
// The bundler names functions by this, which a page does not have.
await page.addInitScript('globalThis.__name = (f) => f');
await page.goto(`${url}#chain=leakyRelu+square+sigmoid&x=1`);
await page.locator('#bits p').waitFor();
const devtools = await page.context().newCDPSession(page);
for (const rate of [1, 4]) {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  const frames = await page.evaluate(drag, DURATION);
  const longest = Math.max(...frames);
  const median = [...frames].sort((a, b) => a - b)[frames.length >> 1] ?? 0;
  console.log(
    `CPU at 1/${rate}: ${((1000 * frames.length) / DURATION).toFixed(0)} frames a second, ` +
      `the median ${median.toFixed(1)} ms apart, the longest ${longest.toFixed(0)} ms`,
  );
}
await close();

/** In the page: moves the point along the plot, a step a frame, and says how long each frame took. */
async function drag(duration: number): Promise<number[]> {
  const over = document.querySelector('#plots .u-over') as HTMLElement;
  const handle = document.querySelector('#plots .fx-handle') as HTMLElement;
  const { left, top, width, height } = over.getBoundingClientRect();
  const at = (type: string, x: number) =>
    over.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        pointerType: 'mouse',
        isPrimary: true,
        buttons: 1,
        clientX: left + x,
        clientY: top + height / 2,
      }),
    );
  const { left: from, width: wide } = handle.getBoundingClientRect();
  const start = from + wide / 2 - left;
  at('pointerdown', start);
  const times: number[] = [];
  const begin = performance.now();
  let last = begin;
  while (last - begin < duration) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
    at('pointermove', start + (width / 3) * Math.sin((now - begin) / 300));
  }
  at('pointerup', start);
  return times;
}
