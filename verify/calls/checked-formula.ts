/** One call of a formula as callers make them, held against calls of single numbers. */
import fc from 'fast-check';
import { formula } from '../../src/formula.js';
import { HOLDERS, type Holder, numbers } from './holders.js';

const FORMULAS = ['x * y + 1', 'sigmoid(x * y) - x', 'where(x < y, exp(-x), hypot(x, y)) + max(x, y)'].map(
  (text) => formula(text),
);
const METHODS = ['value', 'gradient', 'jacobian'] as const;
const OUTS = ['none', 'other', 'in place of x', 'in place of y'] as const;

export interface FormulaCall {
  readonly f: (typeof FORMULAS)[number];
  readonly method: (typeof METHODS)[number];
  readonly numbers: readonly number[];
  readonly x: Holder;
  readonly y: Holder;
  readonly out: (typeof OUTS)[number];
}

export const formulaCalls: fc.Arbitrary<FormulaCall> = fc.record({
  f: fc.constantFrom(...FORMULAS),
  method: fc.constantFrom(...METHODS),
  numbers,
  x: fc.constantFrom(...HOLDERS),
  y: fc.constantFrom(...HOLDERS),
  out: fc.constantFrom(...OUTS),
});

type Results = Readonly<Record<string, ArrayLike<number> | number>>;

/** Makes the call. @returns what is wrong with its results, if anything. */
export function formulaFaultOf({ f, method, numbers, x, y, out }: FormulaCall): string | undefined {
  const { length } = numbers;
  const single = x.kind === 'Float32Array' && y.kind === 'Float32Array';
  const Plain = single ? Float32Array : Float64Array;
  // y is x's numbers from the last to the first.
  const [of, behind] = [numbers, [...numbers].reverse()];
  const inputs = { x: x.make(of), y: y.make(behind) };
  const place = out === 'in place of x' ? x : y;
  const fits = place.writable && place.kind === Plain.name;
  const into =
    out === 'none'
      ? undefined
      : out !== 'other' && fits
        ? inputs[out === 'in place of x' ? 'x' : 'y']
        : new Plain(length);
  const loose = f as unknown as {
    (inputs: object, options?: object): ArrayLike<number>;
    gradient(inputs: object, names: undefined, options?: object): Results;
    jacobian(inputs: object, names: undefined, options?: object): Results;
  };
  const wanted = method === 'value' ? ['value'] : ['x', 'y'];
  const written = wanted[0] as string;
  const want = numbers.map((_, i) => atOne(loose, x, y, single, of[i] as number, behind[i] as number));
  const got: Results =
    method === 'value'
      ? { value: loose(inputs, into && { out: into }) }
      : loose[method](inputs, undefined, into && { out: { [written]: into } });
  for (const name of wanted) {
    const found = got[name] as ArrayLike<number>;
    const where = `${method} ${name} of ${f.text} for x ${x.name}, y ${y.name}, out ${out}`;
    if ((into === undefined || name !== written) && Object.getPrototypeOf(found) !== Plain.prototype)
      return `${where}: the result is no plain array`;
    const plain = new Plain(found);
    if (plain.length !== length) return `${where}: ${plain.length} elements in place of ${length}`;
    const key = name as 'value' | 'x' | 'y';
    for (let i = 0; i < length; i++)
      if (!Object.is(plain[i], want[i]?.[key]))
        return `${where}: at ${i} of ${length}, ${plain[i]} in place of ${want[i]?.[key]}`;
  }
  return undefined;
}

/** What a formula is of one number each: of singles, as arrays of one element have it. */
function atOne(
  f: { (inputs: object): unknown; jacobian(inputs: object, names: undefined): Results },
  x: Holder,
  y: Holder,
  single: boolean,
  v: number,
  w: number,
): { value: number; x: number; y: number } {
  const rounded = ({ kind }: Holder, number: number) =>
    kind === 'Float32Array' ? Math.fround(number) : number;
  const [a, b] = [rounded(x, v), rounded(y, w)];
  if (single) {
    const inputs = { x: Float32Array.of(a), y: Float32Array.of(b) };
    const { value, x: dx, y: dy } = f.jacobian(inputs, undefined) as Record<string, Float32Array>;
    return { value: value?.[0] ?? 0, x: dx?.[0] ?? 0, y: dy?.[0] ?? 0 };
  }
  return f.jacobian({ x: a, y: b }, undefined) as { value: number; x: number; y: number };
}
