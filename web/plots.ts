/** The two plots: f(x) with its tangent and secant, and df/dx. Same range, same point, same cursor. */

import { ChainPlot } from '../src/plot/plot.js';
import type { Extra } from '../src/plot/state.js';
import { h } from './dom.js';
import { type Model, modelOf } from './model.js';
import { homeOf } from './presets.js';
import type { State, Store } from './state.js';

export interface Plots {
  readonly element: HTMLElement;
  readonly value: ChainPlot;
  readonly derivative: ChainPlot;
}

/** @param parent where the plots go; they take their width from there. */
export function plots(store: Store, parent: HTMLElement): Plots {
  const element = h('div', { class: 'plots' });
  parent.append(element);
  const { f, range } = modelOf(store.state);
  const look = {
    sync: 'page',
    zoom: true,
    home: () => homeOf(store.state),
    height: (width: number) => (width < 420 ? 170 : 270),
    onPoint: (x: number) => store.set({ x }),
    onSpan: (span: { from: number; to: number; step: number }) => store.set(span),
  };
  // Both panels first: a plot takes its width from its panel's.
  const panels = [h('div', { class: 'panel' }), h('div', { class: 'panel' })] as const;
  element.append(...panels);
  const make = (curve: 'value' | 'derivative', target: HTMLElement) => {
    const { x, delta } = store.state;
    return new ChainPlot({ f, range, delta, point: x, curves: [curve] }, { ...look, target });
  };
  const value = make('value', panels[0]);
  const derivative = make('derivative', panels[1]);

  store.subscribe((state) => {
    const model = modelOf(state);
    const { delta, x: point } = state;
    const shown = { f: model.f, range: model.range, delta, point };
    const link = linkCurves(state, model);
    value.update({ ...shown, extras: link?.value ?? NONE, title: `f(x) = ${model.f.name}` });
    derivative.update({ ...shown, extras: link?.slope ?? NONE, title: 'df/dx, the product of the slopes' });
  });
  return { element, value, derivative };
}

const NONE: readonly Extra[] = [];

let kept:
  | {
      f: unknown;
      range: unknown;
      delta: number;
      focus: number;
      curves: { value: readonly Extra[]; slope: readonly Extra[] };
    }
  | undefined;

/** The curves of the link pointed at: what leaves it, and its slope, as x runs over the range. */
function linkCurves({ focus, delta, chain }: State, { f, range }: Model) {
  if (focus === null) return undefined;
  if (kept?.f === f && kept.range === range && kept.delta === delta && kept.focus === focus)
    return kept.curves;
  const step = f.trace(range, { delta })[focus];
  const name = chain[focus]?.name;
  if (!step || !name) return undefined;
  // What leaves the last link is f(x) itself.
  const value = focus === chain.length - 1 ? NONE : [{ label: `after ${name}`, values: step.output }];
  const curves = { value, slope: [{ label: `slope of ${name}`, values: step.slope }] };
  kept = { f, range, delta, focus, curves };
  return curves;
}
