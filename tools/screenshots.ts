/** Takes the pictures of `docs/images/` from the real page: `npx tsx tools/screenshots.ts`. */
import { mkdirSync } from 'node:fs';
import { servePage } from './served-page.js';

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

/** A state worth a picture: a step that doubles, then shrinks. */
const STATE = '#chain=square+sigmoid&x=1';

const images = new URL('../docs/images/', import.meta.url).pathname;
mkdirSync(images, { recursive: true });
const { url, browser, close } = await servePage();
for (const [name, screen] of Object.entries(SCREENS))
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ ...screen, colorScheme, locale: 'en-US' });
    await page.goto(url + STATE);
    // Not every machine has letters for every language's name.
    await page.addStyleTag({ content: '#languages { visibility: hidden; }' });
    // Charts take their width a frame after the page is laid out.
    await page.waitForTimeout(500);
    const path = `${images}page-${name}-${colorScheme}.png`;
    await page.screenshot({ path });
    await page.close();
    console.log(path);
  }
await close();
