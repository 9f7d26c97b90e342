import { FIRST_POINTS } from './goal.js';

/** Elements searched at once: what they need then stays in the processor's caches. */
export const AT_ONCE = 256;

/** Rows that an element keeps: one for each step, the newest 12. */
export const ROWS = 12;

/** Points of an element's probes: two for each of four small steps. */
export const PROBES = 8;

const doubles = (count = AT_ONCE) => new Float64Array(count);
const bytes = () => new Uint8Array(AT_ONCE);

/** The searches of a block's elements, a column for each of their fields: no object for an element. */
export class Searches {
  readonly x = doubles();
  /** f(x). */
  readonly y = doubles();
  /** Where f may be called. */
  readonly low = doubles();
  readonly high = doubles();
  /** 1 or -1: steps to that side only. */
  readonly side = new Int8Array(AT_ONCE);
  /** What the next two points are for. */
  readonly phase = bytes();
  /** The next step, and the smallest that x's digits allow. */
  readonly step = doubles();
  readonly least = doubles();
  readonly evaluations = new Int32Array(AT_ONCE);

  /** How many rows the element e has. They stand from e * ROWS on in the next six. */
  readonly rows = bytes();
  /** The step. */
  readonly h = doubles(AT_ONCE * ROWS);
  /** The difference that is extrapolated. */
  readonly difference = doubles(AT_ONCE * ROWS);
  /** The slopes to the right and to the left. */
  readonly right = doubles(AT_ONCE * ROWS);
  readonly left = doubles(AT_ONCE * ROWS);
  /** The largest |f|, and its last place. */
  readonly size = doubles(AT_ONCE * ROWS);
  readonly place = doubles(AT_ONCE * ROWS);
  /** How coarse f's values are at least, and as a part of their size (see `Grain`). */
  readonly grain = doubles();
  readonly part = doubles();

  /** The first step of these rows. */
  readonly first = doubles();
  /** Rows since the candidate was found; whether it has met what is wanted. */
  readonly since = bytes();
  readonly closed = bytes();
  /** The best value so far, and its error. */
  readonly value = doubles();
  readonly error = doubles();
  /** The part of the error that is f's rounding. */
  readonly noise = doubles();
  /** The smallest step of that value. */
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
  readonly probes = doubles(AT_ONCE * PROBES);
  /** The ladder (see ladder.ts): the difference at its last step. */
  readonly rung = doubles();
  /** How far f is off there: the difference's error times the step. */
  readonly height = doubles();
  /** How many steps in a row were off by the same. */
  readonly alike = bytes();
  /** 1: two steps showed one slope, and a third is to confirm it. */
  readonly confirming = bytes();
  /** The largest height so far. */
  readonly loudest = doubles();
  /** The last step that was not quiet. */
  readonly loud = doubles();
  /** How many steps were quiet since. */
  readonly quiet = bytes();
  /** How often the search went down to what the ladder showed. */
  readonly follows = bytes();
  /** The step that the search began with. */
  readonly origin = doubles();
  /** How often f was taken to look for teeth (see teeth.ts). The next seven have two entries each: at 2 e for the side above
   *  x, at 2 e + 1 for the side below. */
  readonly teeth = bytes();
  /** The largest distance at which f is known to follow the rows. */
  readonly near = doubles(2 * AT_ONCE);
  /** The smallest distance at which f is known not to; Infinity: none is known. */
  readonly far = doubles(2 * AT_ONCE);
  /** How far f is from the rows' curve at the near distance. */
  readonly nearOff = doubles(2 * AT_ONCE);
  /** The same at the far distance. */
  readonly farOff = doubles(2 * AT_ONCE);
  /** How much these two differed when the far one was found. */
  readonly jump = doubles(2 * AT_ONCE);
  /** The next distance. */
  readonly ask = doubles(2 * AT_ONCE);
  /** 1: f leaves the curve, but not by a jump. */
  readonly smooth = new Uint8Array(2 * AT_ONCE);
  /** What the slope may be off by. */
  readonly spread = doubles();
  /** What f rises by. */
  readonly rise = doubles();
  /** The smallest step at which f was not what it is at x. */
  readonly changed = doubles();
  /** The largest step at which it was. */
  readonly flatTo = doubles();
  /** The largest step of all. */
  readonly widest = doubles();
  /** How far the search for the end of a flat stretch has come (see edges.ts). */
  readonly edge = bytes();
  /** What f changes by at that end. */
  readonly change = doubles();
  /** What it changed by when the end was first found. */
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
  readonly active = new Int32Array(AT_ONCE);
  readonly places = new Int32Array(AT_ONCE);
  /** Points for them. */
  readonly points = doubles(AT_ONCE * FIRST_POINTS);
}

/** Those that no call uses: f may call derivative itself. */
const spare: Searches[] = [];

export const takeSearches = (): Searches => spare.pop() ?? new Searches();

export function giveBack(searches: Searches): void {
  spare.push(searches);
}
