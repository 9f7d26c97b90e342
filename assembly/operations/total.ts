import { Constant } from '../math/constants';
import { Lost } from '../math/lost';
import { TOTAL_RESTS, TOTALS } from '../memory';

/** The sum of a b over a block, each product rounded once. Both lanes are added up apart: each four products one after
 *  the other, these fours with what their sums leave out kept (D. E. Knuth's two-sum). So a product is rounded three
 *  times more at most, however many there are, and a sum costs half of what it would if every addition were kept.
 *  Stores both lanes' sums at `TOTALS`, both lanes' rests at `TOTAL_RESTS`. */
export function total(count: i32, a: usize, aStep: usize, b: usize, bStep: usize): void {
  let sum = Constant.zero();
  let rest = sum;
  for (let left = count; left > 0; left -= 8) {
    let four = Constant.zero();
    for (let here = min(left, 8); here > 0; here -= 2) {
      let value = f64x2.mul(v128.load(a), v128.load(b));
      // Of the last vector of an odd count one lane is not the block's.
      if (here === 1) value = f64x2.replace_lane(value, 1, 0);
      four = f64x2.add(four, value);
      a += aStep;
      b += bStep;
    }
    const next = f64x2.add(sum, four);
    rest = f64x2.add(rest, Lost.sum(sum, four, next));
    sum = next;
  }
  v128.store(TOTALS, sum);
  v128.store(TOTAL_RESTS, rest);
}
