import { Exact } from './exact.js';

/** Bits after the point in which distances are computed. */
const FINE = 64;

/** The exponent of the unit in the last place of doubles around an exact number other than 0, the
 *  subnormal ones included. */
export function placeOf({ mantissa, exponent }: Exact): number {
  const size = mantissa < 0n ? -mantissa : mantissa;
  return Math.max(size.toString(2).length + exponent - 53, -1074);
}

/** Of a finite number, in units of 2^place. */
function fixed({ mantissa, exponent }: Exact, place: number): bigint {
  const shift = exponent - place + FINE;
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
}

/** |a - b| / 2^place, of finite numbers. */
export function distance(a: Exact, b: Exact, place: number): number {
  const difference = fixed(a, place) - fixed(b, place);
  return Number(difference < 0n ? -difference : difference) / 2 ** FINE;
}

/** How far a double is from the exact number, in units of the exact number's last place: 0.5 at most if it
 *  is rounded right. Infinity stands for 2^1024, and is right for anything larger; the sign of a zero is
 *  not looked at. */
export function ulps(got: number, exact: Exact): number {
  if (Number.isNaN(got) || exact.isNaN())
    return Number.isNaN(got) && exact.isNaN() ? 0 : Number.POSITIVE_INFINITY;
  if (!exact.isFinite()) return got === exact.double ? 0 : Number.POSITIVE_INFINITY;
  if (got === exact.double && exact.isZero()) return 0;
  const place = exact.isZero() ? -1074 : placeOf(exact);
  if (Number.isFinite(got)) return distance(Exact.of(got), exact, Math.min(place, 971));
  if (Math.sign(got) !== Math.sign(exact.double)) return Number.POSITIVE_INFINITY;
  if (place > 971) return 0;
  return distance(Exact.scaled(got > 0 ? 1n : -1n, 1024), exact, place);
}
