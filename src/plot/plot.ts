import uPlot from 'uplot';
import { Axes } from './axes.js';
import { checkRange } from './check.js';
import { drawCurves, drawnOf } from './curves.js';
import { PlotData } from './data.js';
import { describeState } from './describe.js';
import { attachGestures } from './gestures.js';
import { showKey } from './key.js';
import { moveOf, snapped, spanOf, zoomOf } from './keys.js';
import { lineThrough, marksAt } from './marks.js';
import { element } from './new-element.js';
import { type Place, placeOf } from './place.js';
import { labelOf, nearestIndex, type PlotState, summaryOf } from './plot-state.js';
import { PointPicture } from './point-picture.js';
import { shapesAt } from './shapes.js';
import { DEFAULT_SPAN, pan, pointsOf, type Span, zoom } from './span.js';
import { adoptStyle, Palette } from './style.js';
import { needBrowser } from './support.js';
import { fillTable, TABLE_DELAY } from './table.js';
import { optionsFor } from './uplot-options.js';
import { unitOf, viewOf } from './view.js';

/** How a plot looks and behaves, for as long as it lives. */
export interface Look {
  /** Element to append the plot to. */
  readonly target?: HTMLElement | undefined;
  /** Height of the plot without its title, in CSS pixels, or a function that gives it for a width. Default 240. */
  readonly height?: number | ((width: number) => number) | undefined;
  /** Plots with the same key share their cursor. */
  readonly sync?: string | undefined;
  /** Whether wheel, drag, fingers and keys zoom and pan. The range is then replaced by an even one. */
  readonly zoom?: boolean | undefined;
  /** Gives the range that a double click or the key 0 goes back to. Default: the chapter's. */
  readonly home?: (() => Span) | undefined;
  /** Called when the reader moves the point. */
  readonly onPoint?: ((x: number) => void) | undefined;
  /** Called when the reader turns the line. */
  readonly onLine?: ((slope: number) => void) | undefined;
  /** Called when the reader zooms or pans. */
  readonly onSpan?: ((span: Span) => void) | undefined;
}

/** A plot lower than this shows its curves alone. */
const LOW = 190;

/** A drawn chain. */
export class ChainPlot {
  readonly element: HTMLElement;
  readonly uplot: uPlot;
  #state: PlotState;
  readonly #look: Look;
  readonly #data = new PlotData();
  readonly #axes = new Axes();
  readonly #palette: Palette;
  readonly #title = element('div', 'fx-title');
  readonly #key = element('div', 'fx-key');
  readonly #stage = element('div', 'fx-stage');
  readonly #handle = element('div', 'fx-handle');
  readonly #status = element('p', 'fx-hidden');
  readonly #table = element('table');
  readonly #ending = new AbortController();
  readonly #observer: ResizeObserver;
  readonly #picture = new PointPicture();
  readonly #place: () => Place;
  #frame = 0;
  #tableTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: PlotState, look: Look) {
    needBrowser('plot');
    this.#state = state;
    this.#look = look;
    // What may throw comes first: a plot that cannot be leaves nothing behind.
    this.#data.compute(state);
    const head = element('div', 'fx-head', this.#title, this.#key);
    // A table takes the width that it needs: only a box around it hides it.
    const hidden = element('div', 'fx-hidden', this.#table);
    this.element = element('div', 'fx-plot', head, this.#stage, this.#status, hidden);
    this.#status.setAttribute('aria-live', 'polite');
    this.#stage.setAttribute('role', 'group');
    this.#handle.setAttribute('role', 'slider');
    this.#handle.tabIndex = 0;
    look.target?.append(this.element);
    adoptStyle(this.element);
    this.#describe();
    this.#axes.family = getComputedStyle(this.element).fontFamily || 'sans-serif';
    this.#palette = new Palette(this.element);
    this.#stage.style.flexBasis = `${this.#height(this.#stage.clientWidth || 600)}px`;
    this.uplot = new uPlot(this.#options(), this.#data.aligned(state), this.#stage);
    this.uplot.over.append(this.#picture.element, this.#handle);
    this.#fillTable();

    const { signal } = this.#ending;
    this.#place = placeOf(this.uplot.over, signal);
    this.#observer = new ResizeObserver(() => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.resize());
    });
    this.#observer.observe(this.#stage);
    this.#palette.watch(this.element, () => this.uplot.redraw(false), signal);
    this.#stage.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#attachGestures(signal);
  }

  /** What is shown now. */
  get state(): PlotState {
    return this.#state;
  }

  /** The slope of a line that rises by 45 degrees on the screen. */
  get unit(): number {
    return unitOf(viewOf(this.uplot));
  }

  /** The limits of the vertical axis. */
  get vertical(): readonly [low: number, high: number] {
    return this.#data.vertical;
  }

  /** Shows something else in place: any part of the state.
   *  @throws {TypeError} if a part is of another kind, or there is none of that name. @throws {RangeError} if a number is
   *  not what it must be, or range is as `plotChain` refuses it. What is shown then stays. */
  update(change: Partial<PlotState>): void {
    const before = this.#state;
    if (Object.entries(change).every(([key, value]) => before[key as keyof PlotState] === value)) return;
    const state = { ...before, ...change };
    const { f, range, delta, curves, extras, vertical, secret } = state;
    const same =
      f === before.f && range === before.range && delta === before.delta && curves === before.curves;
    if (range !== before.range) checkRange('update', range);
    if (!same) this.#data.compute(state);
    this.#state = state;
    this.#describe();
    // Where the point alone moved, the curves stay.
    if (same && extras === before.extras && vertical === before.vertical && secret === before.secret)
      this.#drawPoint();
    else this.uplot.setData(this.#data.aligned(state));
    const said = (['secret', 'title', 'words'] as const).every((key) => state[key] === before[key]);
    if (same && said) return;
    clearTimeout(this.#tableTimer);
    this.#tableTimer = setTimeout(() => this.#fillTable(), TABLE_DELAY);
  }

  /** Fits the plot to its element's size, as it does by itself after a change. */
  resize(): void {
    const { clientWidth: width } = this.#stage;
    if (width === 0) return;
    this.#stage.style.flexBasis = `${this.#height(width)}px`;
    this.element.classList.toggle('fx-low', this.element.clientHeight < Math.min(LOW, this.#height(width)));
    const height = this.#stage.clientHeight;
    if (height > 0 && (width !== this.uplot.width || height !== this.uplot.height))
      this.uplot.setSize({ width, height });
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

  #height(width: number): number {
    const { height = 240 } = this.#look;
    return typeof height === 'number' ? height : height(width);
  }

  #point(): number | undefined {
    return this.#state.point ?? undefined;
  }

  #describe(): void {
    describeState({ title: this.#title, stage: this.#stage, handle: this.#handle }, this.#state);
    this.#showKey(null);
  }

  #fillTable(): void {
    const { range, curves, secret } = this.#state;
    const said = curves.filter((curve) => curve === 'value' || !secret);
    const columns = said.map((curve) => ({
      label: labelOf(curve, this.#state),
      values: this.#data.of(curve),
    }));
    fillTable(this.#table, summaryOf(this.#state), range, columns);
  }

  #showKey(index: number | null | undefined): void {
    showKey(this.#key, this.#state, index, (curve) => this.#data.of(curve));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { range } = this.#state;
    const point = this.#point();
    const now =
      point === undefined ? (this.uplot.cursor.idx ?? range.length >> 1) : nearestIndex(range, point);
    const x = moveOf(event, range, now);
    const span = this.#look.zoom ? this.#zoomByKey(event.key) : undefined;
    if (x !== undefined) {
      if (point === undefined) this.#readAt(x);
      else this.#movePoint(x);
    } else if (span) this.#show(span);
    else return;
    // A deck of slides around the plot would turn its page.
    event.preventDefault();
    event.stopPropagation();
  }

  #zoomByKey(key: string): Span | undefined {
    const span = spanOf(this.#state.range);
    return zoomOf(key, span, this.#point() ?? (span.from + span.to) / 2, this.#home());
  }

  #readAt(x: number): void {
    this.uplot.setCursor({ left: this.uplot.valToPos(x, 'x'), top: 0 });
    this.#showKey(nearestIndex(this.#state.range, x));
    this.#status.textContent = Array.from(this.#key.children, (item) => item.textContent).join(', ');
  }

  #attachGestures(signal: AbortSignal): void {
    const xAt = (left: number) => this.uplot.posToVal(left, 'x');
    const span = () => spanOf(this.#state.range);
    const gestures = {
      zoomable: this.#look.zoom ?? false,
      pointLeft: () => {
        const point = this.#point();
        return point === undefined ? undefined : this.uplot.valToPos(point, 'x');
      },
      engaged: () => this.#stage.matches(':focus-within'),
      begin: () => (this.#handle.hidden ? this.#stage : this.#handle).focus({ preventScroll: true }),
      turnable: () => this.#state.line !== undefined && this.#look.onLine !== undefined,
      turn: (left: number, top: number) => this.#turn(xAt(left), this.uplot.posToVal(top, 'y')),
      movePoint: (left: number) => this.#movePoint(snapped(this.#state.range, xAt(left))),
      pan: (pixels: number) => this.#show(pan(span(), xAt(0) - xAt(pixels))),
      zoom: (factor: number, left: number) => this.#show(zoom(span(), factor, xAt(left))),
      reset: () => this.#show(this.#home()),
    };
    attachGestures(this.uplot.over, this.#place, gestures, signal);
  }

  #movePoint(point: number): void {
    this.update({ point });
    this.#look.onPoint?.(point);
  }

  #turn(x: number, y: number): void {
    const line = lineThrough(this.#state, x, y);
    if (line === undefined) return;
    this.update({ line });
    this.#look.onLine?.(line);
  }

  #home(): Span {
    return this.#look.home?.() ?? DEFAULT_SPAN;
  }

  #show(span: Span): void {
    this.update({ range: pointsOf(span) });
    this.#look.onSpan?.(span);
  }

  #draw(): void {
    const color = (css: string) => this.#palette.css(css);
    drawCurves(this.uplot, drawnOf(this.#state, this.#data.lines, color));
    this.#drawPoint();
  }

  #drawPoint(): void {
    const { ladder = [] } = this.#state;
    const x = this.#point();
    const view = viewOf(this.uplot);
    const marks = x === undefined ? [] : marksAt(this.#state, x);
    this.#picture.show(x === undefined ? [] : shapesAt(view, x, marks, ladder));
    if (x === undefined) return;
    const [, height] = view.size;
    const top = this.uplot.valToPos(marks[0]?.y ?? 0, 'y');
    const inside = Number.isFinite(top) ? Math.max(0, Math.min(height, top)) : height / 2;
    this.#handle.style.transform = `translate(${this.uplot.valToPos(x, 'x')}px, ${inside}px)`;
  }

  #options(): uPlot.Options {
    const width = this.#stage.clientWidth || 600;
    const color = (name: string) => this.#palette.get(name);
    const behind = () => ({ text: color('quiet'), grid: color('grid'), zero: color('axis') });
    return optionsFor({
      width,
      height: this.#stage.clientHeight || this.#height(width),
      sync: this.#look.sync,
      axes: this.#axes,
      color,
      horizontal: () => this.#data.horizontal,
      vertical: () => this.#data.vertical,
      scale: () => this.#place().scale,
      onCursor: (index) => this.#showKey(index),
      drawBehind: (u) => this.#axes.draw(u, behind()),
      drawAbove: () => this.#draw(),
    });
  }
}
