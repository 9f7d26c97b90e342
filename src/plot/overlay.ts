import type uPlot from 'uplot';
import type { Extra, Rung } from './plot-state.js';

/** What is drawn over the curves at the point. Coordinates are those of the data. */
export interface Mark {
  readonly x: number;
  /** The point's height on the curve. */
  readonly y: number;
  readonly color: string;
  /** The line that touches the curve there: its slope. */
  readonly tangent?: { readonly slope: number; readonly color: string; readonly long?: boolean } | undefined;
  /** The line through the curve at x - delta and x + delta. */
  readonly secant?:
    | { readonly delta: number; readonly before: number; readonly after: number; readonly color: string }
    | undefined;
}

/** Part of the plot's width that the tangent takes on either side. */
const TANGENT = 0.2;

/** The other curves: thin, in their own colours. */
export function drawExtras(
  u: uPlot,
  range: Float64Array,
  extras: readonly Extra[],
  color: (css?: string) => string,
): void {
  if (extras.length === 0) return;
  const { ctx } = u;
  ctx.save();
  clip(u);
  for (const { values, color: own, strong } of extras) {
    ctx.lineWidth = (strong ? 2.5 : 1.25) * devicePixelRatio;
    ctx.strokeStyle = color(own);
    ctx.beginPath();
    let drawing = false;
    for (let i = 0; i < values.length; i++) {
      const y = values[i] as number;
      if (!Number.isFinite(y)) drawing = false;
      else {
        const [left, top] = place(u, range[i] as number, y);
        if (drawing) ctx.lineTo(left, top);
        else ctx.moveTo(left, top);
        drawing = true;
      }
    }
    ctx.stroke();
  }
  ctx.restore();
}

/** The point's line, then secant, tangent and the point of each curve. */
export function drawMarks(u: uPlot, marks: readonly Mark[], lineColor: string, background: string): void {
  const [first] = marks;
  if (first === undefined) return;
  const { ctx, bbox } = u;
  const unit = devicePixelRatio;
  ctx.save();
  clip(u);
  ctx.lineCap = 'round';
  // A dashed series leaves its dashes behind.
  ctx.setLineDash([]);
  const left = u.valToPos(first.x, 'x', true);
  stroke(ctx, [left, bbox.top, left, bbox.top + bbox.height], lineColor, unit);
  const point = (x: number, y: number, radius: number, color: string) => {
    const [left, top] = place(u, x, y);
    if (top > bbox.top - 20 * unit && top < bbox.top + bbox.height + 20 * unit)
      dot(ctx, left, top, radius * unit, color, background);
  };
  for (const { x, y, color, tangent, secant } of marks) {
    if (!Number.isFinite(y)) continue;
    if (secant && Number.isFinite(secant.before) && Number.isFinite(secant.after)) {
      const { delta, before, after } = secant;
      drawSecant(u, x, secant, unit);
      point(x - delta, before, 3, secant.color);
      point(x + delta, after, 3, secant.color);
    }
    if (tangent && Number.isFinite(tangent.slope)) {
      const reach = tangentReach(u, tangent.slope) * (tangent.long ? 2 : 1);
      const ends = visible(u, x, y, tangent.slope, x - reach, x + reach);
      if (ends) stroke(ctx, ends, tangent.color, 2 * unit);
    }
    point(x, y, 5, color);
  }
  ctx.restore();
}

/** The heights at the point, one after another, each with its number; one out of view is at the edge with an arrow. */
export function drawLadder(
  u: uPlot,
  x: number,
  ladder: readonly Rung[],
  color: string,
  family: string,
): void {
  const { ctx, bbox } = u;
  const unit = devicePixelRatio;
  ctx.save();
  ctx.font = `600 ${12 * unit}px ${family}`;
  ctx.textBaseline = 'middle';
  ctx.fillStyle = color;
  ctx.strokeStyle = color;
  ctx.lineWidth = 2 * unit;
  // To the side that has more room.
  const left = u.valToPos(x, 'x', true);
  const side = left < bbox.left + bbox.width * 0.8 ? 1 : -1;
  ctx.textAlign = side > 0 ? 'left' : 'right';
  const [first, last] = [bbox.top + 8 * unit, bbox.top + bbox.height - 8 * unit];
  const taken: number[] = [];
  // The product is said before what it was on the way, where both would stand in one place.
  for (const { height, label } of [...ladder].reverse()) {
    const top = u.valToPos(height, 'y', true);
    if (!Number.isFinite(top)) continue;
    const inside = top >= bbox.top && top <= bbox.top + bbox.height;
    if (inside) stroke(ctx, [left - 6 * unit, top, left + 6 * unit, top], color, 2 * unit);
    const text = inside ? label : `${label} ${top < bbox.top ? '↑' : '↓'}`;
    const at = Math.max(first, Math.min(last, top));
    if (taken.some((other) => Math.abs(other - at) < 13 * unit)) continue;
    taken.push(at);
    ctx.fillText(text, left + 10 * unit * side, at);
  }
  ctx.restore();
}

/** Canvas pixels of a place in the data. */
const place = (u: uPlot, x: number, y: number): [left: number, top: number] => [
  u.valToPos(x, 'x', true),
  u.valToPos(y, 'y', true),
];

function clip({ ctx, bbox }: uPlot): void {
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
}

/** The dashed line through two points of the curve, from edge to edge. Its slope is taken from the numbers: ends
 *  that are far outside the view stay there. */
function drawSecant(
  u: uPlot,
  x: number,
  { delta, before, after, color }: NonNullable<Mark['secant']>,
  unit: number,
): void {
  const thick = 1.5 * unit;
  const { min = 0, max = 0 } = u.scales.x ?? {};
  const apart = u.valToPos(x + delta, 'x', true) - u.valToPos(x - delta, 'x', true);
  // Two points on the same pixel leave the direction to rounding: they are a tangent already.
  if (apart < 2 * thick || min === null || max === null) return;
  const slope = (after - before) / (x + delta - (x - delta));
  const ends = visible(u, x - delta, before, slope, min, max);
  if (!ends) return;
  u.ctx.setLineDash([4 * thick, 3 * thick]);
  stroke(u.ctx, ends, color, thick);
  u.ctx.setLineDash([]);
}

/** The part of a line through a place of the data that lies between two x and not far above or below the view, in
 *  canvas pixels. Canvas coordinates far outside lose precision, so a steep line is cut where it leaves.
 *  @returns undefined if none of it is in view. */
export function visible(
  u: uPlot,
  x: number,
  y: number,
  slope: number,
  from: number,
  to: number,
): [x1: number, y1: number, x2: number, y2: number] | undefined {
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
  return [...place(u, a, y + slope * (a - x)), ...place(u, b, y + slope * (b - x))];
}

/** Half the tangent's width in x, such that a steep one is as long on the screen as a flat one. */
function tangentReach(u: uPlot, slope: number): number {
  const { x, y } = u.scales;
  const perX = u.bbox.width / ((x?.max ?? 1) - (x?.min ?? 0));
  const perY = u.bbox.height / ((y?.max ?? 1) - (y?.min ?? 0));
  const steepness = (slope * perY) / perX;
  return (TANGENT * u.bbox.width) / perX / Math.hypot(1, steepness);
}

type Context = CanvasRenderingContext2D;

function stroke(
  ctx: Context,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  color: string,
  width: number,
): void {
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

function dot(ctx: Context, x: number, y: number, radius: number, color: string, background: string): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = color;
  ctx.fill();
  ctx.lineWidth = radius * 0.4;
  ctx.strokeStyle = background;
  ctx.stroke();
}
