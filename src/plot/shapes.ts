/** What stands at the point, as shapes of an SVG over the curves. Lengths are CSS pixels from the curves' top left. */

import type { Mark } from './marks.js';
import type { Rung } from './plot-state.js';
import { unitOf, type View } from './view.js';

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

/** The point's line and the ladder, then secant, tangent and the point of each curve. */
export function shapesAt(u: View, x: number, marks: readonly Mark[], ladder: readonly Rung[]): Shape[] {
  const left = u.valToPos(x, 'x');
  const [width, height] = u.size;
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
    // Two points on the same pixel leave the direction to rounding: they are a tangent already.
    const apart = secant ? u.valToPos(secant.to, 'x') - u.valToPos(secant.from, 'x') : 0;
    if (secant && apart >= 3 && Number.isFinite(secant.before) && Number.isFinite(secant.after)) {
      // From edge to edge, by the numbers' slope: they may be far outside the view.
      const { from, to, before, after } = secant;
      const { min, max } = u.scales.x ?? {};
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

/** A rung's number, in CSS pixels. */
const LINE = 13;

/** The heights at the point, one after another, each with its number: they make room for each other, and what is out of
 *  view is at the edge with an arrow. */
function rungs(u: View, left: number, width: number, height: number, ladder: readonly Rung[]): Shape[] {
  const shapes: Shape[] = [];
  const placed = ladder
    .map((rung) => ({ ...rung, top: u.valToPos(rung.height, 'y') }))
    .filter(({ top }) => Number.isFinite(top));
  for (const { top, color = '' } of placed)
    if (top >= 0 && top <= height) shapes.push(colored(line('rung', [left - 6, top, left + 6, top]), color));
  // What reads alike stands once; of more than there is room for, those in the middle are left out.
  const said = placed.filter(({ label }, i) => !placed.slice(i + 1).some((other) => other.label === label));
  const room = Math.max(2, Math.floor(height / LINE));
  if (said.length > room) said.splice(1, said.length - room + 1, { ...(said[1] as Placed), label: '⋯' });
  said.sort((a, b) => b.height - a.height);
  // To the side that has room.
  const longest = Math.max(0, ...said.map(({ label }) => label.length));
  const side = left + LETTER * (longest + 2) < width ? 1 : -1;
  const tops = apart(
    said.map(({ top }) => top),
    height,
  );
  for (const [i, { top, label, color = '' }] of said.entries()) {
    const y = tops[i] as number;
    const arrow = top < 0 ? ' ↑' : top > height ? ' ↓' : '';
    const moved = !arrow && Math.abs(y - top) > 2;
    if (moved) shapes.push(colored(line('leader', [left + 6 * side, top, left + 13 * side, y]), color));
    const attributes = { x: left + (moved ? 15 : 9) * side, y, 'text-anchor': side > 0 ? 'start' : 'end' };
    shapes.push(colored({ tag: 'text', attributes, text: label + arrow }, color));
  }
  return shapes;
}

type Placed = Rung & { readonly top: number };

const colored = (shape: Shape, color: string): Shape => ({
  ...shape,
  attributes: { ...shape.attributes, style: `color: ${color}` },
});

/** Ascending places moved within the height, such that each has a line to itself. */
function apart(tops: readonly number[], height: number): number[] {
  const made: number[] = [];
  for (const top of tops) made.push(Math.max(top, LINE / 2, (made.at(-1) ?? -LINE) + LINE));
  let most = height - LINE / 2;
  for (let i = made.length - 1; i >= 0; i--) {
    made[i] = Math.min(made[i] as number, most);
    most = (made[i] as number) - LINE;
  }
  return made;
}

/** The part of a line through a place of the data that lies between two x and not far above or below the view: far
 *  outside, places lose precision, so a steep line is cut where it leaves.
 *  @returns undefined if none of it is in view. */
export function visible(
  u: Pick<View, 'scales' | 'valToPos'>,
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
const reachOf = (u: View, slope: number): number => {
  const { min, max } = u.scales.x ?? {};
  return (TANGENT * ((max ?? 1) - (min ?? 0))) / Math.hypot(1, slope / unitOf(u));
};
