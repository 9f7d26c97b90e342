import { Constant } from '../math/constants';

/** a where c is not 0 (NaN is not), else b. Addresses and steps as in arithmetic.ts. */
export function choose(
  count: i32,
  out: usize,
  c: usize,
  cStep: usize,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16) {
    const condition = f64x2.ne(v128.load(c), Constant.zero());
    v128.store(out, v128.bitselect(v128.load(a), v128.load(b), condition));
    c += cStep;
    a += aStep;
    b += bStep;
  }
}
