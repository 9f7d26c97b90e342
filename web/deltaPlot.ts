/** How far the difference is from the derivative, against delta: the textbook formula's famous V, and ours. */

import uPlot from 'uplot';
import { drawCurves } from '../src/plot/curves.js';
import { deltaAt, LAST_STOP, stopOf } from '../src/plot/delta-stops.js';
import { superscript } from '../src/plot/digits.js';
import { format, formatDelta } from '../src/plot/format.js';
import { secantOf } from '../src/plot/plot-state.js';
import { adoptStyle, Palette } from '../src/plot/style.js';
import { deltaSlider } from './delta.js';
import { h, section } from './dom.js';
import { hasFormula } from './links.js';
import { modelOf } from './model.js';
import type { State, Store } from './state.js';
import { chainDifference, textbook } from './textbook.js';
import { t } from './texts.js';

/** Errors are drawn by their powers of ten: uPlot's own logarithmic axis is empty beyond 10¹⁷. Those below this, 0 among
 *  them, are at the bottom: a logarithm has no 0. */
const FLOOR = -18;

/** The deltas of the plot, ascending: the slider's stops but 0. */
const DELTAS = Float64Array.from({ length: LAST_STOP }, (_, i) => deltaAt(i + 1));

/** |difference - derivative| at x0, by the textbook's formula in plain JavaScript and by fluxion. */
export function errorsAt(
  state: State,
  deltas: Float64Array,
): { textbook: Float64Array; fluxion: Float64Array } {
  const { f } = modelOf(state);
  const exact = f.deriv(state.x, { delta: 0 });
  const links = state.chain.map(textbook);
  return {
    textbook: deltas.map((delta) => Math.abs(chainDifference(links, state.x, delta) - exact)),
    fluxion: deltas.map((delta) => Math.abs(f.deriv(state.x, { delta }) - exact)),
  };
}

export function deltaPlot(store: Store): HTMLElement {
  const stage = h('div', { class: 'fx-plot delta-plot', role: 'img' });
  const words = h('p');
  const said = h('p', { class: 'said-delta' });
  const element = section(
    'delta',
    t.delta.heading,
    words,
    h('div', { class: 'picture' }, stage, deltaSlider(store), said),
  );
  const palette = new Palette(stage);
  const plot = new uPlot(options(store, palette), empty(), stage);
  watch(stage, plot, palette);
  pickDelta(plot, store);

  let [chain, x] = [undefined, Number.NaN] as [State['chain'] | undefined, number];
  store.subscribe((state) => {
    if (state.chain !== chain || state.x !== x) {
      const errors = errorsAt(state, DELTAS);
      plot.setData([DELTAS, errors.textbook.map(drawn), errors.fluxion.map(drawn)]);
      words.textContent = t.delta.text(hasFormula(state.chain));
    } else plot.redraw(false);
    [chain, x] = [state.chain, state.x];
    const { f } = modelOf(state);
    const now = errorsAt(state, Float64Array.of(state.delta));
    const textbookSays = state.delta === 0 ? t.delta.nothing : t.delta.off(format(now.textbook[0] ?? 0));
    const secant = secantOf({ f, delta: state.delta }, state.x);
    const slopeAt = (delta: number) => format(f.deriv(state.x, { delta }));
    const three =
      state.delta === 0 || state.quiz ? '' : t.delta.three(slopeAt(state.delta), format(secant), slopeAt(0));
    const ours = format(now.fluxion[0] ?? 0);
    const text = t.delta.at(formatDelta(state.delta), format(state.x), textbookSays, ours) + three;
    said.textContent = text;
    stage.setAttribute('aria-label', t.delta.picture(text));
  });
  return element;
}

const empty = (): uPlot.AlignedData => [DELTAS, DELTAS, DELTAS];
const drawn = (error: number): number =>
  Number.isFinite(error) ? Math.max(Math.log10(error), FLOOR) : FLOOR;

/** Follows the width of the page, and light or dark. The plot lives as long as the page. */
function watch(stage: HTMLElement, plot: uPlot, palette: Palette): void {
  adoptStyle(document);
  let frame = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const width = stage.clientWidth;
      if (width > 0 && width !== plot.width) plot.setSize({ width, height: plot.height });
    });
  }).observe(stage);
  palette.watch(stage, () => plot.redraw(false), new AbortController().signal);
}

/** A press or drag on the plot picks the delta there; the slider does it for the keyboard. */
function pickDelta({ over, posToVal }: uPlot, store: Store): void {
  const pick = (event: PointerEvent) => {
    if (event.buttons !== 1) return;
    const stop = stopOf(posToVal(event.clientX - over.getBoundingClientRect().left, 'x'));
    store.set({ delta: deltaAt(stop) });
  };
  over.style.touchAction = 'pan-y';
  over.style.cursor = 'ew-resize';
  over.addEventListener('pointerdown', pick);
  over.addEventListener('pointermove', pick);
}

function options(store: Store, palette: Palette): uPlot.Options {
  const color = (name: string) => () => palette.get(name);
  const axis: uPlot.Axis = {
    stroke: color('quiet'),
    // uPlot thins logarithmic axes out by itself.
    filter: (_, splits) => splits,
    grid: { stroke: color('grid'), width: 1, filter: (_, splits) => splits },
    ticks: { show: false },
  };
  const series = (name: string): uPlot.Series => ({
    stroke: color(name),
    paths: () => null,
    points: { show: false },
  });
  return {
    width: 600,
    height: 240,
    legend: { show: false },
    padding: [8, 12, 0, 0],
    scales: {
      x: { time: false, distr: 3, range: () => [1e-15, 1] },
      y: { range: (_, __, max) => [FLOOR, Math.max(0, Math.ceil(max))] },
    },
    axes: [
      {
        ...axis,
        size: 26,
        label: 'δ',
        labelSize: 18,
        labelGap: 0,
        splits: (_, __, min, max) => thirds(Math.log10(min), Math.log10(max)).map((power) => 10 ** power),
        values: (_, splits) => splits.map((delta) => powerOfTen(Math.round(Math.log10(delta)))),
      },
      {
        ...axis,
        size: 54,
        label: t.delta.axis,
        labelSize: 18,
        labelGap: 0,
        splits: (_, __, min, max) => thirds(min, max),
        values: (_, splits) => splits.map(powerOfTen),
      },
    ],
    series: [{}, series('derivative'), series('value')],
    cursor: { show: false, drag: { x: false, setScale: false } },
    hooks: { draw: [(u) => drawDelta(u, store.state.delta, palette)] },
  };
}

/** Names stand on the curves at a delta where both tend to have room above. */
const NAMES = [
  { text: undefined, at: 1e-11, series: 1, name: 'derivative' },
  { text: 'fluxion', at: 1e-14, series: 2, name: 'value' },
] as const;

/** The delta in use, as a line with a dot on either curve. */
function drawDelta(u: uPlot, delta: number, palette: Palette): void {
  const { ctx, bbox } = u;
  drawCurves(
    u,
    NAMES.map(({ series, name }) => ({
      line: { xs: DELTAS, ys: Float64Array.from(u.data[series] ?? [], Number) },
      color: palette.get(name),
      width: 2,
    })),
  );
  ctx.save();
  ctx.font = `${13 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  for (const { text, at, series, name } of NAMES) {
    // Above the highest point that the name is as long as: three decades of delta hold it.
    const first = stopOf(at) - 1;
    const y = Math.max(...Array.from(u.data[series]?.slice(first, first + 30) ?? [], Number));
    ctx.fillStyle = palette.get(name);
    ctx.fillText(
      text ?? t.delta.textbook,
      u.valToPos(at, 'x', true),
      u.valToPos(y, 'y', true) - 10 * devicePixelRatio,
    );
  }
  if (delta >= 1e-15 && delta <= 1) {
    const left = u.valToPos(delta, 'x', true);
    ctx.fillStyle = palette.get('axis');
    ctx.fillRect(left, bbox.top, Math.max(1, devicePixelRatio), bbox.height);
    const index = stopOf(delta) - 1;
    for (const { series, name } of NAMES) {
      ctx.fillStyle = palette.get(name);
      ctx.beginPath();
      ctx.arc(
        left,
        u.valToPos(u.data[series]?.[index] ?? FLOOR, 'y', true),
        4 * devicePixelRatio,
        0,
        2 * Math.PI,
      );
      ctx.fill();
    }
  }
  ctx.restore();
}

/** Every third power of ten, 0, -3, -6, ...; of many, so many threes apart that they have room. */
function thirds(low: number, high: number): number[] {
  const every = 3 * Math.max(1, Math.ceil((high - low) / 24));
  const powers: number[] = [];
  for (let power = every * Math.ceil(low / every - 1e-9); power <= high + 1e-9; power += every)
    powers.push(power);
  return powers;
}

const powerOfTen = (power: number): string => (power === 0 ? '1' : `10${superscript(power)}`);
