import uPlot from 'uplot';
import type { Elementwise } from '../types.js';
import { element } from './dom.js';
import { format, formatTicks } from './format.js';
import { attachGestures } from './gestures.js';
import { drawMarks, drawZeroLines, type Mark } from './overlay.js';
import { verticalRange } from './ranges.js';
import { DEFAULT_SPAN, pan, pointsOf, type Span, zoom } from './span.js';
import { adoptStyle, Palette } from './style.js';
import { fillTable } from './table.js';

/** What a curve shows of the chain. */
export type Curve = 'value' | 'derivative';

const LABEL = { value: 'f(x)', derivative: 'df/dx' } as const;

/** One more curve, such as a link's own. */
export interface Extra {
  readonly label: string;
  readonly values: Float64Array;
}

/** What a plot shows; `update` takes any part of it. */
export interface PlotState {
  readonly f: Elementwise;
  readonly range: Float64Array;
  readonly curves: readonly Curve[];
  /** Of the difference that df/dx is drawn with. */
  readonly delta: number;
  /** Default: from the chain's name. Empty for none. */
  readonly title?: string | undefined;
  /** An x to mark on the curves, with the tangent and the secant there; null for none. */
  readonly point?: number | null | undefined;
  readonly extra?: Extra | null | undefined;
}

/** How a plot looks and behaves, for as long as it lives. */
export interface Look {
  /** Element to append the plot to. */
  readonly target?: HTMLElement | undefined;
  /** Height of the plot without its title, in CSS pixels. Default 240. */
  readonly height?: number | undefined;
  /** Plots with the same key share their cursor. */
  readonly sync?: string | undefined;
  /** Whether wheel, drag, fingers and keys zoom and pan. The range is then replaced by an even one. */
  readonly zoom?: boolean | undefined;
  /** The range that a double click or the key 0 goes back to. Default: the chapter's. */
  readonly home?: Span | undefined;
  /** Called when the reader moves the point. */
  readonly onPoint?: ((x: number) => void) | undefined;
  /** Called when the reader zooms or pans. */
  readonly onSpan?: ((span: Span) => void) | undefined;
}

/** A drawn chain: its element, the uPlot instance in it, and what it shows. */
export class ChainPlot {
  readonly element: HTMLElement;
  readonly uplot: uPlot;
  #state: PlotState;
  readonly #look: Look;
  readonly #title = element('div', 'fx-title');
  readonly #key = element('div', 'fx-key');
  readonly #stage = element('div', 'fx-stage');
  readonly #handle = element('div', 'fx-handle');
  readonly #status = element('p', 'fx-hidden');
  readonly #table = element('table');
  readonly #palette: Palette;
  /** f(x) and df/dx over the range; kept, and written anew on update. */
  #values = new Float64Array(0);
  #slopes = new Float64Array(0);
  #vertical: [number, number] = [-1, 1];
  readonly #ending = new AbortController();
  readonly #observer: ResizeObserver;
  #frame = 0;
  #tableTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: PlotState, look: Look) {
    this.#state = state;
    this.#look = look;
    this.#status.setAttribute('aria-live', 'polite');
    const head = element('div', 'fx-head', this.#title, this.#key);
    // A table takes the width that it needs: only a box around it hides it.
    const hidden = element('div', 'fx-hidden', this.#table);
    this.element = element('div', 'fx-plot', head, this.#stage, this.#status, hidden);
    look.target?.append(this.element);
    adoptStyle(this.element.getRootNode());
    this.#palette = new Palette(this.element);
    this.#stage.setAttribute('role', 'group');
    this.#handle.setAttribute('role', 'slider');
    this.#handle.tabIndex = 0;
    this.#compute();
    this.uplot = new uPlot(this.#options(), this.#data(), this.#stage);
    this.uplot.over.append(this.#handle);
    this.#describe();
    this.#fillTable();

    const { signal } = this.#ending;
    this.#observer = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.resize());
    });
    this.#observer.observe(this.#stage);
    const recolor = () => {
      this.#palette.forget();
      this.uplot.redraw(false);
    };
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolor, { signal });
    this.#stage.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#attachGestures(signal);
  }

  /** What is shown now. */
  get state(): PlotState {
    return this.#state;
  }

  /** Shows something else in place: any part of the state. */
  update(change: Partial<PlotState>): void {
    const before = this.#state;
    if (Object.entries(change).every(([key, value]) => before[key as keyof PlotState] === value)) return;
    this.#state = { ...before, ...change };
    const { f, range, delta, curves, extra } = this.#state;
    const same =
      f === before.f && range === before.range && delta === before.delta && curves === before.curves;
    if (same && extra === before.extra) {
      // The point alone moved: the curves' paths are kept.
      this.#describe();
      this.uplot.redraw(false);
      return;
    }
    if (!same) this.#compute();
    this.#describe();
    this.uplot.setData(this.#data());
    // The table is for reading at leisure: it follows when a drag has ended.
    clearTimeout(this.#tableTimer);
    this.#tableTimer = setTimeout(() => this.#fillTable(), 250);
  }

  /** Fits the plot to its element's width, as it does by itself a frame after the width changed. */
  resize(): void {
    const width = this.#stage.clientWidth;
    if (width > 0 && width !== this.uplot.width) this.uplot.setSize({ width, height: this.uplot.height });
  }

  /** Removes the plot, its listeners and its canvas. */
  destroy(): void {
    this.#ending.abort();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#tableTimer);
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
    const { curves, range, extra } = this.#state;
    const shown = (curve: Curve) => (curves.includes(curve) ? gapped(this.#of(curve)) : []);
    const all = curves.map((curve) => this.#of(curve));
    this.#vertical = verticalRange(extra ? [...all, extra.values] : all);
    return [range, shown('value'), shown('derivative'), extra ? gapped(extra.values) : []];
  }

  #describe(): void {
    const { f, range, curves, title, point } = this.#state;
    const what =
      curves.length === 2 ? 'Function and derivative' : curves[0] === 'value' ? 'Function' : 'Derivative';
    const text = title ?? `${what} for f(x) = ${f.name}`;
    this.#title.textContent = text;
    this.#title.hidden = text === '';
    const about =
      `${text || f.name}: plot of ${curves.map((curve) => LABEL[curve]).join(' and ')}, ` +
      `x from ${format(range[0] ?? 0)} to ${format(range[range.length - 1] ?? 0)}.`;
    const pointed = typeof point === 'number';
    this.#stage.tabIndex = pointed ? -1 : 0;
    this.#handle.hidden = !pointed;
    this.#stage.setAttribute('aria-label', pointed ? about : `${about} Arrow keys read values.`);
    if (pointed) this.#describePoint(point, curves);
    this.#showKey(null);
  }

  #describePoint(point: number, curves: readonly Curve[]): void {
    const { range } = this.#state;
    const set = (name: string, value: number | string) =>
      this.#handle.setAttribute(`aria-${name}`, String(value));
    set('label', 'point x');
    set('valuemin', range[0] ?? 0);
    set('valuemax', range[range.length - 1] ?? 0);
    set('valuenow', point);
    const read = curves.map((curve) => `${LABEL[curve]} = ${format(this.#at(curve, point))}`);
    set('valuetext', [`x = ${format(point)}`, ...read].join(', '));
  }

  #at(curve: Curve, x: number): number {
    const { f, delta } = this.#state;
    return curve === 'value' ? f(x) : f.deriv(x, { delta });
  }

  #fillTable(): void {
    const { range, curves } = this.#state;
    const columns = curves.map((curve) => ({ label: LABEL[curve], values: this.#of(curve) }));
    fillTable(this.#table, this.#stage.ariaLabel ?? '', range, columns);
  }

  /** The key, with the values at a point of the range if one is given. */
  #showKey(index: number | null | undefined): void {
    const { curves, range, extra } = this.#state;
    const item = (name: string, label: string, values: Float64Array) => {
      const value = index == null ? '' : ` = ${format(values[index] as number)}`;
      return element('span', `fx-${name}`, label + value);
    };
    const items = curves.map((curve) => item(curve, LABEL[curve], this.#of(curve)));
    if (extra) items.push(item('extra', extra.label, extra.values));
    if (index != null) items.unshift(element('span', 'fx-x', `x = ${format(range[index] as number)}`));
    this.#key.replaceChildren(...items);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { point, range } = this.#state;
    const pointed = typeof point === 'number';
    const last = range.length - 1;
    const now = pointed ? nearestIndex(range, point) : (this.uplot.cursor.idx ?? last >> 1);
    const far = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: now - far, ArrowRight: now + far, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      const x = range[Math.max(0, Math.min(last, to))];
      if (x === undefined) return;
      if (pointed) this.#movePoint(x);
      else this.#readAt(x);
    } else if (!this.#look.zoom || !this.#zoomByKey(event.key)) return;
    event.preventDefault();
  }

  #readAt(x: number): void {
    this.uplot.setCursor({ left: this.uplot.valToPos(x, 'x'), top: 0 });
    this.#showKey(nearestIndex(this.#state.range, x));
    this.#status.textContent = Array.from(this.#key.children, (item) => item.textContent).join(', ');
  }

  #zoomByKey(key: string): boolean {
    const span = this.#span();
    const width = span.to - span.from;
    const about = this.#state.point ?? (span.from + span.to) / 2;
    if (key === '+' || key === '=') this.#show(zoom(span, 0.8, about));
    else if (key === '-') this.#show(zoom(span, 1.25, about));
    else if (key === '0') this.#show(this.#look.home ?? DEFAULT_SPAN);
    else if (key === 'PageUp') this.#show(pan(span, width / 4));
    else if (key === 'PageDown') this.#show(pan(span, -width / 4));
    else return false;
    return true;
  }

  #attachGestures(signal: AbortSignal): void {
    const xAt = (left: number) => this.uplot.posToVal(left, 'x');
    attachGestures(
      this.uplot.over,
      {
        zoomable: this.#look.zoom ?? false,
        pointLeft: () => {
          const { point } = this.#state;
          return typeof point === 'number' ? this.uplot.valToPos(point, 'x') : undefined;
        },
        engaged: () => this.#stage.matches(':focus-within'),
        begin: () => (this.#handle.hidden ? this.#stage : this.#handle).focus({ preventScroll: true }),
        movePoint: (left) => {
          const { range } = this.#state;
          const x = range[nearestIndex(range, xAt(left))];
          if (x !== undefined) this.#movePoint(x);
        },
        pan: (pixels) => this.#show(pan(this.#span(), xAt(0) - xAt(pixels))),
        zoom: (factor, left) => this.#show(zoom(this.#span(), factor, xAt(left))),
        reset: () => this.#show(this.#look.home ?? DEFAULT_SPAN),
      },
      signal,
    );
  }

  #movePoint(point: number): void {
    this.update({ point });
    this.#look.onPoint?.(point);
  }

  #span(): Span {
    const { range } = this.#state;
    const [from = 0, second = 0] = range;
    const step = Number((second - from).toPrecision(6));
    return { from, to: Number((from + range.length * step).toPrecision(12)), step };
  }

  #show(span: Span): void {
    this.update({ range: pointsOf(span) });
    this.#look.onSpan?.(span);
  }

  #marks(): Mark[] {
    const { f, curves, point, delta } = this.#state;
    if (typeof point !== 'number') return [];
    return curves.map((curve) => {
      const mark = { x: point, y: this.#at(curve, point), color: this.#palette.get(curve) };
      if (curve !== 'value') return mark;
      const secant =
        delta > 0
          ? { delta, before: f(point - delta), after: f(point + delta), color: this.#palette.get('secant') }
          : undefined;
      return {
        ...mark,
        tangent: { slope: this.#tangent(point), color: this.#palette.get('derivative') },
        secant,
      };
    });
  }

  /** The derivative at x, or the difference where a function of the caller's has none. */
  #tangent(x: number): number {
    const { f, delta } = this.#state;
    try {
      return f.deriv(x, { delta: 0 });
    } catch {
      return f.deriv(x, { delta });
    }
  }

  #draw(): void {
    drawMarks(this.uplot, this.#marks(), this.#palette.get('axis'), this.#palette.get('ground'));
    const { point, curves } = this.#state;
    if (typeof point !== 'number' || !curves[0]) return;
    const top = this.uplot.valToPos(this.#at(curves[0], point), 'y');
    const { height } = this.uplot.over.getBoundingClientRect();
    const inside = Number.isFinite(top) ? Math.max(0, Math.min(height, top)) : height / 2;
    this.#handle.style.transform = `translate(${this.uplot.valToPos(point, 'x')}px, ${inside}px)`;
  }

  #options(): uPlot.Options {
    const { height = 240, sync } = this.#look;
    const color = (name: string) => () => this.#palette.get(name);
    const axis: uPlot.Axis = {
      stroke: color('quiet'),
      grid: { stroke: color('grid'), width: 1 },
      ticks: { show: false },
      values: (_, splits) => formatTicks(splits),
    };
    const series = (name: string): uPlot.Series => ({
      stroke: color(name),
      width: 2,
      pxAlign: 0,
      points: { show: false },
    });
    return {
      width: this.#stage.clientWidth || 600,
      height,
      legend: { show: false },
      padding: [8, 8, 0, 0],
      scales: { x: { time: false }, y: { range: () => this.#vertical } },
      axes: [
        { ...axis, size: 26, gap: 4 },
        { ...axis, size: 46, gap: 4, space: 34 },
      ],
      series: [{}, series('value'), series('derivative'), { ...series('extra'), dash: [6, 4] }],
      cursor: {
        y: false,
        drag: { x: false, setScale: false },
        // Double clicks are the gestures' own.
        bind: { dblclick: () => null },
        ...(sync && { sync: { key: sync, setSeries: false } }),
      },
      hooks: {
        setCursor: [({ cursor }) => this.#showKey(cursor.idx)],
        drawClear: [],
        drawAxes: [(u) => drawZeroLines(u, this.#palette.get('axis'))],
        draw: [() => this.#draw()],
      },
    };
  }
}

/** Index of the element nearest to x; range ascends. */
function nearestIndex(range: Float64Array, x: number): number {
  let [low, high] = [0, range.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((range[middle] as number) <= x) low = middle;
    else high = middle;
  }
  return Math.abs((range[high] as number) - x) < Math.abs((range[low] as number) - x) ? high : low;
}

/** Values that are not finite become gaps; uPlot would bridge a NaN in a typed array. */
function gapped(values: Float64Array): Float64Array | (number | null)[] {
  for (const value of values) if (!Number.isFinite(value)) return Array.from(values, orGap);
  return values;
}

const orGap = (value: number): number | null => (Number.isFinite(value) ? value : null);
