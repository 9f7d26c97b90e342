import { Constant } from '../math/constants';
import { TOTALS } from '../memory';

/** The sum of a b over a block, each product rounded once, each lane added up with what its sums leave out kept
 *  (D. E. Knuth's two-sum, in the order of the elements): stores both lanes' sums at `TOTALS`, then both lanes'
 *  rests. */
export function total(count: i32, a: usize, aStep: usize, b: usize, bStep: usize): void {
  let sum = Constant.zero();
  let rest = sum;
  for (let left = count; left > 0; left -= 2) {
    let value = f64x2.mul(v128.load(a), v128.load(b));
    // Of the last vector of an odd count one lane is not the block's.
    if (left === 1) value = f64x2.replace_lane(value, 1, 0);
    const next = f64x2.add(sum, value);
    const back = f64x2.sub(next, sum);
    const lost = f64x2.add(f64x2.sub(sum, f64x2.sub(next, back)), f64x2.sub(value, back));
    rest = f64x2.add(rest, lost);
    sum = next;
    a += aStep;
    b += bStep;
  }
  v128.store(TOTALS, sum);
  v128.store(TOTALS, rest, 16);
}
