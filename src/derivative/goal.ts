/** What a search is to achieve, the same for all elements. */
export interface Goal {
  /** Which derivative: the first or the second. */
  readonly order: 1 | 2;
  /** The highest order of the difference formula. */
  readonly accuracy: 2 | 4 | 6 | 8;
  /** Of the derivative. */
  readonly tolerance: number;
}

export const EPSILON = 2 ** -52;

/** Each step is this part of the one before. No half: at steps that are halves of each other a ripple, or the stairs of a
 *  coarse rounding, can look alike. */
export const RATIO = 0.4858;

/** The same after a step that is far too large. */
export const LEAP = RATIO ** 3;

/** The first step where nothing speaks for a smaller one: no round number, at which sin(16 pi x) shows equal
 *  values. */
export const FIRST = 0.097;

/** The small step that a result is checked by, against the first: far enough to see what hides between the
 *  others, not so far that rounding blinds it. */
export const PROBE = 0.0031;

/** Jumps below this part of f count as its rounding: an addition within f can round away the same at many steps. */
export const FINE = 1e-10;

/** For first derivatives, the lower point of a small step is at this part of the upper one's distance. At equal distances,
 *  what an addition within f rounds away could cancel in their sum, and two samples of noise would be one. */
export const ASIDE = 0.618;

/** Evaluations before the search gives up. */
export const MOST = 121;

/** Left and right slopes closer than this, relatively, are one. */
export const LEAST_JUMP = 1e-6;

/** What the next points of an element are for. */
export const PHASE = {
  /** A row of differences. */
  row: 0,
  /** The candidate is checked at one small step, */
  check: 1,
  /** at a second, */
  second: 2,
  /** and at two that are far smaller. */
  third: 3,
  fourth: 4,
  /** Whether a kink is at x itself. */
  kink: 5,
  /** Another sample of f's noise. */
  again: 6,
  /** Ever smaller steps (see ladder.ts). */
  ladder: 7,
  /** Where f leaves the curve of the rows (see teeth.ts). */
  teeth: 8,
  /** f's noise far from x. */
  far: 9,
  /** Where a flat stretch ends (see edges.ts). */
  edge: 10,
  done: 11,
} as const;

/** What the search keeps while it looks for something better: a candidate at smaller steps; the finding that f is
 *  flat there; a candidate at larger steps, where a detail may have been missed. */
export const KEPT = { nothing: 0, small: 1, flat: 2, detail: 3 } as const;

/** The first round: as many central steps, and a probe. From one side, twice as many. */
export const FIRST_PAIRS = 4;
export const FIRST_POINTS = 2 * FIRST_PAIRS + 2;

/** The rounding of x counts for at most so many units in f's last place. Far from 0 it could do more, but with most functions
 *  it does not: there the probes tell. */
export const ROUNDED_X = 2048;
