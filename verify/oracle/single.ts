import type { Exact } from './exact.js';

/** Bits of an oracle's result that are sure. */
const SURE = 96;

/** The single-precision number nearest an exact one, ties to even. Undefined if the exact one lies so close to the middle
 *  of two that the oracle's digits do not say on which side, as x - tanh(x) does from 2^24 on.
 *  @param mayTie whether it can lie in the middle itself. */
export function toSingle({ mantissa, exponent, double }: Exact, mayTie: boolean): number | undefined {
  if (mantissa === 0n) return double;
  const size = mantissa < 0n ? -mantissa : mantissa;
  const length = size.toString(2).length;
  // The unit in the last place of singles around it.
  const place = Math.max(length + exponent - 24, -149);
  const shift = BigInt(Math.max(place - exponent, 0));
  const units = shift === 0n ? size << BigInt(exponent - place) : size >> shift;
  const rest = size - (units << shift);
  const middle = shift === 0n ? 1n : 1n << (shift - 1n);
  const off = rest < middle ? middle - rest : rest - middle;
  const isTie = shift > 0n && off === 0n;
  if (shift > 0n && off << BigInt(SURE) < size && !(mayTie && isTie)) return undefined;
  const up = isTie ? (units & 1n) === 1n : rest > middle;
  const magnitude = Number(up ? units + 1n : units) * 2 ** place;
  return Math.fround(mantissa < 0n ? -magnitude : magnitude);
}
