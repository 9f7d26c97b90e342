import type { Decimal } from 'decimal.js';
import { bitsOf, type Constant, chebyshevFit, fromDouble, hex, placesOf, Real, toDouble } from './double.js';

/** At how many points a polynomial's error is looked at: so many steps from one end to the other. */
export const ALL_POINTS = 1000;
/** How many it is at the moment: a test looks at few. */
export const looked = { points: ALL_POINTS };

type Curve = (x: Decimal) => Decimal;
/** What the distance to f(x) is multiplied by. */
type Weight = (x: Decimal, value: Decimal) => Decimal;

/** A polynomial's coefficients, lowest first, rounded to doubles.
 *  @param bound what its error is at most on [a, b], and within a factor of two is: `weight(x, f(x))` times the distance to f.
 *  @throws {Error} if that is not so. */
export function approximate(
  f: Curve,
  degree: number,
  a: Decimal.Value,
  b: Decimal.Value,
  bound: number,
  weight: Weight = () => new Real(1),
): number[] {
  const [from, to] = [new Real(a), new Real(b)];
  const coefficients = chebyshevFit(f, degree, from, to).map(toDouble);
  assertError(coefficients, f, from, to, bound, weight);
  return coefficients;
}

/** @throws {Error} where the polynomial is further from f than `bound`, or nowhere half as far: then the bound says too
 *  little. */
export function assertError(
  coefficients: readonly number[],
  f: Curve,
  from: Decimal,
  to: Decimal,
  bound: number,
  weight: Weight,
): void {
  let largest = 0;
  for (let i = 0; i <= looked.points; i++) {
    const x = from.plus(to.minus(from).times(i).div(looked.points));
    const exact = f(x);
    const value = coefficients.reduceRight((sum, c) => sum.times(x).plus(fromDouble(c)), new Real(0));
    const error = Math.abs(Number(value.minus(exact).times(weight(x, exact))));
    if (!(error <= bound))
      throw new Error(
        `A polynomial of degree ${coefficients.length - 1} is 2^${Math.log2(error)} off at ${x}`,
      );
    largest = Math.max(largest, error);
  }
  if (looked.points === ALL_POINTS && largest < bound / 2)
    throw new Error(
      `A polynomial of degree ${coefficients.length - 1} is only 2^${Math.log2(largest)} off, for 2^${Math.log2(bound)}`,
    );
}

/** A double and what it leaves out, as a second double. */
export function pair(x: Decimal): [high: number, low: number] {
  const high = toDouble(x);
  return [high, toDouble(x.minus(fromDouble(high)))];
}

/** What one function of the kernel alone uses, written by a function of this name: it travels in that part, where data
 *  would travel with every one. */
export interface Prepared {
  readonly name: string;
  readonly about: string;
  readonly constants: readonly Constant[];
}

/** A file of such functions. Where there are several, their constants have the same places. */
export function preparedFile(...all: readonly Prepared[]): string {
  return `// Written by tools/tables.ts.
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';
${all.map(preparing).join('')}${placesOf(all[0]?.constants ?? [])}`;
}

function preparing({ name, about, constants }: Prepared): string {
  const rows = constants.map(
    ([meaning, value], i) =>
      `  store<f64>(COEFFICIENTS, ${literal(Number(value))}${i === 0 ? '' : `, ${8 * i}`}); // ${hex(bitsOf(Number(value)))}: ${meaning}\n`,
  );
  return `
/** ${about} */
export function ${name}(): void {
  if (COEFFICIENT_BYTES < ${8 * constants.length}) ERROR('They run out of COEFFICIENTS');
${rows.join('')}}
`;
}

/** A double's shortest name, with a point. */
const literal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
