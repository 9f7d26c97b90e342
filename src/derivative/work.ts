import { Extrapolation } from './extrapolate.js';
import { ASIDE, type Goal, PHASE } from './goal.js';
import { Grain } from './grain.js';
import { PROBES, ROWS, type Searches } from './searches.js';

/** A block's searches at work, and what one step of a search leaves for the next. */
export class Work {
  /** How far the second point of a small step is from x, against the first. */
  readonly aside: number;
  /** Columns of the extrapolation, of central and of one-sided rows. */
  readonly central: number;
  readonly oneSided: number;
  readonly extrapolation = new Extrapolation();
  readonly grain = new Grain();
  readonly others = new Float64Array(ROWS);
  /** The limits from both sides, by `extrapolateSides`. */
  leftLimit = 0;
  rightLimit = 0;
  /** The derivative of the other order, by `otherError`. */
  other = 0;
  /** Terms of f, by `fitCurves` and `fitSlopes`. */
  curve = 0;
  curveOff = 0;
  squared = 0;
  halfBend = 0;
  halfBendOff = 0;
  cubed = 0;
  limitOff = 0;
  /** The curve of the rows: f's derivatives at x over their factorials, and how far off the first two may be. */
  readonly model = { one: 0, two: 0, three: 0, four: 0, oneOff: 0, twoOff: 0 };

  constructor(
    readonly s: Searches,
    readonly goal: Goal,
  ) {
    this.aside = goal.order === 1 ? ASIDE : 1;
    this.central = goal.accuracy / 2 - 1;
    this.oneSided = goal.order === 1 ? goal.accuracy - 1 : goal.accuracy;
  }
}

/** Begins anew at that step. */
export function beginAnew(w: Work, e: number, h: number): void {
  const { s } = w;
  s.rows[e] = s.closed[e] = s.since[e] = s.kink[e] = s.samples[e] = 0;
  s.step[e] = s.first[e] = h;
  s.error[e] = Number.POSITIVE_INFINITY;
  s.value[e] = Number.NaN;
  s.largest[e] = s.residual[e] = s.apart[e] = 0;
  s.phase[e] = PHASE.row;
  if (h < 16 * (s.probe[e] as number)) s.probe[e] = 0;
}

/** Asks for f at both sides of x, at that step. */
export function ask(w: Work, e: number, phase: number, step: number): void {
  const { s } = w;
  s.phase[e] = phase;
  s.step[e] = Math.max(step, 2 * (s.least[e] as number));
}

/** Keeps f at two points of a probe or a wide row, to tell how coarse it is. */
export function remember(w: Work, e: number, slot: number, a: number, b: number): void {
  const at = PROBES * e + 2 * slot;
  w.s.probes[at] = a;
  w.s.probes[at + 1] = b;
}
