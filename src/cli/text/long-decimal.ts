/** Decimals of 16 to 19 digits, as programs write doubles: to the nearest double, without making text of them.
 *
 *  The digits are an integer W, held exactly as the sum of two doubles. W * 10^q or W / 10^-q is computed as such a sum
 *  too, with an error below 2^-104 of it. Add 2^-100 of the sum, or take it away: if the nearest double is the same, it
 *  is the nearest to the decimal. (Half the time of `Number`.) */

/** The powers of ten that a double holds exactly. */
export const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);

/** Digits of an integer that a double holds, and how many more may follow. */
const HIGH = 15;
const MORE = 4;

/** 2^27 + 1: cuts a double in two halves whose products are exact (Veltkamp). */
const SPLIT = 134217729;

/** a * b = product + the rest of it, exactly (Dekker): no product here over- or underflows. */
function restOf(a: number, b: number, product: number): number {
  const [aScaled, bScaled] = [SPLIT * a, SPLIT * b];
  const aHigh = aScaled - (aScaled - a);
  const bHigh = bScaled - (bScaled - b);
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** @param bytes where digits, and one point among them, stand from `from` to `to`.
 *  @param exponent of ten, from -22 to 22, of the last digit.
 *  @returns NaN where it cannot tell: of more digits, or of a decimal halfway between two doubles. */
export function longDecimal(bytes: Uint8Array, from: number, to: number, exponent: number): number {
  let high = 0;
  let low = 0;
  let digits = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    // The point.
    if (digit < 0) continue;
    if (digits < HIGH) high = high * 10 + digit;
    else low = low * 10 + digit;
    if (high !== 0) digits++;
  }
  const more = digits - HIGH;
  if (more < 1 || more > MORE || exponent > 22 || exponent < -22) return Number.NaN;
  // W = high * 10^more + low = t + f. All are integers, and f is below 2^53: nothing is rounded but t.
  const scale = POWERS[more] as number;
  const scaled = high * scale;
  const t = scaled + low;
  const f = restOf(high, scale, scaled) + (low - (t - scaled));
  const power = POWERS[Math.abs(exponent)] as number;
  let sum: number;
  let rest: number;
  if (exponent >= 0) {
    sum = t * power;
    rest = restOf(t, power, sum) + f * power;
  } else {
    sum = t / power;
    const product = sum * power;
    // t - product is exact: the two are within some units in the last place of each other.
    rest = (t - product - restOf(sum, power, product) + f) / power;
  }
  const slack = sum * 2 ** -100;
  const nearest = sum + (rest - slack);
  return nearest === sum + (rest + slack) ? nearest : Number.NaN;
}
