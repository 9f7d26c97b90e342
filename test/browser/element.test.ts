import { afterEach, expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { FluxionPlot, type PointDetail } from '../../src/element/index.js';
import { chain, sigmoid, square } from '../../src/index.js';
import { drag, inside, shown, text, written } from './mounted.js';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.style.colorScheme = '';
});

test('a tag in plain HTML is a plot', async () => {
  const element = await written('<fluxion-plot chain="square sigmoid"></fluxion-plot>');
  expect(element).toBeInstanceOf(FluxionPlot);
  expect(text(element, '.fx-title')).toBe('Function and derivative for f(x) = sigmoid(square(x))');
  expect(text(element, '.fx-key')).toBe('f(x)df/dx');
  expect(inside(element, 'canvas')?.offsetWidth).toBeGreaterThan(200);
  expect(inside(element, '.fx-bar')).toBeUndefined();
  expect(inside(element, '.fx-handle')?.hidden).toBe(true);
});

test('attributes change it in place', async () => {
  const element = await written('<fluxion-plot></fluxion-plot>');
  const canvas = inside(element, 'canvas');
  element.setAttribute('chain', 'affine(3,-14) affine(-2,0)');
  element.setAttribute('from', '2');
  element.setAttribute('to', '8');
  element.setAttribute('show', 'derivative');
  element.setAttribute('point', '5');
  await shown();
  expect(text(element, '.fx-title')).toBe('Derivative for f(x) = −2 × (3 × x − 14)');
  expect(inside(element, '.fx-handle')?.getAttribute('aria-valuetext')).toBe('x = 5, df/dx = −6');
  expect(inside(element, '.fx-stage')?.ariaLabel).toContain('x from 2 to 7.99');
  expect(inside(element, 'canvas')).toBe(canvas);
});

test('properties reflect to attributes, and are kept when set before the tag is known', async () => {
  const element = document.createElement('fluxion-plot');
  expect(element).toMatchObject({
    chain: 'square sigmoid',
    from: -3,
    to: 3,
    step: 0.01,
    delta: 0.001,
    show: 'value derivative',
    point: null,
    controls: false,
  });
  Object.assign(element, {
    chain: 'tanh',
    from: -1,
    to: 1,
    step: 0.1,
    delta: 0,
    show: 'value',
    point: 0.5,
    controls: true,
  });
  document.body.append(element);
  expect(element.outerHTML).toBe(
    '<fluxion-plot chain="tanh" from="-1" to="1" step="0.1" delta="0" show="value" point="0.5" controls=""></fluxion-plot>',
  );
  expect(text(element, '.fx-title')).toBe('Function for f(x) = tanh(x)');
  element.point = null;
  expect(element.hasAttribute('point')).toBe(false);

  // As a framework does that sets properties before the script has come.
  const early = document.createElement('fluxion-plot');
  Object.defineProperty(early, 'chain', {
    value: 'exp',
    writable: true,
    configurable: true,
    enumerable: true,
  });
  document.body.append(early);
  expect(early.getAttribute('chain')).toBe('exp');
});

test.each([
  ['chain', 'sigmoyd', 'no function "sigmoyd"; did you mean sigmoid?'],
  ['chain', '', "chain must name one function or more, as 'square sigmoid'"],
  ['chain', '<img src=x onerror=alert(1)>', 'no function "<img"'],
  ['chain', 'constructor', 'no function "constructor"'],
  ['chain', 'affine(1)', 'affine takes 2 numbers, scale and shift, as affine(3,-14); got 1'],
  ['chain', 'neg '.repeat(65), 'chain may have at most 64 links; got 65'],
  ['from', 'abc', 'from must be a number; got "abc"'],
  ['to', '-9', 'from must be below to; got -3 and -9'],
  ['step', '0', 'step must be above 0; got 0'],
  ['step', '1e-9', 'step must be large enough for at most 100000 points; got 1e-9'],
  ['delta', '-1', 'delta must be 0 or above; got -1'],
  ['quiz', 'sum', 'quiz must be "product", "factor", "factor 1", "tangent" or "vary"; got "sum"'],
  ['quiz', 'product', 'quiz needs a point, as point="1"'],
  ['show', 'everything', 'show must be "value", "derivative" or both; got "everything"'],
  ['point', 'here', 'point must be a number; got "here"'],
])('%s="%s" shows what is wrong, in place, and recovers', async (name, value, message) => {
  const element = await written('<fluxion-plot></fluxion-plot>');
  element.setAttribute(name, value);
  await shown();
  expect(text(element, '.fx-fault')).toContain(`fluxion-plot: ${message}`);
  expect(inside(element, 'canvas')).toBeUndefined();
  expect(element.shadowRoot?.querySelector('img, script')).toBeNull();
  element.removeAttribute(name);
  await shown();
  expect(inside(element, '.fx-fault')).toBeUndefined();
  expect(inside(element, 'canvas')).toBeDefined();
});

test('the point is moved by keyboard and by dragging; each move is told', async () => {
  const element = await written('<fluxion-plot point="1"></fluxion-plot>');
  const told: PointDetail[] = [];
  // It is typed where it bubbles to, too.
  document.addEventListener('fluxion-point', ({ detail }) => told.push(detail), { once: true });
  inside(element, '.fx-handle')?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await shown();
  const f = chain(square, sigmoid);
  const x = 1.01;
  expect(told).toEqual([{ x, value: f(x), derivative: f.deriv(x, { delta: 0.001 }) }]);
  expect(element.point).toBe(x);
  const over = inside(element, '.u-over') as HTMLElement;
  const left = ((x + 3) / 5.99) * over.clientWidth;
  await drag(over, [
    [left, 50],
    [left + over.clientWidth / 6, 50],
  ]);
  expect(element.point).toBeCloseTo(2, 1);
});

test('with controls it zooms, tells the range, and shows the slopes; delta is on a slider', async () => {
  const element = await written('<fluxion-plot from="-2" to="2" point="1" controls></fluxion-plot>');
  expect(text(element, '.fx-bar span')).toBe('slope 2 × 0.1966 ≈ 0.3932');
  const told: unknown[] = [];
  element.addEventListener('fluxion-range', (event) => told.push((event as CustomEvent).detail));
  inside(element, '.fx-handle')?.focus();
  await userEvent.keyboard('-');
  await shown();
  expect(told).toEqual([{ from: element.from, to: element.to, step: element.step }]);
  expect(element.to - element.from).toBeCloseTo(5, 1);
  await userEvent.click(inside(element, '.fx-bar button') as HTMLElement);
  await shown();
  expect([element.from, element.to, element.step]).toEqual([-2, 2, 0.01]);
  inside(element, '.fx-handle')?.focus();
  await userEvent.keyboard('+0');
  await shown();
  expect([element.from, element.to, element.step]).toEqual([-2, 2, 0.01]);
  inside(element, '.fx-bar input')?.focus();
  await userEvent.keyboard('{Home}');
  await shown();
  expect(element.delta).toBe(0);
});

test('it follows light and dark, at once, and a page that fixes one', async () => {
  const element = await written('<fluxion-plot></fluxion-plot>');
  const ground = () => getComputedStyle(inside(element, '.fx-plot') as HTMLElement).backgroundColor;
  /** The most common colour of the canvas that is not transparent: a curve's. */
  const ink = () => {
    const canvas = inside(element, 'canvas') as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const counts = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4) {
      const color = `${data[i]},${data[i + 1]},${data[i + 2]}`;
      if (data[i + 3] === 255) counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  };
  const scheme = async (value: string) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    await shown();
  };
  document.documentElement.style.colorScheme = 'light dark';
  await scheme('light');
  const light = [ground(), ink()];
  await scheme('dark');
  const dark = [ground(), ink()];
  expect(dark[0]).not.toBe(light[0]);
  expect(dark[1]).not.toBe(light[1]);
  // A page that toggles by its own style, and one that knows no dark.
  for (const colorScheme of ['light', 'dark', 'normal']) {
    document.documentElement.style.colorScheme = colorScheme;
    await expect.poll(() => [ground(), ink()]).toEqual(colorScheme === 'dark' ? dark : light);
  }
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
});

test('lang set to undefined or null is none: the page’s counts', async () => {
  const element = await written(
    '<p lang="hi"><fluxion-plot point="1" controls lang="en"></fluxion-plot></p>',
  );
  for (const nothing of [undefined, null]) {
    element.lang = 'en';
    await expect.poll(() => text(element, '.fx-bar')).toContain('slope');
    Object.assign(element, { lang: nothing });
    expect(element.hasAttribute('lang')).toBe(false);
    await expect.poll(() => text(element, '.fx-bar')).toContain('ढाल');
  }
});

test('a property set to undefined or null takes its attribute away, as frameworks unset it', async () => {
  const element = await written(
    '<fluxion-plot chain="exp" from="0" to="1" step="0.1" delta="0" show="value" point="1" controls></fluxion-plot>',
  );
  const names = ['chain', 'from', 'to', 'step', 'delta', 'show', 'point', 'controls'] as const;
  for (const nothing of [undefined, null])
    for (const name of names) {
      element.setAttribute(name, name === 'chain' ? 'exp' : '1');
      Object.assign(element, { [name]: nothing });
      expect(element.hasAttribute(name), name).toBe(false);
    }
  await shown();
  expect(text(element, '.fx-title')).toBe('Function and derivative for f(x) = sigmoid(square(x))');
});

test('quiz="product" asks before it says; answers are told to the page, and judged', async () => {
  const element = await written('<fluxion-plot point="2" quiz="product"></fluxion-plot>');
  const told: unknown[] = [];
  document.body.addEventListener('fluxion-answer', ({ detail }) => told.push(detail));
  const all = () => element.shadowRoot?.textContent ?? '';
  // Questions come in a file of their own.
  await expect.poll(() => text(element, '.fx-bar > span')).toBe('slope 4 × 0.017663 = ?');
  // Neither the key, nor the table's neighbours, nor the handle's words give it away.
  expect(all()).not.toContain('0.07065');
  expect(inside(element, '.fx-handle')?.getAttribute('aria-valuetext')).toBe('x = 2, f(x) = 0.9820');
  const field = inside(element, '.fx-answer') as HTMLInputElement;
  await userEvent.fill(field, '4.0177');
  await userEvent.keyboard('{Enter}');
  expect(text(element, '.fx-verdict')).toContain('That is the sum');
  await userEvent.fill(field, '0,0707');
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(text(element, '.fx-verdict')).toBe('Yes.');
  expect(text(element, '.fx-bar > span')).toBe('slope 4 × 0.017663 ≈ 0.07065');
  expect(told).toEqual([
    { x: 2, answer: 4.0177, correct: false, asked: 'product', verdict: 'sum' },
    { x: 2, answer: 0.0707, correct: true, asked: 'product', verdict: 'right' },
  ]);
  // Another point is another question.
  element.point = 1;
  await shown();
  expect(text(element, '.fx-bar > span')).toBe('slope 2 × 0.1966 = ?');
});

test('controls="false" is off', async () => {
  const element = await written('<fluxion-plot controls="false"></fluxion-plot>');
  expect(element.controls).toBe(false);
  expect(inside(element, '.fx-bar')).toBeUndefined();
  element.setAttribute('controls', 'true');
  await shown();
  expect(inside(element, '.fx-bar')).toBeDefined();
});
