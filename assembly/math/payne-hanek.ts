import { TRIG_REST, TRIG_REST_LOW } from '../memory';
import { productLost } from './lost';
import { HALF_PI_HIGH, HALF_PI_LOW, TWO_OVER_PI } from './trig-table';

/** Reduction by pi/2 of any finite |x| >= 2^20: leaves r at `TRIG_REST` and its low part at
 *  `TRIG_REST_LOW`, returns k mod 4.
 *
 *      |x| = M 2^E,  M an integer of 53 bits
 *      |x| 2/pi = M F 2^-190  (mod 4),  F: the 192 bits of 2/pi from bit E - 2 on
 *
 *  since the bits before contribute multiples of 4, and those after less than 2^-137. The top two bits of
 *  the product (mod 2^192) are k, the next 128 the fraction; no double is closer to a multiple of pi/2
 *  than 2^-62, so 66 bits are left.
 *  Source: M. Payne and R. Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM
 *  Newsletter 18 (1983). */
export function reduceLarge(x: f64): i64 {
  const bits = reinterpret<u64>(x) & 0x7fffffffffffffff;
  const start = <i32>(bits >> 52) - 1075 - 2;
  const m = (bits & 0xfffffffffffff) | 0x10000000000000;

  // m times the three words, modulo 2^192: low, middle, high.
  const f0 = word(start);
  const f1 = word(start + 64);
  const f2 = word(start + 128);
  const low = m * f2;
  const carry = multiplyHigh(m, f2);
  const middleProduct = m * f1;
  const middle = middleProduct + carry;
  const high = m * f0 + multiplyHigh(m, f1) + u64(middle < middleProduct);

  let k = <i64>(high >> 62);
  let f = (high << 2) | (middle >> 62);
  let g = (middle << 2) | (low >> 62);
  // A fraction of half or more counts down from the next k.
  const down = <i64>f < 0;
  if (down) {
    k++;
    g = ~g + 1;
    f = ~f + u64(g === 0);
  }

  // The fraction as a + b, 53 bits and the 64 after them.
  const zeros = clz(f);
  if (zeros > 0) {
    f = (f << zeros) | (g >> (64 - zeros));
    g <<= zeros;
  }
  const unit = reinterpret<f64>((<u64>(1023 - 53) - zeros) << 52);
  const a = <f64>(f >> 11) * unit;
  const b = <f64>((f << 53) | (g >> 11)) * unit * 5.421010862427522e-20; // 2^-64

  // r = (a + b) pi/2, the product of the high parts exactly.
  const product = a * HALF_PI_HIGH;
  const error = productLost(a, HALF_PI_HIGH, product);
  const rest = error + (a * HALF_PI_LOW + b * HALF_PI_HIGH);
  const r = product + rest;
  const rLow = product - r + rest;

  const negative = down !== x < 0;
  store<f64>(TRIG_REST, negative ? -r : r);
  store<f64>(TRIG_REST_LOW, negative ? -rLow : rLow);
  return x < 0 ? -k : k;
}

/** 64 bits of 2/pi from bit `start` on; bits before the point are 0. */
function word(start: i32): u64 {
  const index = start >> 6;
  const shift = <u64>(start & 63);
  const first = index < 0 ? 0 : load<u64>(TWO_OVER_PI + ((<usize>index) << 3));
  if (shift === 0) return first;
  const second = load<u64>(TWO_OVER_PI + ((<usize>(index + 1)) << 3));
  return (first << shift) | (second >> (64 - shift));
}

/** The high 64 bits of a 128-bit product. */
function multiplyHigh(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffffffff;
  const bHigh = b >> 32;
  const middle = aHigh * bLow + ((aLow * bLow) >> 32);
  const other = aLow * bHigh + (middle & 0xffffffff);
  return aHigh * bHigh + (middle >> 32) + (other >> 32);
}
