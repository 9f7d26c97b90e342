import { product, rest } from './double-double';
import { ROOT_HIGH, ROOT_LOW } from './exp-table';

/** 512 rows of two doubles, for t = 2^(j/512): what t leaves out beyond its nearest double, relative to it,
 *  and the bits of that double less j << 43, so that adding k << 43 gives the bits of 2^(k/512) for every
 *  k = j (mod 512).
 *
 *  Computed once, when a function first needs them, by 511 multiplications by 2^(1/512) in double-double arithmetic
 *  (error below 2^-95, about thirty microseconds): its 8 KB would be half of the compressed kernel. */
export const EXP_ROWS: usize = memory.data(8192, 16);

export function fillExpRows(): void {
  let high = 1.0;
  let low = 0.0;
  for (let j: usize = 0; j < 512; j++) {
    store<f64>(EXP_ROWS + (j << 4), low / high);
    store<u64>(EXP_ROWS + (j << 4), reinterpret<u64>(high) - ((<u64>j) << 43), 8);
    high = product(high, low, ROOT_HIGH, ROOT_LOW);
    low = rest;
  }
}

fillExpRows();
