/** What stands at the point, as shapes of an SVG over the curves. Lengths are CSS pixels from the curves' top left. */

import type uPlot from 'uplot';
import { type Mark, unitOf } from './marks.js';
import type { Rung } from './plot-state.js';

export interface Shape {
  readonly tag: 'line' | 'circle' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

/** Part of the plot's width that the tangent takes on either side. */
const TANGENT = 0.2;

/** A letter of a rung's is no wider. */
const LETTER = 8;

/** Farther than this beyond the edge nothing of a point is in view, and numbers may be too large for an SVG. */
const FAR = 20_000;

const line = (kind: string, [x1, y1, x2, y2]: Ends): Shape => ({
  tag: 'line',
  attributes: { class: `fx-${kind}`, x1, y1, x2, y2 },
});

type Ends = readonly [x1: number, y1: number, x2: number, y2: number];

/** Of the room for curves, in CSS pixels: to ask the page for it would lay it out anew. */
export const sizeOf = ({ bbox }: uPlot): [width: number, height: number] => [
  bbox.width / devicePixelRatio,
  bbox.height / devicePixelRatio,
];

/** The point's line and the ladder, then secant, tangent and the point of each curve. */
export function shapesAt(u: uPlot, x: number, marks: readonly Mark[], ladder: readonly Rung[]): Shape[] {
  const left = u.valToPos(x, 'x');
  const [width, height] = sizeOf(u);
  if (marks.length === 0 || !(Math.abs(left) < FAR)) return [];
  const shapes = [line('at', [left, 0, left, height]), ...rungs(u, left, width, height, ladder)];
  const point = (x: number, y: number, r: number, kind: string) => {
    const [cx, cy] = [u.valToPos(x, 'x'), u.valToPos(y, 'y')];
    if (Math.abs(cy) < FAR) shapes.push({ tag: 'circle', attributes: { class: `fx-${kind}`, cx, cy, r } });
  };
  const draw = (kind: string, ends: Ends | undefined) => ends && shapes.push(line(kind, ends));
  const through = (kind: string, y: number, slope: number | undefined, long: number) => {
    if (slope === undefined || !Number.isFinite(slope)) return;
    const reach = reachOf(u, slope) * long;
    draw(kind, visible(u, x, y, slope, x - reach, x + reach));
  };
  for (const { curve, y, tangent, line: own, secant } of marks) {
    if (!Number.isFinite(y)) continue;
    if (secant && Number.isFinite(secant.before) && Number.isFinite(secant.after)) {
      // From edge to edge, by the numbers' slope: they may be far outside the view. Two points on the same pixel leave the
      // direction to rounding: they are a tangent already.
      const { from, to, before, after } = secant;
      const { min, max } = u.scales.x ?? {};
      if (u.valToPos(to, 'x') - u.valToPos(from, 'x') >= 3)
        draw('secant', visible(u, from, before, (after - before) / (to - from), min ?? from, max ?? to));
      point(from, before, 3.5, 'secant');
      point(to, after, 3.5, 'secant');
    }
    through('tangent', y, tangent, 1);
    through('extra', y, own, 2);
    point(x, y, 5, curve);
  }
  return shapes;
}

/** The heights at the point, one after another, each with its number; one out of view is at the edge with an arrow. */
function rungs(u: uPlot, left: number, width: number, height: number, ladder: readonly Rung[]): Shape[] {
  const shapes: Shape[] = [];
  const taken: number[] = [];
  // To the side that has room.
  const longest = Math.max(0, ...ladder.map(({ label }) => label.length));
  const side = left + LETTER * (longest + 2) < width ? 1 : -1;
  // The product is said before what it was on the way, where both would stand in one place.
  for (const { height: value, label } of [...ladder].reverse()) {
    const top = u.valToPos(value, 'y');
    if (!Number.isFinite(top)) continue;
    const inside = top >= 0 && top <= height;
    if (inside) shapes.push(line('rung', [left - 6, top, left + 6, top]));
    const y = Math.max(8, Math.min(height - 8, top));
    if (taken.some((other) => Math.abs(other - y) < 13)) continue;
    taken.push(y);
    shapes.push({
      tag: 'text',
      attributes: { x: left + 9 * side, y, 'text-anchor': side > 0 ? 'start' : 'end' },
      text: inside ? label : `${label} ${top < 0 ? '↑' : '↓'}`,
    });
  }
  return shapes;
}

/** The part of a line through a place of the data that lies between two x and not far above or below the view: far
 *  outside, places lose precision, so a steep line is cut where it leaves.
 *  @returns undefined if none of it is in view. */
export function visible(
  u: uPlot,
  x: number,
  y: number,
  slope: number,
  from: number,
  to: number,
): Ends | undefined {
  const { min, max } = u.scales.y ?? {};
  if (min == null || max == null) return undefined;
  const [low, high] = [min - (max - min), max + (max - min)];
  let [a, b] = [from, to];
  if (slope !== 0) {
    const crossings = [x + (low - y) / slope, x + (high - y) / slope].sort((p, q) => p - q);
    a = Math.max(a, crossings[0] as number);
    b = Math.min(b, crossings[1] as number);
  } else if (y < low || y > high) return undefined;
  if (!(a < b)) return undefined;
  const place = (at: number) => [u.valToPos(at, 'x'), u.valToPos(y + slope * (at - x), 'y')] as const;
  return [...place(a), ...place(b)];
}

/** Half the tangent's width in x, such that a steep one is as long on the screen as a flat one. */
const reachOf = (u: uPlot, slope: number): number => {
  const { min, max } = u.scales.x ?? {};
  return (TANGENT * ((max ?? 1) - (min ?? 0))) / Math.hypot(1, slope / unitOf(u));
};
