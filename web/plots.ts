/** The two plots: f(x) with its tangent and secant, and df/dx as the product of its factors. Same range, same point,
 *  same cursor. */

import { format, formatDelta } from '../src/plot/format.js';
import { ChainPlot } from '../src/plot/plot.js';
import { type Extra, labelOf, type PlotState } from '../src/plot/plot-state.js';
import { h } from './dom.js';
import { type Model, modelOf } from './model.js';
import { inTurns } from './moving.js';
import { homeOf } from './presets.js';
import { shortName } from './stages.js';
import type { State, Store } from './state.js';
import { t } from './texts.js';
import { titleOf } from './written.js';

/** More factors than this are a tangle: then the one pointed at is drawn. */
const MOST_FACTORS = 10;

/** Lengths of dashes and gaps: links that have a colour in common differ in these. */
const DASHES = [
  [14, 3],
  [7, 3],
  [3, 3],
  [1.5, 4],
] as const;

const NONE: readonly Extra[] = [];

/** On a phone the plot of f(x) is in view with the rails and the boxes, which take most of the screen; in the story with
 *  its words too. */
const phoneHeight = ({ story }: State): number =>
  Math.max(110, Math.min(200, innerHeight - (story > 0 ? 694 : 575)));

/** What others need to know of the plot of f(x). */
export interface Shown {
  /** The slope of a line that rises by 45 degrees. */
  unit(): number;
  isInView(height: number): boolean;
}

/** @param parent where the plots go; they take their width from there. */
export function plots(store: Store, parent: HTMLElement): Shown {
  const element = h('div', { class: 'plots' });
  parent.append(element);
  const look = {
    sync: 'page',
    zoom: true,
    home: () => homeOf(store.state),
    height: (width: number) => (width < 420 ? phoneHeight(store.state) : 240),
    onPoint: (x: number) => store.set({ x }),
    onLine: (line: number) => store.set({ line }),
    onSpan: (span: { from: number; to: number; step: number }) => store.set(span),
  };
  // Both panels first: a plot takes its width from its panel's.
  const panels = [h('div', { class: 'panel' }), h('div', { class: 'panel' })] as const;
  element.append(...panels);
  const factors = new Factors();
  const first = statesOf(store.state, factors);
  const value = new ChainPlot(first[0], { ...look, target: panels[0] });
  const derivative = new ChainPlot(first[1], { ...look, target: panels[1] });
  let { story } = store.state;

  inTurns(store, 1).subscribe((state) => {
    const [left, right] = statesOf(state, factors);
    if (story !== state.story) for (const plot of [value, derivative]) plot.resize();
    story = state.story;
    panels[1].classList.toggle('asked', state.quiz !== null);
    value.update(left);
    derivative.update(right);
  });
  return {
    unit: () => value.unit,
    isInView: (height) => height >= value.vertical[0] && height <= value.vertical[1],
  };
}

const colorOf = (link: number): string => `var(--link-${link % 6})`;

/** What both plots show. */
export function statesOf(state: State, factors = new Factors()): [left: PlotState, right: PlotState] {
  const model = modelOf(state);
  const { f, range } = model;
  const { delta, x: point, quiz } = state;
  const secret = quiz !== null;
  const shown = { words: t.plot, f, range, delta, point, secret };
  const product = `${labelOf('derivative', shown)}, δ = ${formatDelta(delta)}`;
  return [
    {
      ...shown,
      curves: VALUE,
      line: quiz === 'tangent' ? state.line : undefined,
      extras: factors.values(state, model),
      title: `f(x) = ${titleOf(state.chain)}`,
    },
    {
      ...shown,
      curves: DERIVATIVE,
      extras: secret ? NONE : factors.slopes(state, model),
      ladder: secret ? undefined : ladderOf(model),
      title: (delta === 0 ? t.plots.derivative : product) + (secret ? ': ?' : ''),
    },
  ];
}

const [VALUE, DERIVATIVE] = [['value'], ['derivative']] as const;

let last: { steps: Model['steps']; ladder: PlotState['ladder'] } | undefined;

/** The product as it grows at x0: 1, then times each slope. */
export function ladderOf({ steps }: Model): PlotState['ladder'] {
  if (steps.length < 2 || steps.length > MOST_FACTORS) return undefined;
  if (last?.steps === steps) return last.ladder;
  const heights = [1];
  for (const { slope } of steps) heights.push((heights.at(-1) as number) * slope);
  const ladder = heights.map((height, i) => ({
    height,
    label: format(height),
    // After a link as the link, in the end as the product.
    color: i === 0 ? undefined : i === steps.length ? 'var(--slope)' : colorOf(i - 1),
  }));
  last = { steps, ladder };
  return ladder;
}

/** The links' curves, computed once for a chain, range and delta. */
class Factors {
  #key: readonly unknown[] = [];
  #slopes: readonly Extra[] = NONE;
  #outputs: readonly Extra[] = NONE;
  #strong: readonly Extra[] = NONE;
  #focus: number | null = null;

  /** What leaves the link pointed at, as x runs over the range. */
  values(state: State, model: Model): readonly Extra[] {
    this.#compute(state, model);
    const { focus, chain } = state;
    // What leaves the last link is f(x) itself.
    if (focus === null || focus >= chain.length - 1) return NONE;
    const output = this.#outputs[focus];
    if (output !== this.#shown[0]) this.#shown = output ? [output] : NONE;
    return this.#shown;
  }
  #shown: readonly Extra[] = NONE;

  /** Each link's slope where it is taken; the one pointed at is thicker. */
  slopes(state: State, model: Model): readonly Extra[] {
    this.#compute(state, model);
    const { length } = state.chain;
    if (length < 2) return NONE;
    const tangle = length > MOST_FACTORS;
    if (this.#focus !== state.focus) {
      this.#focus = state.focus;
      this.#strong = this.#slopes.map((slope, i) => (i === state.focus ? { ...slope, strong: true } : slope));
      if (tangle) this.#strong = this.#strong.filter(({ strong }) => strong);
    }
    if (state.focus !== null) return this.#strong;
    return tangle ? NONE : this.#slopes;
  }

  #compute({ delta, chain }: State, { f, range }: Model): void {
    const key = [f, range, delta];
    if (key.every((part, i) => part === this.#key[i])) return;
    this.#key = key;
    this.#focus = null;
    const steps = f.trace(range, { delta });
    const look = (i: number) => ({ color: colorOf(i), dash: DASHES[i % DASHES.length] });
    this.#outputs = steps.map(({ output }, i) => ({
      ...look(i),
      label: t.plots.after(linkName(chain, i)),
      values: output,
      of: (x) => f.trace(x)[i]?.output as Float64Array,
      optional: true,
    }));
    this.#slopes = steps.map(({ slope }, i) => ({
      ...look(i),
      label: linkName(chain, i),
      values: slope,
      of: (x) => f.trace(x, { delta })[i]?.slope as Float64Array,
      optional: steps.length > MOST_FACTORS,
    }));
  }
}

const linkName = (chain: State['chain'], index: number): string => {
  const link = chain[index];
  return link ? shortName(link) : '';
};
