import type uPlot from 'uplot';
import { verticalRange } from './axis-range.js';
import type { Lines } from './curves.js';
import { lineOf } from './line.js';
import type { PlotState } from './plot-state.js';
import type { Curve } from './words.js';

/** A jump that is a smaller part of the height is not seen. */
const SEEN = 0.01;

/** The curves' points. Arrays are kept and written anew: a drag allocates nothing that grows. */
export class PlotData {
  #value = new Float64Array(0);
  #derivative = new Float64Array(0);
  /** Limits of the horizontal axis. */
  horizontal: [low: number, high: number] = [-1, 1];
  /** Limits of the vertical axis. */
  vertical: [low: number, high: number] = [-1, 1];

  /** The curves that are shown, and the extras, as they are drawn. */
  lines: Lines = { curves: [], extras: [] };

  compute({ f, range, delta }: PlotState): void {
    if (this.#value.length !== range.length) {
      this.#value = new Float64Array(range.length);
      this.#derivative = new Float64Array(range.length);
    }
    f.valueAndDeriv(range, { delta, out: { value: this.#value, deriv: this.#derivative } });
  }

  of(curve: Curve): Float64Array {
    return curve === 'value' ? this.#value : this.#derivative;
  }

  /** As uPlot takes it: x, f(x) and df/dx, empty where one is not shown. */
  aligned({ f, delta, curves, range, extras = [], ladder, vertical, secret }: PlotState): uPlot.AlignedData {
    const visible = curves.filter((curve) => curve === 'value' || !secret);
    const shown = visible.map((curve) => this.of(curve));
    this.horizontal = ends(range);
    this.vertical = vertical ?? verticalRange(shown);
    if (vertical === undefined) {
      const others = extras.filter(({ optional }) => !optional).map(({ values }) => values);
      // The ladder begins at 1.
      if (ladder) others.push(Float64Array.of(1));
      const room = shown.every(isFlat) ? Number.POSITIVE_INFINITY : this.vertical[1] - this.vertical[0];
      for (const values of others) this.vertical = widened(this.vertical, verticalRange([values]), room);
    }
    const least = (this.vertical[1] - this.vertical[0]) * SEEN;
    const heights = {
      value: (x: Float64Array) => f(x),
      derivative: (x: Float64Array) => f.deriv(x, { delta }),
    };
    this.lines = {
      curves: visible.map((curve) => ({
        ...lineOf(heights[curve], range, this.of(curve), least),
        curve,
      })),
      extras: extras.map(({ of, values }) => {
        if (!of) return { xs: range, ys: values };
        // A range that has just been zoomed has other points than these.
        const heights = values.length === range.length ? values : Float64Array.from(of(range));
        return lineOf(of, range, heights, least);
      }),
    };
    const of = (curve: Curve) => (visible.includes(curve) ? gapped(this.of(curve)) : []);
    return [range, of('value'), of('derivative')];
  }
}

/** From the first point to the last; a single point stands in the middle. */
function ends(range: Float64Array): [number, number] {
  const [first = 0, last = first] = [range[0], range[range.length - 1]];
  const room = Math.abs(first) / 2 || 1;
  return first < last ? [first, last] : [first - room, first + room];
}

/** Makes room for one more curve, so much at most on either side. */
function widened(
  [low, high]: [number, number],
  [extraLow, extraHigh]: [number, number],
  room: number,
): [number, number] {
  return [Math.min(low, Math.max(extraLow, low - room)), Math.max(high, Math.min(extraHigh, high + room))];
}

/** A line has no shape to lose. */
const isFlat = (values: Float64Array): boolean => values.every((value) => value === values[0]);

/** Values that are not finite become gaps; uPlot would bridge a NaN in a typed array. */
function gapped(values: Float64Array): Float64Array | (number | null)[] {
  for (const value of values) if (!Number.isFinite(value)) return Array.from(values, orGap);
  return values;
}

const orGap = (value: number): number | null => (Number.isFinite(value) ? value : null);
