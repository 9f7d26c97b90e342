import { Decimal } from 'decimal.js';

/** Enough digits for the low part of any constant here. */
export const Real = Decimal.clone({ precision: 60, minE: -9e15, maxE: 9e15 });

const view = new DataView(new ArrayBuffer(8));

/** The nearest double, ties to even. `Number(string)` rounds correctly. */
export const toDouble = (x: Decimal): number => Number(x.toPrecision(60));

/** A double's exact value. `new Decimal(number)` is not: it reads the shortest decimal that names the double. */
export function fromDouble(x: number): Decimal {
  const bits = bitsOf(Math.abs(x));
  const exponent = Number(bits >> 52n);
  const fraction = bits & ((1n << 52n) - 1n);
  const whole = exponent === 0 ? fraction : fraction | (1n << 52n);
  const value = new Real(whole.toString()).times(new Real(2).pow(Math.max(exponent, 1) - 1075));
  return x < 0 ? value.neg() : value;
}

/** The bits of a double, as a BigInt. */
export function bitsOf(x: number): bigint {
  view.setFloat64(0, x);
  return view.getBigUint64(0);
}

/** The bits of a double as an AssemblyScript literal. */
export const hex = (bits: bigint): string => `0x${BigInt.asUintN(64, bits).toString(16).padStart(16, '0')}`;

/** The double nearest x whose last `zeros` fraction bits are zero, so that products with small integers are exact. */
export function withTrailingZeros(x: Decimal, zeros: number): number {
  const bits = bitsOf(toDouble(x));
  const unit = 1n << BigInt(zeros);
  view.setBigUint64(0, ((bits + unit / 2n) / unit) * unit);
  return view.getFloat64(0);
}

/** Coefficients, lowest first, of the polynomial that meets f in the Chebyshev nodes of [a, b]:
 *  within a few percent of the minimax polynomial where the next coefficient dominates. */
export function chebyshevFit(f: (x: Decimal) => Decimal, degree: number, a: Decimal, b: Decimal): Decimal[] {
  const count = degree + 1;
  const middle = a.plus(b).div(2);
  const half = b.minus(a).div(2);
  const nodes = Array.from({ length: count }, (_, i) =>
    middle.plus(
      half.times(
        Real.cos(
          Real.acos(-1)
            .times(2 * i + 1)
            .div(2 * count),
        ),
      ),
    ),
  );
  // Newton's divided differences, then the nested form multiplied out.
  const differences = nodes.map((x) => f(x));
  for (let level = 1; level < count; level++)
    for (let i = count - 1; i >= level; i--)
      differences[i] = at(differences, i)
        .minus(at(differences, i - 1))
        .div(at(nodes, i).minus(at(nodes, i - level)));
  let coefficients: Decimal[] = [at(differences, count - 1)];
  for (let i = count - 2; i >= 0; i--) {
    const shifted = [new Real(0), ...coefficients];
    coefficients = shifted.map((c, power) => c.minus(at(nodes, i).times(coefficients[power] ?? 0)));
    coefficients[0] = at(coefficients, 0).plus(at(differences, i));
  }
  return coefficients;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}

/** A constant: its meaning, its value as a double or as bits, and what the kernel calls its place in the table. */
export type Constant = readonly [meaning: string, value: number | bigint, name?: string];

/** A polynomial's coefficients as constants, named by the power that each goes with. */
export const terms = (
  coefficients: readonly number[],
  of: string,
  x: string,
  prefix: string,
  powers: (i: number) => number,
): Constant[] => coefficients.map((c, i) => [`${of}${x}^${powers(i)}`, c, `${prefix}${powers(i)}`]);

/** Those constants, of which only these have a name: the others are reached from them. */
export const named = (constants: readonly Constant[], ...names: readonly string[]): Constant[] =>
  constants.map(([meaning, value, name]) =>
    name !== undefined && names.includes(name) ? [meaning, value, name] : [meaning, value],
  );

/** A file of one table: doubles (or bits) with their decimal value and meaning beside them, and where those are that
 *  have a name. */
export function constantsFile(name: string, about: string, constants: readonly Constant[]): string {
  const rows = constants.map(([meaning, value]) =>
    typeof value === 'bigint'
      ? `  ${hex(value)}, // ${meaning}`
      : `  ${hex(bitsOf(value))}, // ${value}: ${meaning}`,
  );
  return `// Written by tools/tables.ts.

/** ${about} */
export const ${name}: usize = memory.data<u64>([
${rows.join('\n')}
], 16);
${placesOf(constants)}`;
}

/** Where those constants are in their table that have a name. */
export function placesOf(constants: readonly Constant[]): string {
  const places = constants.flatMap(([, , place], i) =>
    place === undefined ? [] : [`export const ${place}: usize = ${8 * i};\n`],
  );
  return places.length === 0 ? '' : `\n/** Where they are. */\n${places.join('')}`;
}
