/** The math: what the chain rule says in general, what it says of this chain, and what it comes to at x0, one
 *  factor under another. */

import type { NamedFunction } from '../src/chain-text.js';
import { toMathML } from '../src/expression/mathml.js';
import { type Node as Expression, Graph } from '../src/expression/tree.js';
import { format } from '../src/plot/format.js';
import { h, section, showNumber } from './dom.js';
import { between, generalFactor, generalLeft, plainFactor, plainLeft } from './general.js';
import { nodesOf } from './markup.js';
import { modelOf } from './model.js';
import { hiddenLink } from './question.js';
import type { State, Store } from './state.js';
import { statedLink, statedLinkSlope } from './statement.js';
import { t } from './texts.js';

/** f(x), in brackets that do not grow with the formula beside them. */
const F = '<mi>f</mi><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>';

/** A formula longer than this gets a name, u, for its inside. */
const LONG = 2400;

export function formulas(store: Store): HTMLElement {
  // Long ones scroll, by keys too.
  const own = h('div', { class: 'own', tabindex: 0, role: 'region', 'aria-label': t.rule.heading });
  const named = h('div', { class: 'named' });
  const grid = h('div', {
    class: 'factors',
    tabindex: 0,
    role: 'region',
    'aria-label': t.rule.factors,
  });
  let chain: State['chain'] | undefined;
  let numbers: HTMLDataElement[] = [];
  let result = h('data');
  let at = h('span');

  const build = (links: State['chain']) => {
    const { lines, slopes } = compose(links);
    own.replaceChildren(...lines.flatMap(([name, mathml]) => nodesOf(math(`${name}<mo>=</mo>${mathml}`))));
    numbers = links.map(() => h('data'));
    result = h('data', { class: 'slope' });
    at = h('span', { class: 'quiet' });
    const general = links.map((_, i) => math(generalFactor(i)));
    const derivs = slopes.map((slope) => math(links.length > 1 ? asFactor(slope) : slope.mathml));
    const n = links.length;
    grid.style.gridTemplateColumns = `repeat(${2 * n + 2}, max-content)`;
    const plain = links.map((_, i) => wrap(math(plainFactor(i, n))));
    const names = n > 1 ? namesOf(links).flatMap((name) => nodesOf(name)) : [];
    named.replaceChildren(
      ...(n > MOST_NAMED ? [h('details', {}, h('summary', {}, `u${SUBSCRIPT(1)} … f`), ...names)] : names),
    );
    grid.replaceChildren(
      ...(n > 1 ? row(wrap(math(plainLeft())), plain) : []),
      ...row(wrap(math(generalLeft(n))), general.map(wrap)),
      ...row(wrap(math(plainLeft())), derivs.map(wrap)),
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
    const hidden = hiddenLink(state);
    at.textContent = t.rule.at(format(state.x));
    for (const [i, { slope: factor }] of steps.entries()) {
      const number = numbers[i] as HTMLDataElement;
      if (i === hidden) showNumber(number, Number.NaN, '?');
      else showNumber(number, factor, format(factor));
    }
    if (state.quiz) showNumber(result, Number.NaN, '?');
    else showNumber(result, slope, format(slope));
    for (const cell of grid.querySelectorAll<HTMLElement>('[data-factor]'))
      cell.classList.toggle('focused', Number(cell.dataset.factor) === state.focus);
  });

  return section('math', t.rule.heading, h('p', {}, t.rule.text), own, named, grid);
}

/** Of more links, what goes between them is named one by one when it is asked for. */
const MOST_NAMED = 4;

/** u = x², f = σ(u): what goes from link to link, and is the u of du/dx. */
function namesOf(links: readonly NamedFunction[]): string[] {
  return links.map((link, i) => {
    const graph = new Graph();
    const from = i === 0 ? 'x' : links.length === 2 ? 'u' : `u${SUBSCRIPT(i)}`;
    const formula = toMathML(graph, statedLink(graph, link, graph.name(from)));
    return math(`${between(i + 1, links.length)}<mo>=</mo>${formula}`);
  });
}

/** A row of the grid: what it is of, and a factor for each link. */
function row(head: Node, factors: Node[]): Node[] {
  const cells = factors.flatMap((factor, i) => [
    h('span', { class: 'sign' }, i === 0 ? '=' : '×'),
    h('span', { class: `factor link-${i % 6}`, 'data-factor': i }, factor),
  ]);
  return [h('span', { class: 'left' }, head), ...cells];
}

/** A link's slope, and whether it must stand in brackets beside other factors. */
interface Slope {
  readonly mathml: string;
  readonly loose: boolean;
}

const asFactor = ({ mathml, loose }: Slope): string =>
  loose ? `<mrow><mo>(</mo>${mathml}<mo>)</mo></mrow>` : mathml;

/** f(x) with each link's formula put into the next, and each link's slope at what enters it. */
export function compose(links: readonly NamedFunction[]): {
  lines: [name: string, mathml: string][];
  slopes: Slope[];
} {
  const graph = new Graph();
  const lines: [string, string][] = [];
  const slopes: Slope[] = [];
  let part: Expression = graph.name('x');
  for (const [i, link] of links.entries()) {
    if (isLong(graph, part, link)) {
      const name = `u${SUBSCRIPT(i)}`;
      lines.push([`<mi>${name}</mi>`, toMathML(graph, part)]);
      part = graph.name(name);
    }
    const slope = statedLinkSlope(graph, link, part);
    slopes.push({ mathml: toMathML(graph, slope), loose: isLoose(slope) });
    part = statedLink(graph, link, part);
  }
  lines.push([F, toMathML(graph, part)]);
  return { lines, slopes };
}

/** u₁₂ */
const SUBSCRIPT = (n: number): string =>
  String(n).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)));

function isLong(graph: Graph, part: Expression, link: NamedFunction): boolean {
  const length = (node: Expression) => toMathML(graph, node).length;
  return (
    length(part) > LONG / 2 ||
    length(statedLink(graph, link, part)) > LONG ||
    length(statedLinkSlope(graph, link, part)) > LONG
  );
}

/** A sum, or what has a sign. */
const isLoose = (node: Expression): boolean =>
  node.kind === 'number' ? node.value < 0 : node.kind === 'call' && /^(add|subtract|negate)$/.test(node.f);

const math = (mathml: string): string => `<math displaystyle="true"><mrow>${mathml}</mrow></math>`;

const wrap = (mathml: string): HTMLElement => h('span', {}, ...nodesOf(mathml));
