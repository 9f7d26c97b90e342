/** Another language: no English word is left on the page. */
import { afterEach, expect, test } from 'vitest';
import { descriptors } from '../../src/chain-text.js';
import '../../src/element/index.js';
import { mountBench } from '../../web/bench/panel.js';
import { showBits } from '../../web/bits.js';
import { speak } from '../../web/texts.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted | undefined;
afterEach(async () => {
  page?.remove();
  document.body.replaceChildren();
  await speak('en');
});

/** Words that are names in every language. */
const NAMES = new Set([
  ...descriptors.keys(),
  ...[
    'fluxion',
    'NumPy',
    'TypeScript',
    'JavaScript',
    'WebAssembly',
    'JSON',
    'PNG',
    'SVG',
    'CSV',
    'Ctrl',
    'Delete',
  ],
  ...['Node', 'Chromium', 'Firefox', 'Bun', 'Deno', 'English', 'backpropagation', 'https'],
]);

/** Latin words of three letters and more in what is read or said. */
function foreignWords(root: Element): string[] {
  const words = (text: string) =>
    (text.match(/\p{Script=Latin}[\p{Script=Latin}\d]{2,}/gu) ?? []).filter((word) => !NAMES.has(word));
  const found: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      // What a function is is said by the table, in one language.
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext'])
        if (!node.matches('.chip') && !node.matches('pre, svg title'))
          found.push(...words(node.getAttribute(name) ?? ''));
    } else if (!node.parentElement?.closest('pre, math')) found.push(...words(node.textContent ?? ''));
  }
  return found;
}

test('in Hindi no English word is left, in panels and plots neither', async () => {
  await speak('hi');
  page = mountPage('#chain=square+sigmoid&x=50&delta=1');
  const bench = document.createElement('section');
  const bits = document.createElement('section');
  page.root.append(bench, bits);
  mountBench(bench);
  await showBits(bits);
  const { root } = page;
  // Tables follow once things are at rest.
  await expect.poll(() => foreignWords(root)).toEqual([]);
  page.store.set({ x: 1, quiz: 'factor' });
  await shown();
  expect(foreignWords(page.root)).toEqual([]);
  // What functions take has names too.
  const chain = [...descriptors].flatMap(([name, { parameters }]) =>
    parameters.length > 0 ? [{ name, parameters: parameters.map(({ initial }) => initial) }] : [],
  );
  page.store.set({ chain, quiz: null });
  await expect.poll(() => page?.all('.parameter').length).toBeGreaterThan(12);
  await expect.poll(() => foreignWords(root)).toEqual([]);
});

test('in Hindi what is wrong is said in Hindi: of a range, of a formula, of a number in a box', async () => {
  await speak('hi');
  page = mountPage('#chain=power(2)&x=1');
  await shown();
  const { get } = page;
  const type = (selector: string, text: string) => {
    get<HTMLInputElement>(selector).value = text;
    get(selector).dispatchEvent(new Event('input'));
  };
  type('input[name=step]', '0');
  const range = get('#plots .fault');
  await expect.poll(() => range.textContent).toBe('अंतराल 0 से बड़ा हो; मिला 0');
  expect(range.hasAttribute('lang')).toBe(false);
  type('.parameter input', '2.5');
  await expect.poll(() => get('.parameter input').title).toBe('power: n पूर्णांक हो; मिला 2.5');
  get('.plus').click();
  type('input[name=typed]', '(x');
  get<HTMLFormElement>('.typed').requestSubmit();
  await expect.poll(() => get('.typed .fault').textContent).toContain('यह कोष्ठक बंद नहीं हुआ');
});

test('the tag speaks the language of what it stands in, and follows when that changes', async () => {
  document.body.innerHTML =
    '<div lang="hi"><fluxion-plot point="50" delta="1" controls quiz="product"></fluxion-plot></div>' +
    '<fluxion-plot formula="a*x" point="1" controls quiz="tangent" lang="hi-IN"></fluxion-plot>' +
    '<fluxion-plot chain="square" point="1" controls></fluxion-plot>';
  const [within, own, none] = [...document.querySelectorAll('fluxion-plot')].map((tag) => () => {
    const root = tag.shadowRoot?.querySelector('.fx-plot');
    return root ? foreignWords(root) : ['nothing'];
  });
  await expect.poll(() => within?.()).toEqual([]);
  await expect.poll(() => own?.()).toEqual([]);
  expect(none?.()).toContain('tangent');
  document.documentElement.lang = 'hi';
  await expect.poll(() => none?.()).toEqual([]);
  document.documentElement.lang = 'en';
  await expect.poll(() => none?.()).toContain('tangent');
});
