import { product, rest, sum } from './double-double';
import { TANH_ROOT_HIGH, TANH_ROOT_LOW } from './tanh-table';

/** 641 rows of two doubles: tanh(i/32) for i = 0, 1, ..., 640, and what that double leaves out.
 *
 *  Computed once, when a function first needs them, from E = e^(i/16) by 640 multiplications in double-double arithmetic:
 *  tanh(i/32) = (E - 1)/(E + 1). E is good to 2^-94, and E - 1, where i is small, to 2^-90 of itself. */
export const TANH_ROWS: usize = memory.data(10256, 16);

export function fillTanhRows(): void {
  let high = 1.0;
  let low = 0.0;
  for (let at: usize = TANH_ROWS; at < TANH_ROWS + 10256; at += 16) {
    const above = sum(high, low, -1, 0);
    const aboveLow = rest;
    const below = sum(high, low, 1, 0);
    const belowLow = rest;
    // The quotient, corrected by what it leaves of (E - 1): above - p is exact, as p is next to it.
    const q = above / below;
    const p = product(q, 0, below, belowLow);
    const correction = (above - p + (aboveLow - rest)) / below;
    const t = q + correction;
    store<f64>(at, t);
    store<f64>(at, q - t + correction, 8);
    high = product(high, low, TANH_ROOT_HIGH, TANH_ROOT_LOW);
    low = rest;
  }
}

fillTanhRows();
