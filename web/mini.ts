/** A small plot in a box: the link's function around what enters it, with its tangent there. Both axes have one
 *  scale, so that a slope of 1 rises by 45 degrees. */

import type { Elementwise } from '../src/index.js';
import { type Line, lineOf } from '../src/plot/line.js';
import { s, set } from './dom.js';

/** In pixels, and in units of x from edge to edge. */
const [WIDTH, HEIGHT, UNITS] = [104, 60, 4] as const;
const POINTS = 64;
const SCALE = WIDTH / UNITS;
/** Nearer than so many pixels two points of a secant are one. */
const APART = 3;

/** A jump is seen from a pixel on. */
const SEEN = 1 / SCALE;
/** From here a line to a place outside looks as it is. */
const FAR = 20 * HEIGHT;

export interface Mini {
  readonly element: SVGSVGElement;
  /** @param delta of the difference that the slope is; 0 for the tangent's. */
  show(f: Elementwise, input: number, output: number, slope: number, delta: number): void;
}

export function mini(): Mini {
  const [across, up] = [s('line', { class: 'mini-axis' }), s('line', { class: 'mini-axis' })];
  const curve = s('path', { class: 'mini-curve' });
  const tangent = s('line', { class: 'mini-tangent' });
  const dot = s('circle', { class: 'mini-dot', r: 4, cx: WIDTH / 2, cy: HEIGHT / 2 });
  const element = s(
    'svg',
    { class: 'mini', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    across,
    up,
    curve,
    tangent,
    dot,
  );
  const xs = new Float64Array(POINTS + 1);
  let drawn: { f: Elementwise; input: number } | undefined;
  return {
    element,
    show(f, input, output, slope, delta) {
      const known = Number.isFinite(input) && Number.isFinite(output);
      element.classList.toggle('unknown', !known);
      if (!known) return;
      if (drawn?.f !== f || drawn.input !== input) {
        for (let i = 0; i <= POINTS; i++) xs[i] = input + (i / POINTS - 0.5) * UNITS;
        set(curve, {
          d: pathOf(
            lineOf((x) => f(x), xs, f(xs), SEEN),
            input,
            output,
          ),
        });
      }
      drawn = { f, input };
      const [x0, y0] = [WIDTH / 2 - input * SCALE, HEIGHT / 2 + output * SCALE];
      set(up, { x1: x0, x2: x0, y1: 0, y2: HEIGHT });
      set(across, { x1: 0, x2: WIDTH, y1: y0, y2: y0 });
      // As long on the screen whatever its slope.
      const reach = Number.isFinite(slope) ? 34 / Math.hypot(1, slope) : 0;
      // As in the plots: where its two points are apart, the line is a secant, which does not go through the dot.
      const isSecant = 2 * delta * SCALE >= APART && reach > 0;
      const middle = isSecant ? (f(input - delta) + f(input + delta)) / 2 : output;
      const height = HEIGHT / 2 - (middle - output) * SCALE;
      set(tangent, {
        class: isSecant ? 'mini-tangent secant' : 'mini-tangent',
        x1: WIDTH / 2 - reach,
        x2: WIDTH / 2 + reach,
        y1: height + reach * slope || 0,
        y2: height - reach * slope || 0,
      });
    },
  };
}

/** The curve as a path; what is not finite is left out, and what is far outside stays near. */
function pathOf({ xs, ys }: Line, input: number, output: number): string {
  let path = '';
  let drawing = false;
  for (const [i, y] of ys.entries()) {
    const left = WIDTH / 2 + ((xs[i] as number) - input) * SCALE;
    const top = Math.max(-FAR, Math.min(FAR, HEIGHT / 2 - (y - output) * SCALE));
    if (Number.isFinite(y)) path += `${drawing ? 'L' : 'M'}${tenths(left)} ${tenths(top)}`;
    drawing = Number.isFinite(y);
  }
  return path;
}

const tenths = (pixels: number): number => Math.round(10 * pixels) / 10;
