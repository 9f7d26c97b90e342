import { Decimal } from 'decimal.js';

/** Wide enough to hold any double exactly. */
const Wide = Decimal.clone({ precision: 1100, minE: -9e15, maxE: 9e15 });
const Score = Decimal.clone({ precision: 40, minE: -9e15, maxE: 9e15 });

const view = new DataView(new ArrayBuffer(8));
const fives: bigint[] = [];

/** A double's exact value. `new Decimal(0.1)` is not: it reads the shortest decimal that names the double. */
export function exactly(x: number): Decimal {
  if (!Number.isFinite(x) || x === 0) return new Wide(x);
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const whole = biased === 0 ? fraction : fraction | (1n << 52n);
  const power = Math.max(biased, 1) - 1075;
  // whole 2^-k = whole 5^k / 10^k
  const digits = power >= 0 ? `${whole << BigInt(power)}` : `${whole * powerOf5(-power)}e${power}`;
  return new Wide(x < 0 ? `-${digits}` : digits);
}

function powerOf5(k: number): bigint {
  fives[k] ??= 5n ** BigInt(k);
  return fives[k];
}

/** The distance of neighbouring doubles around an exact number, the subnormal ones included. */
export function ulp(exact: Decimal): Decimal {
  const near = Math.abs(exact.toNumber());
  if (near === Number.POSITIVE_INFINITY) return new Wide(2).pow(971);
  view.setFloat64(0, near);
  const bits = view.getBigUint64(0);
  const isPowerOf2 = (bits & 0xf_ffff_ffff_ffffn) === 0n;
  // Rounded up to a power of two, it is from the binade below.
  const below = isPowerOf2 && exact.abs().lt(exactly(near)) ? 1 : 0;
  const exponent = Math.max(Number(bits >> 52n) - below, 1) - 1075;
  return exactly(2 ** exponent);
}

/** How far a double is from the exact number, in units of the exact number's last place: 0.5 at most if it
 *  is rounded right. Infinity stands for 2^1024, and is right for anything larger; the sign of a zero is
 *  not looked at. */
export function ulps(got: number, exact: Decimal): number {
  if (Number.isNaN(got) || exact.isNaN())
    return Number.isNaN(got) && exact.isNaN() ? 0 : Number.POSITIVE_INFINITY;
  if (!exact.isFinite()) return got === exact.toNumber() ? 0 : Number.POSITIVE_INFINITY;
  let double = exactly(got);
  if (!Number.isFinite(got)) {
    double = new Wide(2).pow(1024).times(got > 0 ? 1 : -1);
    if (exact.div(double).gte(1)) return 0;
  }
  return new Score(Score.sub(exact, double)).abs().div(ulp(exact)).toNumber();
}
