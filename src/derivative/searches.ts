import { FIRST_POINTS } from './goal.js';

/** Elements searched at once: what they need then stays in the processor's caches. */
export const BLOCK = 256;

/** Rows that an element keeps: one for each step, the newest 12. */
export const ROWS = 12;

/** Points of an element's probes: two for each of four small steps. */
export const PROBES = 8;

const doubles = (count = BLOCK) => new Float64Array(count);
const bytes = () => new Uint8Array(BLOCK);

/** The searches of a block's elements, a column for each of their fields: no object for an element. */
export class Searches {
  readonly x = doubles();
  /** f(x). */
  readonly y = doubles();
  /** Where f may be called. */
  readonly low = doubles();
  readonly high = doubles();
  /** 1 or -1: steps to that side only. */
  readonly side = new Int8Array(BLOCK);
  /** What the next two points are for. */
  readonly phase = bytes();
  /** The next step, and the smallest that x's digits allow. */
  readonly step = doubles();
  readonly least = doubles();
  readonly evaluations = new Int32Array(BLOCK);

  /** Rows from e * ROWS on, and how many: the step, the difference that is extrapolated, the slopes to the
   *  right and to the left, the largest |f|, and its last place. */
  readonly rows = bytes();
  readonly h = doubles(BLOCK * ROWS);
  readonly difference = doubles(BLOCK * ROWS);
  readonly right = doubles(BLOCK * ROWS);
  readonly left = doubles(BLOCK * ROWS);
  readonly size = doubles(BLOCK * ROWS);
  readonly place = doubles(BLOCK * ROWS);
  /** How coarse f's values are, in all and of their size (see `Grain`). */
  readonly grain = doubles();
  readonly part = doubles();

  /** The first step of these rows. */
  readonly first = doubles();
  /** Rows since the candidate was found; whether it has met what is wanted. */
  readonly since = bytes();
  readonly closed = bytes();
  /** The best so far: its value and error, the part of it that is f's rounding, and its smallest step. */
  readonly value = doubles();
  readonly error = doubles();
  readonly noise = doubles();
  readonly at = doubles();
  /** The difference at that step. */
  readonly atRow = doubles();
  readonly leftValue = doubles();
  readonly rightValue = doubles();
  readonly kink = bytes();
  /** Whether the value is the mean of both sides'. */
  readonly bySides = bytes();

  /** The differences at two steps much smaller than the rows', and what rounding may do to the first; 0: not taken. */
  readonly probe = doubles();
  readonly probed = doubles();
  /** What the first shows in the other order: half a bend, or a slope. */
  readonly probedOther = doubles();
  readonly blur = doubles();
  readonly probed2 = doubles();
  /** f at the points of the last probes. */
  readonly probes = doubles(BLOCK * PROBES);
  /** The ladder (see ladder.ts): its last step's difference, what that is off by times the step, and how many were
   *  alike in that; the largest of those, the last step that was not quiet, and how many were quiet since. */
  readonly rung = doubles();
  readonly height = doubles();
  readonly alike = bytes();
  /** 1: two steps showed one slope, and a third is to confirm it. */
  readonly confirming = bytes();
  readonly loudest = doubles();
  readonly loud = doubles();
  readonly quiet = bytes();
  /** How often the search went down to what it showed. */
  readonly follows = bytes();
  /** The step that the search began with. */
  readonly origin = doubles();
  /** How often f was taken to look for teeth (see teeth.ts). To both sides, at 2 e above and at 2 e + 1 below: how far f is
   *  as the rows say, from where on it is not, how far off it is at both, how far from one to the other at first, and the
   *  next distance. What the slope may be off by, and what f rises by. */
  readonly teeth = bytes();
  readonly near = doubles(2 * BLOCK);
  readonly far = doubles(2 * BLOCK);
  readonly nearOff = doubles(2 * BLOCK);
  readonly farOff = doubles(2 * BLOCK);
  readonly jump = doubles(2 * BLOCK);
  readonly ask = doubles(2 * BLOCK);
  /** 1: not by a jump. */
  readonly smooth = new Uint8Array(2 * BLOCK);
  readonly spread = doubles();
  readonly rise = doubles();
  /** The smallest step at which f was another than at x, and the largest at which it was the same; the largest of all. */
  readonly changed = doubles();
  readonly flatTo = doubles();
  readonly widest = doubles();
  /** How far the search for the end of a flat stretch has come (see edges.ts), and what f changes by there, and did
   *  somewhat further out. */
  readonly edge = bytes();
  readonly change = doubles();
  readonly wider = doubles();
  /** How many distances far from x were sampled for noise. */
  readonly sampled = bytes();

  /** The noise of f that the probes have shown, as an error of the difference at step 1. */
  readonly seen = doubles();
  /** Of second derivatives, what the probe's slope was beside the rows' curve, and how far from that at a larger step. */
  readonly residual = doubles();
  readonly apart = doubles();
  /** How many further small steps have sampled it for this candidate. */
  readonly samples = bytes();
  /** What is counted of it at least, where only one step has sampled it. */
  readonly floor = doubles();
  /** How far off a candidate was said to be that noise, or a detail, hid; 0: none. */
  readonly blind = doubles();
  /** The largest difference of these rows. */
  readonly largest = doubles();

  /** How often the search began anew, with smaller steps and with larger ones. */
  readonly restarts = bytes();
  readonly growths = bytes();
  /** What the search goes back to if it finds nothing better: 0, nothing. */
  readonly fallback = bytes();
  readonly smallValue = doubles();
  readonly smallError = doubles();
  /** The derivative of the other order there, and how far off it may be. */
  readonly smallOther = doubles();
  readonly smallOtherError = doubles();
  /** The difference that a probe showed there, and how far off it may be. */
  readonly smallProbed = doubles();
  readonly smallProbedError = doubles();
  readonly smallFirst = doubles();
  readonly smallAt = doubles();
  readonly smallConverged = bytes();

  readonly converged = bytes();

  /** The elements that still search, and where the values of the first round begin. */
  readonly active = new Int32Array(BLOCK);
  readonly places = new Int32Array(BLOCK);
  /** Points for them. */
  readonly points = doubles(BLOCK * FIRST_POINTS);
}

/** Those that no call uses: f may call derivative itself. */
const spare: Searches[] = [];

export const takeSearches = (): Searches => spare.pop() ?? new Searches();

export function giveBack(searches: Searches): void {
  spare.push(searches);
}
