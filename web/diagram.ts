/** The boxes of the chapter's figure 1-8, live: what enters and leaves each, its function around what enters it, the
 *  slope there, and the product growing from box to box. */

import type { Elementwise, TraceStep } from '../src/index.js';
import { format } from '../src/plot/format.js';
import { productText } from '../src/plot/product.js';
import { h, say, showNumber } from './dom.js';
import { type Mini, mini } from './mini.js';
import { t } from './texts.js';

/** What the boxes show. */
export interface Boxes {
  /** What the links are called: other names are other boxes. */
  readonly names: readonly string[];
  /** The links, as functions. */
  readonly links: readonly Elementwise[];
  readonly steps: readonly TraceStep<number>[];
  /** Of the differences that the slopes are. */
  readonly delta: number;
  /** The box pointed at. */
  readonly focus: number | null;
  /** From the last box to the first. */
  readonly backwards: boolean;
  /** The product is not said. */
  readonly secret: boolean;
  /** The link whose slope is not said; -1 for none. */
  readonly hidden: number;
}

export interface DiagramOptions {
  /** What stands at the top of a box. */
  head(index: number): Node | string;
  /** What stands on the wire before a box, or after the last. */
  gap(index: number): Node | string;
  /** The reader points at a box, or at none. */
  onFocus(index: number | null): void;
  /** The boxes were made anew. */
  onBuild(diagram: HTMLElement): void;
}

interface Cell {
  readonly element: HTMLElement;
  readonly box: HTMLElement;
  readonly output: HTMLDataElement;
  readonly slope: HTMLDataElement;
  readonly product: Product;
  readonly mini: Mini;
}

/** The product so far, as it stands under a box: `2 × 0.1966 ≈ ` and the number. Where both are too long for a line, the
 *  number stands alone: nothing below may jump as numbers come and go. */
interface Product {
  readonly element: HTMLElement;
  readonly factors: HTMLElement;
  readonly result: HTMLDataElement;
}

/** The diagram, and a function that shows new numbers in it. */
export function diagram({ head, gap, onFocus, onBuild }: DiagramOptions): {
  element: HTMLElement;
  show(boxes: Boxes): void;
} {
  const element = h('div', { class: 'diagram', role: 'group', 'aria-label': t.diagram.label });
  const input = h('data');
  let built = '';
  let cells: Cell[] = [];

  const build = (count: number) => {
    cells = Array.from({ length: count }, (_, index) => makeCell(head(index), index, onFocus));
    const parts = cells.flatMap(({ element, output }, index) => [
      element,
      wire(index + 1, index < count - 1 ? '' : t.diagram.output, output, gap(index + 1)),
    ]);
    const focused = placeOfFocus(element);
    element.replaceChildren(wire(0, t.diagram.input, input, gap(0)), ...parts);
    onBuild(element);
    if (focused && !element.contains(document.activeElement)) focusLike(element, focused);
  };

  return {
    element,
    show({ names, links, steps, delta, focus, backwards, secret, hidden }) {
      const key = names.join(' ');
      if (key !== built) build(links.length);
      built = key;
      element.classList.toggle('backwards', backwards);
      if (steps[0]) showNumber(input, steps[0].input, breakable(steps[0].input));
      const products = running(
        steps.map(({ slope }) => slope),
        backwards,
      );
      for (const [index, { input, output, slope }] of steps.entries()) {
        const cell = cells[index];
        const link = links[index];
        if (!cell || !link) continue;
        showNumber(cell.output, output, breakable(output));
        const asked = index === hidden;
        if (asked) showNumber(cell.slope, Number.NaN, '?');
        else showNumber(cell.slope, slope, format(slope));
        cell.box.classList.toggle('long', (cell.slope.textContent ?? '').length > LONG);
        cell.mini.show(link, input, output, asked ? Number.NaN : slope, delta);
        // A product with the asked slope in it would give it away.
        const within = hidden >= 0 && (backwards ? index <= hidden : index >= hidden);
        showProduct(cell.product, products[index] as Running, secret, within);
        cell.box.classList.toggle('focused', index === focus);
      }
    },
  };
}

function makeCell(head: Node | string, index: number, onFocus: DiagramOptions['onFocus']): Cell {
  const slope = h('data', { class: 'slope' });
  const small = mini();
  const box = h(
    'div',
    {
      class: `box link-${index % 6}`,
      onpointerenter: () => onFocus(index),
      onpointerleave: () => onFocus(null),
      onfocusin: () => onFocus(index),
      onfocusout: () => onFocus(null),
    },
    h('div', { class: 'box-head' }, head),
    small.element as unknown as HTMLElement,
    h('div', { class: 'box-slope' }, h('span', { class: 'quiet' }, `${t.diagram.slope} `), slope),
  );
  const [factors, result] = [h('span'), h('data')];
  const sum = h('span', { class: 'sum' }, factors, result);
  const product = { element: h('p', { class: 'product' }, sum), factors, result };
  const element = h('div', { class: 'cell', 'data-index': index }, box, product.element);
  return { element, box, slope, output: h('data'), product, mini: small };
}

/** Controls that each box or wire has one of. */
const CONTROLS = ['.grip', '.remove', '.plus', '.parameter input'] as const;

interface Place {
  readonly control: (typeof CONTROLS)[number];
  readonly index: number;
}

/** The control that has the focus. */
function placeOfFocus(diagram: HTMLElement): Place | undefined {
  const { activeElement } = document;
  if (!activeElement || !diagram.contains(activeElement)) return undefined;
  const control = CONTROLS.find((selector) => activeElement.matches(selector));
  return control && { control, index: [...diagram.querySelectorAll(control)].indexOf(activeElement) };
}

/** Other boxes keep the focus where it was: on the same kind of control, at the same place or the last. */
function focusLike(diagram: HTMLElement, { control, index }: Place): void {
  const same = [...diagram.querySelectorAll<HTMLElement>(`${control}:not(:disabled)`)];
  (same[Math.min(index, same.length - 1)] ?? diagram.querySelector<HTMLElement>('.grip'))?.focus();
}

/** The product so far: what it was, and the slope that comes to it. */
interface Running {
  readonly before: number | undefined;
  readonly slope: number;
  readonly product: number;
}

/** A longer slope takes the room of its label. */
const LONG = 8;

/** A wire is narrow: a power of ten may stand on a line of its own. */
const breakable = (value: number): string => format(value).replace('×', '\u200b×');

/** The products from the first link to each, or from the last. */
function running(slopes: readonly number[], backwards: boolean): Running[] {
  const ordered = backwards ? [...slopes].reverse() : slopes;
  let before: number | undefined;
  const products = ordered.map((slope) => {
    const product = before === undefined ? slope : before * slope;
    const now = { before, slope, product };
    before = product;
    return now;
  });
  return backwards ? products.reverse() : products;
}

/** `2 × 0.1966 ≈ 0.3932`; where the product begins, its slope alone. */
function showProduct(
  { factors, result }: Product,
  { before, slope, product }: Running,
  secret: boolean,
  hidden: boolean,
): void {
  const grows = before !== undefined && !Number.isNaN(product) && !hidden;
  const text = grows ? productText([before, slope], product) : undefined;
  const asked = hidden || (secret && grows);
  say(factors, text ? `${text.factors.join(' × ')} ${text.sign} ` : '');
  showNumber(result, asked ? Number.NaN : product, asked ? '?' : (text?.product ?? format(product)));
  result.classList.toggle('secret', asked);
}

/** An arrow, with what travels along it. */
const wire = (place: number, name: string, value: HTMLDataElement, gap: Node | string): HTMLElement =>
  h('div', { class: 'wire', 'data-gap': place }, h('span', { class: 'wire-name' }, name), value, gap);
