import { slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Erf } from '../math/erf';
import { ErfSlope } from '../math/erf-slope';
import { prepareErf } from '../math/erf-table';

/** Error function: f(x) = erf x = 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x: x + x R(x^2) up to 27/32, 1 - erfc(a)
 *  beyond, see math/erf.ts. slope(x; d): math/erf-slope.ts.
 *  Largest error found: f 0.73 ULP at x = -0x1.98a9654d2375dp-1;
 *  slope 5.27 ULP at x = -0x1.027751caa5239p+0, d = 1. */
class ErfFunction extends ErfSlope {
  value(x: v128): v128 {
    const sign = Constant.sign();
    return v128.or(Erf.size(v128.andnot(x, sign)), v128.and(x, sign));
  }

  @inline slope(x: v128): v128 {
    return this.between(x);
  }

  rareSlope(x: v128): v128 {
    return this.rareBetween(x);
  }
}

export function erfValue(count: i32): void {
  prepareErf();
  values<ErfFunction>(count);
}
export function erfSlope(count: i32, delta: f64): void {
  prepareErf();
  changetype<ErfFunction>(0).prepare(delta);
  slopes<ErfFunction>(count, delta);
}
