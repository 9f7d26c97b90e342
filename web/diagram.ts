/** The boxes of the chapter's figure 1-8, live: what enters and leaves each, the slope in each, and the product
 *  growing from left to right. */

import type { TraceStep } from '../src/index.js';
import { format } from '../src/plot/format.js';
import { h, showNumber } from './dom.js';

/** What the boxes show. */
export interface Boxes {
  /** What each box is called. */
  readonly labels: readonly string[];
  readonly steps: readonly TraceStep<number>[];
  /** The box pointed at. */
  readonly focus: number | null;
}

/** What the diagram calls things. */
interface Words {
  readonly input: string;
  readonly output: string;
  readonly slope: string;
  /** After the last product. */
  readonly product: string;
}

const WORDS: Words = { input: 'x', output: 'f(x)', slope: 'slope', product: '= df/dx' };

export interface DiagramOptions {
  readonly words?: Words;
  /** What stands at the top of a box; default: its label. */
  head?(index: number): Node | string;
  /** The reader points at a box, or at none. */
  onFocus?(index: number | null): void;
  /** The boxes were made anew. */
  onBuild?(): void;
}

interface Cell {
  readonly box: HTMLElement;
  readonly output: HTMLDataElement;
  readonly slope: HTMLDataElement;
  readonly product: HTMLElement;
}

/** The diagram, and a function that shows new numbers in it. */
export function diagram({ words = WORDS, head, onFocus, onBuild }: DiagramOptions = {}): {
  element: HTMLElement;
  show(boxes: Boxes): void;
} {
  const element = h('div', { class: 'diagram', role: 'group', 'aria-label': 'The chain, box by box' });
  const input = h('data');
  let built = '';
  let cells: Cell[] = [];

  const build = (labels: readonly string[]) => {
    cells = labels.map((label, index) => makeCell(head?.(index) ?? label, index));
    const parts = cells.flatMap(({ box, output, product }, index) => [
      h('div', { class: 'cell', 'data-index': index }, box, product),
      index < labels.length - 1 ? wire('', output) : wire(words.output, output, words.product),
    ]);
    element.replaceChildren(wire(words.input, input), ...parts);
    onBuild?.();
  };

  const makeCell = (top: Node | string, index: number): Cell => {
    const slope = h('data', { class: 'slope' });
    const box = h(
      'div',
      {
        class: 'box',
        onpointerenter: () => onFocus?.(index),
        onpointerleave: () => onFocus?.(null),
        onfocusin: () => onFocus?.(index),
        onfocusout: () => onFocus?.(null),
      },
      h('div', { class: 'box-head' }, top),
      h('div', { class: 'box-slope' }, h('span', { class: 'quiet' }, `${words.slope} `), slope),
    );
    return { box, slope, output: h('data'), product: h('p', { class: 'product' }) };
  };

  return {
    element,
    show({ labels, steps, focus }) {
      const key = labels.join(' ');
      if (key !== built) build(labels);
      built = key;
      if (steps[0]) showNumber(input, steps[0].input, format(steps[0].input));
      let product = 1;
      for (const [index, { output, slope }] of steps.entries()) {
        const cell = cells[index];
        if (!cell) continue;
        const before = product;
        product *= slope;
        showNumber(cell.output, output, format(output));
        showNumber(cell.slope, slope, format(slope));
        showProduct(cell.product, index, before, slope, product);
        cell.box.classList.toggle('focused', index === focus);
      }
    },
  };
}

/** `2 × 0.197 = 0.393`; for the first box its slope alone. */
function showProduct(
  target: HTMLElement,
  index: number,
  before: number,
  slope: number,
  product: number,
): void {
  const result = h('data', { value: product }, format(product));
  if (index === 0) target.replaceChildren(result);
  else target.replaceChildren(`${format(before)} × ${format(slope)} = `, result);
}

/** An arrow, with what travels along it. */
function wire(name: string, value: HTMLDataElement, product = ''): HTMLElement {
  return h(
    'div',
    { class: 'wire' },
    h('span', { class: 'wire-name' }, name),
    value,
    h('span', { class: 'wire-slope' }, product),
  );
}
