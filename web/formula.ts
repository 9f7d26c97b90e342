/** The math: what the chain rule says in general, what it says of this chain, and what it comes to at x0, one
 *  factor under another. Formulas are put together from parts that were rendered when the page was built. */

import { GENERAL, ROWS } from 'virtual:math';
import { descriptorOf, type NamedFunction } from '../src/parse.js';
import { format } from '../src/plot/format.js';
import { h, section } from './dom.js';
import { modelOf } from './model.js';
import type { State, Store } from './state.js';

/** A formula on its way into another. */
interface Part {
  readonly mathml: string;
  /** Stands as a factor without brackets. */
  readonly single: boolean;
  /** A letter or number: stands under an exponent without brackets. */
  readonly atom: boolean;
}

const X: Part = { mathml: '<mi>x</mi>', single: true, atom: true };

/** f(x), in brackets that do not grow with the formula beside them. */
const F = '<mi>f</mi><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>';

/** A formula longer than this gets a name, u, for its inside. */
const LONG = 2400;

export function formulas(store: Store): HTMLElement {
  const own = h('div', { class: 'own' });
  const grid = h('div', {
    class: 'factors',
    tabindex: 0,
    role: 'region',
    'aria-label': 'The chain rule, factor by factor',
  });
  let chain: State['chain'] | undefined;
  let numbers: HTMLDataElement[] = [];
  let result = h('data');
  let at = h('span');

  const build = (links: State['chain']) => {
    const { lines, inputs } = compose(links);
    own.innerHTML = lines.map(([name, mathml]) => math(`${name}<mo>=</mo>${mathml}`)).join('');
    numbers = links.map(() => h('data'));
    result = h('data', { class: 'slope' });
    at = h('span', { class: 'quiet' });
    const general = links.map((_, i) => math(generalFactor(i)));
    const derivs = links.map((link, i) => math(slopeOf(link, inputs[i] as Part, links.length > 1)));
    const n = links.length;
    grid.style.gridTemplateColumns = `repeat(${2 * n + 2}, max-content)`;
    grid.replaceChildren(
      ...row(wrap(math(generalLeft(n))), general.map(wrap)),
      ...row(
        wrap(math('<mfrac><mrow><mi>d</mi><mi>f</mi></mrow><mrow><mi>d</mi><mi>x</mi></mrow></mfrac>')),
        derivs.map(wrap),
      ),
      ...row(at, numbers),
      h('p', { class: 'result' }, '= ', result),
    );
    for (const cell of grid.querySelectorAll<HTMLElement>('[data-factor]')) {
      cell.addEventListener('pointerenter', () => store.set({ focus: Number(cell.dataset.factor) }));
      cell.addEventListener('pointerleave', () => store.set({ focus: null }));
    }
  };

  store.subscribe((state) => {
    if (state.chain !== chain) build(state.chain);
    chain = state.chain;
    const { steps, slope } = modelOf(state);
    at.textContent = `at x = ${format(state.x)}`;
    for (const [i, { slope: factor }] of steps.entries()) {
      const number = numbers[i] as HTMLDataElement;
      number.value = String(factor);
      number.textContent = format(factor);
    }
    result.value = String(slope);
    result.textContent = format(slope);
    for (const cell of grid.querySelectorAll<HTMLElement>('[data-factor]'))
      cell.classList.toggle('focused', Number(cell.dataset.factor) === state.focus);
  });

  return section(
    'math',
    'The rule',
    h(
      'p',
      {},
      'The slope of a chain is the product of its links’ slopes, each taken at what enters that link.',
    ),
    own,
    grid,
  );
}

/** A row of the grid: what it is of, and a factor for each link. */
function row(head: Node, factors: Node[]): Node[] {
  const cells = factors.flatMap((factor, i) => [
    h('span', { class: 'sign' }, i === 0 ? '=' : '×'),
    h('span', { class: 'factor', 'data-factor': i }, factor),
  ]);
  return [h('span', { class: 'left' }, head), ...cells];
}

/** f(x) with each link's formula put into the next, and what enters each link. */
export function compose(links: readonly NamedFunction[]): {
  lines: [name: string, mathml: string][];
  inputs: Part[];
} {
  const lines: [string, string][] = [];
  const inputs: Part[] = [];
  let part = X;
  for (const [i, link] of links.entries()) {
    if (part.mathml.length > LONG / 2 || expanded(link, part) > LONG) {
      const name = filled(GENERAL.u, X, { n: i });
      lines.push([name, part.mathml]);
      part = { mathml: name, single: true, atom: true };
    }
    inputs.push(part);
    const { value } = rowOf(link);
    part = {
      mathml: fill(value.mathml, part, link),
      single: value.single && positive(value.mathml, link),
      atom: false,
    };
  }
  lines.push([F, part.mathml]);
  return { lines, inputs };
}

const rowOf = ({ name }: NamedFunction) => {
  const row = ROWS[name];
  if (!row) throw new RangeError(`no formula for ${name}`);
  return row;
};

const expanded = (link: NamedFunction, part: Part): number =>
  Math.max(
    fill(rowOf(link).value.mathml, part, link).length,
    fill(rowOf(link).deriv.mathml, part, link).length,
  );

/** The link's slope at what enters it, in brackets where it is one factor of several. */
function slopeOf(link: NamedFunction, input: Part, factor: boolean): string {
  const { deriv } = rowOf(link);
  const mathml = fill(deriv.mathml, input, link);
  return factor && (deriv.sum || !positive(deriv.mathml, link)) ? bracketed(mathml) : mathml;
}

/** Whether the formula does not start with a parameter that is negative now. */
const positive = (mathml: string, link: NamedFunction): boolean =>
  !(/^(<mrow>)?\{\{#/.test(mathml) && (link.parameters[0] ?? 0) < 0);

function fill(mathml: string, argument: Part, link: NamedFunction): string {
  const names = descriptorOf(link.name).parameters.map(({ name }) => name);
  return filled(
    mathml,
    argument,
    Object.fromEntries(names.map((name, i) => [name, link.parameters[i] ?? 0])),
  );
}

/** Puts an argument and numbers into the holes. */
function filled(mathml: string, argument: Part, numbers: Readonly<Record<string, number>>): string {
  const bare = argument.mathml;
  return mathml
    .replace(/<mo>\+<\/mo>\{\{#([a-z]+)\}\}/g, (_, name: string) => {
      const value = numbers[name] ?? 0;
      return `<mo>${value < 0 ? '−' : '+'}</mo>${number(Math.abs(value))}`;
    })
    .replace(/\{\{#([a-z]+)\}\}/g, (_, name: string) => number(numbers[name] ?? 0))
    .replaceAll('{{free}}', bare)
    .replaceAll('{{factor}}', argument.single ? bare : bracketed(bare))
    .replaceAll('{{base}}', argument.atom ? bare : bracketed(bare));
}

const number = (value: number): string =>
  value < 0 ? `<mrow><mo form="prefix">−</mo><mn>${-value}</mn></mrow>` : `<mn>${value}</mn>`;

const bracketed = (mathml: string): string => `<mrow><mo>(</mo>${mathml}<mo>)</mo></mrow>`;

const math = (mathml: string): string => `<math displaystyle="true"><mrow>${mathml}</mrow></math>`;

function wrap(mathml: string): HTMLElement {
  const made = h('span');
  made.innerHTML = mathml;
  return made;
}

function generalLeft(n: number): string {
  if (n === 1) return GENERAL.left1;
  if (n === 2) return GENERAL.left2;
  return n === 3 ? GENERAL.left3 : filled(GENERAL.left, X, { n });
}

function generalFactor(index: number): string {
  const known = [GENERAL.factor1, GENERAL.factor2, GENERAL.factor3][index];
  return known ?? filled(GENERAL.factor, X, { n: index + 1, before: index });
}
