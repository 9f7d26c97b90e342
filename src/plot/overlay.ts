import type uPlot from 'uplot';

/** What is drawn over the curves at the point. Coordinates are those of the data. */
export interface Mark {
  readonly x: number;
  /** The point's height on the curve. */
  readonly y: number;
  readonly color: string;
  /** The line that touches the curve there: its slope. */
  readonly tangent?: { readonly slope: number; readonly color: string } | undefined;
  /** The line through the curve at x - delta and x + delta. */
  readonly secant?:
    | { readonly delta: number; readonly before: number; readonly after: number; readonly color: string }
    | undefined;
}

/** Part of the plot's width that the tangent takes on either side. */
const TANGENT = 0.16;

/** The axes' zero lines, where they are in view. */
export function drawZeroLines(u: uPlot, color: string): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.fillStyle = color;
  const thick = Math.max(1, Math.round(devicePixelRatio));
  const left = Math.round(u.valToPos(0, 'x', true));
  const top = Math.round(u.valToPos(0, 'y', true));
  if (left >= bbox.left && left <= bbox.left + bbox.width) ctx.fillRect(left, bbox.top, thick, bbox.height);
  if (top >= bbox.top && top <= bbox.top + bbox.height) ctx.fillRect(bbox.left, top, bbox.width, thick);
  ctx.restore();
}

/** The point's line, then secant, tangent and the point of each curve. */
export function drawMarks(u: uPlot, marks: readonly Mark[], lineColor: string, background: string): void {
  const [first] = marks;
  if (first === undefined) return;
  const { ctx, bbox } = u;
  const unit = devicePixelRatio;
  const left = (x: number) => u.valToPos(x, 'x', true);
  const top = (y: number) => clampTop(u, u.valToPos(y, 'y', true));
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineCap = 'round';
  // A dashed series leaves its dashes behind.
  ctx.setLineDash([]);
  line(ctx, left(first.x), bbox.top, left(first.x), bbox.top + bbox.height, lineColor, unit);
  for (const { x, y, color, tangent, secant } of marks) {
    if (!Number.isFinite(y)) continue;
    if (secant && Number.isFinite(secant.before) && Number.isFinite(secant.after)) {
      const ends = [
        left(x - secant.delta),
        top(secant.before),
        left(x + secant.delta),
        top(secant.after),
      ] as const;
      extended(ctx, bbox, ends, secant.color, 1.5 * unit);
      dot(ctx, ends[0], ends[1], 3 * unit, secant.color, background);
      dot(ctx, ends[2], ends[3], 3 * unit, secant.color, background);
    }
    if (tangent && Number.isFinite(tangent.slope)) {
      const reach = tangentReach(u, x, tangent.slope);
      const [a, b] = [x - reach, x + reach];
      const at = (to: number) => top(y + tangent.slope * (to - x));
      line(ctx, left(a), at(a), left(b), at(b), tangent.color, 2 * unit);
    }
    dot(ctx, left(x), top(y), 5 * unit, color, background);
  }
  ctx.restore();
}

/** Canvas coordinates far outside the plot lose precision; a screen away is as good as infinity. */
const clampTop = ({ bbox }: uPlot, top: number): number =>
  Math.max(bbox.top - 50 * bbox.height, Math.min(bbox.top + 51 * bbox.height, top));

/** Half the tangent's width in x, such that a steep one is as long on the screen as a flat one. */
function tangentReach(u: uPlot, x: number, slope: number): number {
  const perX = u.valToPos(x + 1, 'x', true) - u.valToPos(x, 'x', true);
  const perY = u.valToPos(0, 'y', true) - u.valToPos(1, 'y', true);
  const steepness = (slope * perY) / perX;
  return (TANGENT * u.bbox.width) / perX / Math.sqrt(1 + steepness * steepness);
}

type Context = CanvasRenderingContext2D;

function line(
  ctx: Context,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
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

/** The line through two points, from edge to edge, dashed. */
function extended(
  ctx: Context,
  { left, width }: uPlot.BBox,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  color: string,
  thick: number,
): void {
  // Two points on the same pixel leave the direction to rounding: they are a tangent already.
  if (x2 - x1 < 2 * thick) return;
  const slope = (y2 - y1) / (x2 - x1);
  ctx.setLineDash([4 * thick, 3 * thick]);
  line(ctx, left, y1 + slope * (left - x1), left + width, y1 + slope * (left + width - x1), color, thick);
  ctx.setLineDash([]);
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
