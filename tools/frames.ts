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
  const frames = await drag();
  const longest = Math.max(...frames);
  const median = [...frames].sort((a, b) => a - b)[frames.length >> 1] ?? 0;
  console.log(
    `CPU at 1/${rate}: ${((1000 * frames.length) / DURATION).toFixed(0)} frames a second, ` +
      `the median ${median.toFixed(1)} ms apart, the longest ${longest.toFixed(0)} ms`,
  );
}
await close();

/** Moves the point with the mouse, as fast as the page takes it, and says how long each frame took. Events that a script
 *  makes within a frame would have the page laid out twice, as none of a mouse does. */
async function drag(): Promise<number[]> {
  const box = await page.locator('#plots .fx-handle').first().boundingBox();
  if (box === null) throw new Error('frames: the plot has no point');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = page.evaluate(framesIn, DURATION);
  let done = false;
  void times.then(() => {
    done = true;
  });
  for (let i = 0; !done; i++) await page.mouse.move(x + 150 * Math.sin(i / 18), y);
  await page.mouse.move(x, y);
  await page.mouse.up();
  return times;
}

/** In the page: how far apart frames come. */
async function framesIn(duration: number): Promise<number[]> {
  const times: number[] = [];
  const begin = await new Promise(requestAnimationFrame);
  for (let last = begin; last - begin < duration; ) {
    const now = await new Promise(requestAnimationFrame);
    times.push(now - last);
    last = now;
  }
  return times;
}
