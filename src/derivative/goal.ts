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

/** From one step to the next. No half: at steps that are halves of each other a ripple, or the stairs of a coarse
 *  rounding, can look alike. */
export const RATIO = 0.4858;

/** From a step that is too large by far to the next. */
export const LEAP = RATIO ** 3;

/** The first step where nothing speaks for a smaller one: no round number, at which sin(16 pi x) shows equal
 *  values. */
export const FIRST = 0.097;

/** The small step that a result is checked by, against the first: far enough to see what hides between the
 *  others, not so far that rounding blinds it. */
export const PROBE = 0.0031;

/** Jumps of less than this part of f are its rounding: what an addition within f rounds away is the same at many steps. */
export const FINE = 1e-10;

/** For first derivatives, a small step's point below x against the one above: were they as far, what an addition within f
 *  rounds away could cancel in their sum, and two samples of noise were one. */
export const ASIDE = 0.618;

/** Evaluations before the search gives up. */
export const MOST = 121;

/** Left and right slopes closer than this, relatively, are one. */
export const LEAST_JUMP = 1e-6;

/** What the next points of an element are for: a row; a check of the candidate at one small step, at a second, at
 *  two far smaller, and at ever smaller ones; of a kink; another sample of the noise; slopes beside x; noise far from x; where a
 *  flat stretch ends. */
export const PHASE = {
  row: 0,
  check: 1,
  second: 2,
  third: 3,
  fourth: 4,
  kink: 5,
  again: 6,
  ladder: 7,
  teeth: 8,
  far: 9,
  edge: 10,
  done: 11,
} as const;

/** What the search keeps while it looks for something better: a candidate at smaller steps; the finding that f is
 *  flat there; a candidate at larger steps, where a detail may have been missed. */
export const KEPT = { nothing: 0, small: 1, flat: 2, detail: 3 } as const;

/** The first round: as many central steps, and a probe. From one side, twice as many. */
export const FIRST_PAIRS = 4;
export const FIRST_POINTS = 2 * FIRST_PAIRS + 2;

/** Units in f's last place that a unit in x's is counted for at most: far from 0 it would be more than most
 *  functions make of it, and is left to the probes. */
export const ROUNDED_X = 2048;
