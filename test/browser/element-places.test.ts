/** The tag wherever a page may put it. */
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { FluxionPlot } from '../../src/element/index.js';
import { times } from '../support/thorough.js';
import { drag, inside, shown, text, written } from './mounted.js';

afterEach(() => {
  document.body.replaceChildren();
});

test('it works in the document of an iframe, and back', async () => {
  const element = await written('<fluxion-plot point="1" controls></fluxion-plot><iframe></iframe>');
  const there = document.querySelector('iframe')?.contentDocument;
  if (!there) throw new Error('an iframe');
  for (const document of [there, element.ownerDocument]) {
    document.body.append(element);
    await shown();
    expect(element.ownerDocument).toBe(document);
    expect(inside(element, '.fx-fault')).toBeUndefined();
    expect(inside(element, 'canvas')?.offsetWidth).toBeGreaterThan(200);
    const hidden = inside(element, '.fx-hidden') as HTMLElement;
    expect(document.defaultView?.getComputedStyle(hidden).position).toBe('absolute');
    expect(text(element, '.fx-bar span')).toContain('slope 2');
  }
});

test('under a CSS scale a click is where the pointer is, and handled keys stay here', async () => {
  const element = await written(
    '<div style="transform: scale(0.5); transform-origin: 0 0; width: 800px"><fluxion-plot point="1"></fluxion-plot></div>',
  );
  const over = inside(element, '.u-over') as HTMLElement;
  const { width } = over.getBoundingClientRect();
  expect(width).toBeLessThan(over.offsetWidth);
  await drag(over, [[0.25 * width, 20]]);
  expect(element.point).toBeCloseTo(-3 + 0.25 * 5.99, 1);
  const heard: string[] = [];
  const deck = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener('keydown', deck);
  inside(element, '.fx-handle')?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.keyboard('j');
  document.removeEventListener('keydown', deck);
  expect(heard).toEqual(['j']);
});

test('it fills the height that it is given, and takes none that it is not', async () => {
  for (const height of [120, 220, 500]) {
    const element = await written(
      `<fluxion-plot style="height: ${height}px" point="1" controls></fluxion-plot><p>after</p>`,
    );
    await shown();
    await shown();
    const box = element.getBoundingClientRect();
    expect(box.height).toBe(height);
    const canvas = inside(element, 'canvas')?.getBoundingClientRect();
    expect(canvas?.bottom, `${height}`).toBeLessThanOrEqual(box.bottom);
    expect(canvas?.height, `${height}`).toBeGreaterThan(Math.max(45, height - 150));
    expect(document.querySelector('p')?.getBoundingClientRect().top).toBeGreaterThanOrEqual(box.bottom);
  }
});

test('the text of its page does not change its own', async () => {
  document.body.innerHTML =
    '<div dir="rtl" style="text-transform: uppercase; letter-spacing: 9px; text-indent: 3em"><fluxion-plot></fluxion-plot></div>';
  await shown();
  const element = document.querySelector('fluxion-plot') as FluxionPlot;
  const style = getComputedStyle(inside(element, '.fx-title') as HTMLElement);
  expect([style.direction, style.textTransform, style.letterSpacing, style.textIndent]).toEqual([
    'ltr',
    'none',
    'normal',
    '0px',
  ]);
});

test('it works inside another shadow tree', async () => {
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).innerHTML = '<fluxion-plot point="1"></fluxion-plot>';
  document.body.append(host);
  await shown();
  const element = host.shadowRoot?.querySelector('fluxion-plot') as FluxionPlot;
  expect(getComputedStyle(inside(element, '.fx-hidden') as HTMLElement).position).toBe('absolute');
  expect(inside(element, 'canvas')?.offsetWidth).toBeGreaterThan(200);
});

test.each(['display: flex', 'display: grid; grid-template-columns: 1fr 1fr'])(
  'it fits and shrinks in %s',
  async (style) => {
    const element = await written(
      `<div style="width: 380px; ${style}"><fluxion-plot style="flex: 1"></fluxion-plot><p style="width: 100px">text</p></div>`,
    );
    const box = element.parentElement as HTMLElement;
    for (const width of [380, 240, 400]) {
      box.style.width = `${width}px`;
      await shown();
      await shown();
      const room = element.getBoundingClientRect();
      const canvas = inside(element, 'canvas')?.getBoundingClientRect();
      expect(room.right).toBeLessThanOrEqual(box.getBoundingClientRect().right);
      expect(canvas?.right).toBeLessThanOrEqual(room.right);
      expect(canvas?.width).toBeGreaterThan(room.width - 30);
    }
  },
);

test('added, moved and removed again and again it leaves no listeners and no canvases', async () => {
  const active = countListeners();
  const [first, second] = [document.createElement('div'), document.createElement('div')];
  document.body.append(first, second);
  const element = document.createElement('fluxion-plot');
  element.setAttribute('point', '1');
  element.setAttribute('controls', '');
  for (let i = 0; i < times(1000, 15); i++) {
    first.append(element);
    second.append(element);
    element.remove();
  }
  expect(element.shadowRoot?.childElementCount).toBe(0);
  expect(document.querySelectorAll('canvas')).toHaveLength(0);
  expect(active.end()).toEqual([]);
  first.append(element);
  expect(inside(element, 'canvas')).toBeDefined();
});

/** Counts listeners on what outlives an element: window, document and media queries. */
function countListeners() {
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const active = new Map<string, number>();
  const change = (type: string, by: number) => active.set(type, (active.get(type) ?? 0) + by);
  const lasting = (target: unknown) =>
    target === window || target === document || target === undefined || target instanceof MediaQueryList;
  const known = new Map<unknown, Set<string>>();
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (lasting(this)) {
      const types = known.get(listener) ?? new Set();
      if (!types.has(type)) change(type, 1);
      known.set(listener, types.add(type));
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (signal) add.call(signal, 'abort', () => known.get(listener)?.delete(type) && change(type, -1));
    }
    return add.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (lasting(this) && known.get(listener)?.delete(type)) change(type, -1);
    return remove.call(this, type, listener, options);
  };
  return {
    end() {
      Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
      return [...active].filter(([, count]) => count !== 0);
    },
  };
}
