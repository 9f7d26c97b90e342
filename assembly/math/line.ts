import { lost, productLost } from './lost';

/** ((x+d) + a (d-x)) / (2d) for |x| <= d, d > 0 and any finite a: where it may overflow, underflow or cancel.
 *
 *  x and d are moved together by a power of two that leaves d between 1 and 2, in two steps, so that it may
 *  be 2^1022: exact for d; an x that loses digits to it is below 2^-1022 beside d. For a < 0 the two terms
 *  cancel near x = d (|a|-1)/(|a|+1): they are summed with all that their roundings leave, so that the result
 *  is good to 2^-100 of the larger term. For |a| beyond 2^60 or below 2^-60 they do not meet: x + d and d - x
 *  are 0 or at least 2^-54 d. */
export function bend(x: f64, d: f64, a: f64): f64 {
  const exponent = max(<i32>(reinterpret<i64>(d) >> 52), 1);
  // A subnormal d is below 2^-1022: taken for that, it becomes at least 2^-52.
  const shift = 1023 - exponent;
  const half = shift >> 1;
  const first = reinterpret<f64>((<i64>(1023 + half)) << 52);
  const second = reinterpret<f64>((<i64>(1023 + shift - half)) << 52);
  const u = x * first * second;
  const h = d * first * second;
  const sum = u + h;
  const rest = h - u;
  const size = Math.abs(a);
  if (a >= 0 || size > 1.152921504606847e18 || size < 8.673617379884035e-19) {
    return sum / (2 * h) + a * (rest / (2 * h));
  }
  const product = a * rest;
  const total = sum + product;
  const low = lost(u, h, sum) + a * lost(h, -u, rest) + productLost(a, rest, product);
  return (total + (lost(sum, product, total) + low)) / (2 * h);
}
