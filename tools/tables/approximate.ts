import type { Decimal } from 'decimal.js';
import { bitsOf, type Constant, chebyshevFit, fromDouble, hex, placesOf, Real, toDouble } from './double.js';

/** At how many points a polynomial's error is looked at. */
export const looked = { points: 200 };

type Curve = (x: Decimal) => Decimal;

/** A polynomial's coefficients, lowest first, rounded to doubles.
 *  @param bound what its error may be at most on [a, b], as `weight(x)` times the distance to f.
 *  @throws {Error} if it is larger at one of the points that are looked at. */
export function approximate(
  f: Curve,
  degree: number,
  a: Decimal.Value,
  b: Decimal.Value,
  bound: number,
  weight: Curve = () => new Real(1),
): number[] {
  const [from, to] = [new Real(a), new Real(b)];
  const coefficients = chebyshevFit(f, degree, from, to).map(toDouble);
  for (let i = 1; i <= looked.points; i++) {
    const x = from.plus(to.minus(from).times(i).div(looked.points));
    const value = coefficients.reduceRight((sum, c) => sum.times(x).plus(fromDouble(c)), new Real(0));
    const error = Math.abs(Number(value.minus(f(x)).times(weight(x))));
    if (!(error <= bound)) throw new Error(`A polynomial of degree ${degree} is ${error} off at ${x}`);
  }
  return coefficients;
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
import { COEFFICIENTS } from '../memory';
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
${rows.join('')}}
`;
}

/** A double's shortest name, with a point. */
const literal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
