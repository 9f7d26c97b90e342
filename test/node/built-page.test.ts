import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shiftSoFar } from '../../tools/layout-shift.js';
import { type ServedPage, servePage } from '../../tools/served-page.js';
import { weight, weights } from '../../tools/weight.js';
import { builtPackage } from '../support/built.js';
import { oneBrowser, openPage } from '../support/open-page.js';

const dist = builtPackage();

let served: ServedPage;
beforeAll(async () => {
  served = await servePage(await oneBrowser());
});
afterAll(() => served.close());

test('the first view weighs at most 75 KB in all, what follows by itself at most 31, gzipped', () => {
  const { first, rest, language, faults, gallery, formula, more, bench } = weights();
  // An empty file would weigh little too.
  expect(first).toBeGreaterThan(50_000);
  expect(first).toBeLessThanOrEqual(75_000);
  expect(rest).toBeLessThanOrEqual(31_000);
  expect(formula).toBeLessThanOrEqual(14_000);
  expect(language).toBeLessThanOrEqual(5_200);
  expect(faults).toBeLessThanOrEqual(3_000);
  expect(gallery).toBeLessThanOrEqual(10_000);
  expect(more).toBeLessThanOrEqual(50_000);
  expect(bench).toBeLessThanOrEqual(32_000);
});

test('what the page holds of others is beside it, with their licences, and is no file that it loads', () => {
  expect(readFileSync(new URL('page/THIRD-PARTY-NOTICES', dist), 'utf8')).toMatch(
    /^uplot [\d.]+\nLicence: MIT/m,
  );
  expect(readFileSync(new URL('page/files.json', dist), 'utf8')).not.toContain('NOTICES');
});

/** A page with that tag, and the built files beside it but those that are missing. */
async function openTag(tag: string, missing = /^$/): Promise<{ page: Page; asked: string[] }> {
  const page = await openPage(served.browser);
  const asked: string[] = [];
  await page.route('http://lesson.example/**', (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (file === '')
      return route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><script type="module" src="element.js"></script>${tag}`,
      });
    asked.push(file);
    if (missing.test(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ path: new URL(file, dist).pathname });
  });
  await page.goto('http://lesson.example/');
  return { page, asked };
}

test('the tag weighs at most 50 KB; functions that are rarely used come in a second file when one is named', async () => {
  expect(weight('element.js')).toBeLessThanOrEqual(50_000);
  expect(readFileSync(new URL('element.js', dist), 'utf8')).not.toMatch(/^import /m);
  const usual = await openTag('<fluxion-plot chain="square sigmoid" point="1" controls></fluxion-plot>');
  await usual.page.locator('fluxion-plot .fx-bar', { hasText: 'slope 2 × 0.1966 ≈ 0.3932' }).waitFor();
  expect(usual.asked).toEqual(['element.js']);
  await usual.page.close();
  const rare = await openTag('<fluxion-plot chain="gelu softplus" point="1" controls></fluxion-plot>');
  await rare.page.locator('fluxion-plot .fx-bar', { hasText: 'slope 1.083' }).waitFor();
  expect(rare.asked).toEqual(['element.js', 'element.more.js']);
  await rare.page.close();
  const alone = await openTag('<fluxion-plot chain="gelu"></fluxion-plot>', /more/);
  const said = await alone.page.locator('fluxion-plot .fx-fault').textContent();
  expect(said).toContain('fluxion-plot: more functions are in a second file, which could not be loaded: ');
  expect(said).toContain('element.more.js');
  await alone.page.close();
});

test('a formula is read by a third file, which comes when a tag has one; what its functions are comes too', async () => {
  const { page, asked } = await openTag(
    '<fluxion-plot formula="a*exp(-b*x) + 0*gelu(sigmoid(x)) + 0*celu(x, a)" a="2" b="0.7" delta="0" point="1" controls></fluxion-plot>',
  );
  await page.locator('fluxion-plot .fx-bar', { hasText: 'slope −0.6952' }).waitFor();
  expect(asked.sort()).toEqual(['element.formula.js', 'element.js', 'element.more.js']);
  await page.close();
});

test('another language’s words, and questions, come in files of their own', async () => {
  const { page, asked } = await openTag(
    '<p lang="hi"><fluxion-plot point="2" delta="0" quiz="factor"></fluxion-plot></p>',
  );
  await page.locator('fluxion-plot .fx-bar', { hasText: 'ढाल 4 × ? = ?' }).waitFor();
  expect(asked.sort()).toEqual(['element.hi.js', 'element.js', 'element.quiz.js']);
  await page.close();
  const alone = await openTag('<fluxion-plot point="2" lang="hi" controls></fluxion-plot>', /hi\.js/);
  await alone.page.locator('fluxion-plot .fx-bar', { hasText: 'slope 4 ×' }).waitFor();
  await alone.page.close();
});

test('the gallery draws every lesson and example, and its tags are what is copied', async () => {
  const page = await openPage(served.browser);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`${served.url}gallery.html`);
  await page.waitForFunction(() => {
    const tags = [...document.querySelectorAll('fluxion-plot')];
    return tags.length === 20 && tags.every((tag) => tag.shadowRoot?.querySelector('canvas, .fx-fault'));
  });
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('.card')].map((card) => {
      const tag = card.querySelector('fluxion-plot');
      const written = new DOMParser().parseFromString(
        card.querySelector('code')?.textContent ?? '',
        'text/html',
      );
      const asWritten = written.querySelector('fluxion-plot');
      const attributes = (element: Element | null) =>
        [...(element?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`).join();
      return {
        same: attributes(tag) === attributes(asWritten),
        fault: tag?.shadowRoot?.querySelector('.fx-fault')?.textContent ?? '',
      };
    }),
  );
  expect(shown).toEqual(shown.map(() => ({ same: true, fault: '' })));
  expect(errors).toEqual([]);
  await page.close();
});

test('under Trusted Types the page works: no markup is made of text', async () => {
  const page = await openPage(served.browser);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.route(served.url, async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'content-security-policy': "require-trusted-types-for 'script'",
    };
    return route.fulfill({ response, headers });
  });
  await page.goto(`${served.url}#chain=square+{a*x}(2)+sigmoid&x=1`);
  await page.locator('#math .own math').first().waitFor();
  await page.locator('#share code').waitFor();
  // The worker of the speed comparison, and that of the page without a network, are scripts too.
  await page.locator('#bench').scrollIntoViewIfNeeded();
  const worker = page.waitForEvent('worker');
  await page.getByRole('button', { name: 'Run it here' }).click();
  await worker;
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(errors).toEqual([]);
  await page.close();
});

test('as a classic script the tag works, whole, in a page opened from a folder, where modules do not run', async () => {
  const script = readFileSync(new URL('element.classic.js', dist), 'utf8');
  // Read in whatever encoding its page has, it is the same.
  expect(script.match(/[^\0-\x7f]/)?.[0]).toBeUndefined();
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-classic-'));
  copyFileSync(new URL('element.classic.js', dist), join(folder, 'element.classic.js'));
  const example = readFileSync(new URL('../../examples/classic.html', import.meta.url), 'utf8');
  writeFileSync(
    join(folder, 'page.html'),
    // The browser then reads it all as windows-1252.
    example
      .replace('<meta charset="utf-8" />', '<meta charset="windows-1252" />')
      .replace('</body>', '<fluxion-plot chain="gelu" point="1" controls></fluxion-plot></body>'),
  );
  const page = await openPage(served.browser);
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`file://${folder}/page.html`);
  await page.locator('fluxion-plot canvas').nth(1).waitFor();
  const bars = page.locator('fluxion-plot .fx-bar');
  expect(await bars.first().textContent()).toContain('slope 2 × 0.1966 ≈ 0.3932');
  expect(await bars.last().textContent()).toContain('slope 1.083');
  expect(errors).toEqual([]);
  await page.close();
  rmSync(folder, { recursive: true });
});

test('the built page draws its plots, says that its bits are the same, and asks no other origin for anything', async () => {
  const page = await openPage(served.browser);
  const asked: string[] = [];
  const errors: Error[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => errors.push(error));
  await page.goto(`${served.url}#chain=affine(3,-14)+affine(-2,0)&x=5`);
  await page.locator('#bits', { hasText: 'Same bits? Yes' }).waitFor();
  expect(await page.locator('#chain .product').allTextContents()).toEqual(['3', '3 × −2 = −6']);
  await page.locator('#delta canvas').waitFor();
  expect(await page.locator('canvas').count()).toBe(5);
  expect(errors).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(served.url) && !url.startsWith('data:'))).toEqual([]);
  await page.close();
});

test('a first visit says the rule; a wrong link says what is wrong', async () => {
  const page = await openPage(served.browser);
  await page.goto(served.url);
  expect(await page.locator('.result-line').textContent()).toBe(
    'A step of 1 in x becomes 6 in f(x): slopes multiply, 3 × 2 = 6.',
  );
  await page.goto(`${served.url}#chain=sigmoyd`);
  await page.reload();
  expect(await page.locator('.fault').first().textContent()).toBe(
    'This link is not quite right: no function "sigmoyd"; did you mean sigmoid.',
  );
  await page.close();
});

test('where there is no SIMD, or no WebAssembly at all, the page says so and offers nothing that does not work', async () => {
  const engines = {
    'fluxion needs WebAssembly SIMD, which this engine does not have: Chrome 91, Firefox 89, Safari 16.4':
      () => {
        WebAssembly.validate = () => false;
        WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('invalid value type v128'));
        WebAssembly.Module = class {
          constructor() {
            throw new WebAssembly.CompileError('invalid value type v128');
          }
        } as unknown as typeof WebAssembly.Module;
      },
    'fluxion needs WebAssembly, which this engine does not have or has switched off': () => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    },
  };
  for (const [words, lack] of Object.entries(engines)) {
    const page = await openPage(served.browser);
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.addInitScript(lack);
    await page.goto(served.url);
    await page.locator('.fault', { hasText: words }).waitFor();
    expect(await page.locator('button:visible, input:visible, select:visible, canvas').count()).toBe(0);
    expect(await page.locator('#bench:visible, footer:visible').count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  }
});

/** In the page: whether its worker has it, with all that it loaded and might. */
async function isKept(): Promise<boolean> {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const files: string[] = await (await fetch('files.json')).json();
  const own = [location.pathname, ...loaded.filter((name) => name.includes('/assets/')), ...files];
  const kept = await Promise.all(own.map((name) => caches.match(name, { ignoreVary: true })));
  const { offline } = document.documentElement.dataset;
  return (
    offline === 'kept' && !!navigator.serviceWorker.controller && kept.length > 20 && kept.every(Boolean)
  );
}

test('the page speaks Hindi where it is asked to, and is there without a network after a visit, with what was not asked for before', async () => {
  const context = await served.browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${served.url}?lang=hi`);
  await page.locator('.result-line', { hasText: 'ढाल गुणा होते हैं, 3 × 2 = 6।' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('hi');
  await page.locator('#bits p').waitFor();
  // Everything that was loaded is kept, and whole.
  await expect.poll(() => page.evaluate(isKept)).toBe(true);
  // Nothing but what the worker keeps.
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  await context.setOffline(true);
  await page.reload();
  await page.locator('.result-line', { hasText: 'ढाल गुणा होते हैं, 3 × 2 = 6।' }).waitFor();
  // Another language, a function that is rarely used, a formula, and the other page.
  await page.goto(`${served.url}?lang=en#chain=square+gelu&x=1`);
  await page.locator('.result-line', { hasText: 'slopes multiply, 2 × 1.083' }).waitFor();
  await page.locator('.plus').first().click();
  await page.locator('input[name=typed]').fill('a*exp(-b*x)');
  await page.keyboard.press('Enter');
  await page.locator('.slider').nth(1).waitFor();
  await page.goto(`${served.url}gallery.html`);
  await page.locator('fluxion-plot .fx-bar', { hasText: 'slope 3 × 2 = 6' }).waitFor();
  await context.close();
});

test.each([
  [1280, 800, '#chain=square+sigmoid&x=1'],
  [390, 844, '#chain=square+sigmoid&x=0.7&quiz=product'],
  [390, 844, '#chain=square+sigmoid&x=0.7&quiz=tangent'],
])(
  'nothing jumps: no layout shift to speak of while the page comes, %i wide, %#',
  async (width, height, state) => {
    const page = await openPage(served.browser, { viewport: { width, height } });
    await page.goto(`${served.url}${state}`);
    await page.locator('#bits p').waitFor();
    const shift = await page.evaluate(shiftSoFar);
    expect(shift.sum, shift.moved.join(', ')).toBeLessThan(0.05);
    await page.close();
  },
);
