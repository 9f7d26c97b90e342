import uPlot from 'uplot';
import type { Elementwise } from '../types.js';
import { element } from './dom.js';
import { format } from './format.js';
import { verticalRange } from './ranges.js';
import { adoptStyle } from './style.js';
import { fillTable } from './table.js';

/** What a curve shows of the chain. */
export type Curve = 'value' | 'derivative';

const LABEL = { value: 'f(x)', derivative: 'df/dx' } as const;

/** What a plot is made of; `update` takes any part of it. */
export interface PlotState {
  readonly f: Elementwise;
  readonly range: Float64Array;
  readonly curves: readonly Curve[];
  /** Of the difference that df/dx is drawn with. */
  readonly delta: number;
  /** Default: from the chain's name. Empty for none. */
  readonly title?: string | undefined;
}

export interface Look {
  /** Element to append the plot to. */
  readonly target?: HTMLElement | undefined;
  /** Height of the plot without its title, in CSS pixels. Default 240. */
  readonly height?: number | undefined;
  /** Plots with the same key share their cursor. */
  readonly sync?: string | undefined;
}

/** A drawn chain: its element, the uPlot instance in it, and what it shows. */
export class ChainPlot {
  readonly element: HTMLElement;
  readonly uplot: uPlot;
  #state: PlotState;
  readonly #height: number;
  readonly #title = element('div', 'fx-title');
  readonly #key = element('div', 'fx-key');
  readonly #stage = element('div', 'fx-stage');
  readonly #status = element('p', 'fx-hidden');
  readonly #table = element('table', 'fx-hidden');
  /** f(x) and df/dx over the range; kept, and written anew on update. */
  #values = new Float64Array(0);
  #slopes = new Float64Array(0);
  readonly #ending = new AbortController();
  readonly #observer: ResizeObserver;
  #frame = 0;

  constructor(state: PlotState, look: Look) {
    this.#state = state;
    this.#height = look.height ?? 240;
    this.#status.setAttribute('aria-live', 'polite');
    const head = element('div', 'fx-head', this.#title, this.#key);
    this.element = element('div', 'fx-plot', head, this.#stage, this.#status, this.#table);
    look.target?.append(this.element);
    adoptStyle(this.element.getRootNode());
    this.#stage.tabIndex = 0;
    this.#stage.setAttribute('role', 'group');
    this.#compute();
    this.#describe();
    this.uplot = new uPlot(this.#options(look.sync), this.#data(), this.#stage);

    this.#observer = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#resize());
    });
    this.#observer.observe(this.#stage);
    const { signal } = this.#ending;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.uplot.redraw(false), {
      signal,
    });
    this.#stage.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }

  /** What is shown now. */
  get state(): PlotState {
    return this.#state;
  }

  /** Shows something else in place: any part of the state. */
  update(change: Partial<PlotState>): void {
    this.#state = { ...this.#state, ...change };
    this.#compute();
    this.#describe();
    this.uplot.setData(this.#data());
  }

  /** Removes the plot, its listeners and its canvas. */
  destroy(): void {
    this.#ending.abort();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.uplot.destroy();
    this.element.remove();
  }

  #compute(): void {
    const { f, range, delta } = this.#state;
    if (this.#values.length !== range.length) {
      this.#values = new Float64Array(range.length);
      this.#slopes = new Float64Array(range.length);
    }
    f.valueAndDeriv(range, { delta, out: { value: this.#values, deriv: this.#slopes } });
  }

  #of(curve: Curve): Float64Array {
    return curve === 'value' ? this.#values : this.#slopes;
  }

  #data(): uPlot.AlignedData {
    const shown = (curve: Curve) => (this.#state.curves.includes(curve) ? gapped(this.#of(curve)) : []);
    return [this.#state.range, shown('value'), shown('derivative')];
  }

  #describe(): void {
    const { f, range, curves, title } = this.#state;
    const both = curves.length === 2;
    const what = both ? 'Function and derivative' : curves[0] === 'value' ? 'Function' : 'Derivative';
    const text = title ?? `${what} for f(x) = ${f.name}`;
    this.#title.textContent = text;
    this.#title.hidden = text === '';
    this.#stage.setAttribute(
      'aria-label',
      `${text || f.name}: plot of ${curves.map((curve) => LABEL[curve]).join(' and ')}, x from ${format(range[0] ?? 0)} ` +
        `to ${format(range[range.length - 1] ?? 0)}. Arrow keys read values.`,
    );
    fillTable(
      this.#table,
      text,
      range,
      curves.map((curve) => ({ label: LABEL[curve], values: this.#of(curve) })),
    );
    this.#showKey(null);
  }

  /** The key, with the values at a point of the range if one is given. */
  #showKey(index: number | null | undefined): void {
    const { curves, range } = this.#state;
    const items = curves.map((curve) => {
      const value = index == null ? '' : ` = ${format(this.#of(curve)[index] as number)}`;
      return element('span', `fx-${curve}`, LABEL[curve] + value);
    });
    this.#key.replaceChildren(...items);
    if (index != null) this.#key.prepend(`x = ${format(range[index] as number)}`);
  }

  #onKey(event: KeyboardEvent): void {
    const { length } = this.#state.range;
    const now = this.uplot.cursor.idx ?? length >> 1;
    const far = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: now - far, ArrowRight: now + far, Home: 0, End: length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(length - 1, to));
    const left = this.uplot.valToPos(this.#state.range[index] as number, 'x');
    this.uplot.setCursor({ left, top: 0 });
    this.#showKey(index);
    this.#status.textContent = this.#key.textContent;
  }

  #resize(): void {
    const width = this.#stage.clientWidth;
    if (width > 0 && width !== this.uplot.width) this.uplot.setSize({ width, height: this.#height });
  }

  #options(sync: string | undefined): uPlot.Options {
    const color = (name: string) => () => this.#color(name);
    const axis: uPlot.Axis = {
      stroke: color('--fx-quiet'),
      grid: { stroke: color('--fx-grid'), width: 1 },
      ticks: { show: false },
      values: (_, splits) => splits.map((value) => format(value)),
    };
    const series = (curve: Curve): uPlot.Series => ({
      label: LABEL[curve],
      stroke: color(`--fx-${curve}`),
      width: 2,
      points: { show: false },
    });
    return {
      width: this.#stage.clientWidth || 600,
      height: this.#height,
      legend: { show: false },
      scales: {
        x: { time: false },
        y: { range: () => verticalRange(this.#state.curves.map((curve) => this.#of(curve))) },
      },
      axes: [
        { ...axis, size: 28 },
        { ...axis, size: 52 },
      ],
      series: [{}, series('value'), series('derivative')],
      cursor: { drag: { x: false, setScale: false }, ...(sync && { sync: { key: sync, setSeries: false } }) },
      hooks: { setCursor: [({ cursor }) => this.#showKey(cursor.idx)] },
    };
  }

  /** A colour of the style sheet as the canvas needs it. */
  #color(name: string): string {
    this.#status.style.color = `var(${name})`;
    return getComputedStyle(this.#status).color;
  }
}

/** Values that are not finite become gaps; uPlot would bridge a NaN in a typed array. */
function gapped(values: Float64Array): Float64Array | (number | null)[] {
  for (const value of values) if (!Number.isFinite(value)) return Array.from(values, orGap);
  return values;
}

const orGap = (value: number): number | null => (Number.isFinite(value) ? value : null);
