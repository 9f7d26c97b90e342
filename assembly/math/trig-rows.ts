import { product, rest, sum } from './double-double';
import { COS_STEP_HIGH, COS_STEP_LOW, SIN_STEP_HIGH, SIN_STEP_LOW } from './trig-table';

/** 128 rows of four doubles, for the angle a = i pi/128, i = -64, -63, ..., 63: sin a, what that double leaves
 *  out, cos a - 1, cos a. The cosines are positive: half a turn further both change sign. Where a is 0 the first
 *  two are -0 and the third is 0, so that each of the sums in math/trig.ts keeps a -0.
 *
 *  Computed once, when a function first needs them, by 64 turns by pi/128 in double-double arithmetic, error below 2^-95. */
export const TRIG_ROWS: usize = memory.data(4096, 16);

function write(at: usize, sin: f64, low: f64, fall: f64, cos: f64): void {
  store<f64>(at, sin);
  store<f64>(at, low, 8);
  store<f64>(at, fall, 16);
  store<f64>(at, cos, 24);
}

export function fillTrigRows(): void {
  let sin = -0.0;
  let sinLow = -0.0;
  let cos = 1.0;
  let cosLow = 0.0;
  for (let i: usize = 0; i <= 64; i++) {
    const fall = i === 0 ? 0 : -sum(1, 0, -cos, -cosLow);
    if (i < 64) write(TRIG_ROWS + ((64 + i) << 5), sin, sinLow, fall, cos);
    if (i > 0) write(TRIG_ROWS + ((64 - i) << 5), -sin, -sinLow, fall, cos);
    // sin (a + s) = cos a sin s + sin a cos s, cos (a + s) = cos a cos s - sin a sin s.
    const a = product(cos, cosLow, SIN_STEP_HIGH, SIN_STEP_LOW);
    const aLow = rest;
    const b = product(sin, sinLow, COS_STEP_HIGH, COS_STEP_LOW);
    const bLow = rest;
    const c = product(cos, cosLow, COS_STEP_HIGH, COS_STEP_LOW);
    const cLow = rest;
    const d = product(sin, sinLow, SIN_STEP_HIGH, SIN_STEP_LOW);
    const dLow = rest;
    sin = a > b ? sum(a, aLow, b, bLow) : sum(b, bLow, a, aLow);
    sinLow = rest;
    cos = sum(c, cLow, -d, -dLow);
    cosLow = rest;
  }
}

fillTrigRows();
