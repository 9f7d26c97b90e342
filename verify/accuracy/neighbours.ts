/** Doubles in their order, as whole numbers: neighbours differ by 1, 0 and -0 are both 0. */

const view = new DataView(new ArrayBuffer(8));
const SIGN = 1n << 63n;

export function ordinal(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  return bits < SIGN ? bits : SIGN - bits;
}

export function atOrdinal(n: bigint): number {
  view.setBigUint64(0, n < 0n ? SIGN - n : n);
  return view.getFloat64(0);
}

/** The double so many places away. */
export const step = (x: number, places: number): number => atOrdinal(ordinal(x) + BigInt(Math.trunc(places)));
