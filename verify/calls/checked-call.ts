/** One call of the library as callers make them, held against calls of single numbers. */
import fc from 'fast-check';
import { numbersFrom } from '../../src/bits/random.js';
import {
  affine,
  chain,
  chainDeriv2,
  chainDeriv3,
  chainLength2,
  chainLength3,
  deriv,
  type Elementwise,
  elementwise,
  fromJSON,
  functions,
  sigmoid,
  square,
  tanh,
  toJSON,
} from '../../src/index.js';
import { drawn, initial } from '../accuracy/instances.js';
import { HOLDERS, type Holder, numbers } from './holders.js';

/** Every function, those with parameters as others too. */
const builtins = [...initial, ...drawn(4, numbersFrom(20261127))].map(({ name, parameters }) =>
  functions[name].descriptor.create(...parameters),
);

/** Functions of the caller's that use the library while it runs them, and keep or spoil what they are given. */
const meddling: readonly Elementwise[] = [
  elementwise((x) => sigmoid(square(x)), {
    name: 'reentrant',
    deriv: (x) => chain(square, sigmoid).deriv(x),
  }),
  chain((x: Float64Array) => chain(affine(2, 1), tanh)(x)),
  chain((x: Float64Array) => {
    const y = square(new Float32Array(x).length > 3 ? x : [...x]);
    x.fill(Number.NaN);
    tanh.valueAndDeriv(x);
    return y;
  }),
];

/** Their links' names. */
const meddlesome = new Set(meddling.flatMap(({ links }) => links.map(({ name }) => name)));

const link = fc.oneof({ arbitrary: fc.constantFrom(...builtins), weight: 4 }, fc.constantFrom(...meddling));
const target = fc.array(link, { minLength: 1, maxLength: 3 }).map((links) => chain(...links));
const METHODS = ['value', 'deriv', 'valueAndDeriv', 'trace', 'chapter', 'json'] as const;
const OUTS = ['none', 'other', 'in place', 'shifted'] as const;

export interface Call {
  readonly f: Elementwise;
  readonly method: (typeof METHODS)[number];
  readonly numbers: readonly number[];
  readonly holder: Holder;
  readonly delta: number;
  readonly out: (typeof OUTS)[number];
  readonly outHolder: Holder;
}

export const calls: fc.Arbitrary<Call> = fc.record({
  f: target,
  method: fc.constantFrom(...METHODS),
  numbers,
  holder: fc.constantFrom(...HOLDERS),
  delta: fc.constantFrom(0.001, 0.5, 1e-9),
  out: fc.constantFrom(...OUTS),
  outHolder: fc.constantFrom(...HOLDERS.filter(({ writable }) => writable)),
});

/** g of each number; the numbers are a few that repeat, and each of them is asked for once. */
function each(x: Float64Array, g: (v: number) => number): Float64Array {
  // Not a Map alone: it takes -0 for 0.
  const known = new Map<number, number>();
  const ofMinusZero = g(-0);
  return x.map((v) => {
    if (Object.is(v, -0)) return ofMinusZero;
    if (!known.has(v)) known.set(v, g(v));
    return known.get(v) ?? Number.NaN;
  });
}

/** Makes the call. @returns what is wrong with its results, if anything. */
export function faultOf({ f, method, numbers, holder, delta, out, outHolder }: Call): string | undefined {
  const single = holder.kind === 'Float32Array';
  const Plain = single ? Float32Array : Float64Array;
  const wide = Float64Array.from(single ? new Float32Array(numbers) : numbers);
  // Singles are held against arrays of one single each: they have a way of their own (test/unit/lanes.test.ts).
  const value = (v: number) => (single ? (f(Float32Array.of(v))[0] as number) : f(v));
  const slope = (v: number) =>
    single ? (f.deriv(Float32Array.of(v), { delta })[0] as number) : f.deriv(v, { delta });
  const want = { value: new Plain(each(wide, value)), deriv: new Plain(each(wide, slope)) };
  const { x, into } = arrays(holder, numbers, out, outHolder);
  const options = into === undefined ? { delta } : { delta, out: into };
  // What the types hold of mixed holders is not what is tested.
  const loose = f as unknown as {
    (x: unknown, options?: object): ArrayLike<number>;
    deriv(x: unknown, options: object): ArrayLike<number>;
    valueAndDeriv(x: unknown, options: object): { value: ArrayLike<number>; deriv: ArrayLike<number> };
  };
  const got: [string, ArrayLike<number>, ArrayLike<number>][] = [];
  if (method === 'value') {
    got.push(['value', loose(x, into && { out: into }), want.value]);
  } else if (method === 'deriv') {
    got.push(['deriv', loose.deriv(x, options), want.deriv]);
  } else if (method === 'valueAndDeriv') {
    const { value, deriv: slope } = loose.valueAndDeriv(x, {
      delta,
      ...(into && { out: { value: into, deriv: new Plain(numbers.length) } }),
    });
    got.push(['value', value, want.value], ['deriv', slope, want.deriv]);
  } else if (method === 'trace') {
    const last = f.trace(x as ArrayLike<number>, { delta }).at(-1);
    got.push(['trace', last?.output ?? [], each(wide, (v) => f(v))]);
  } else if (method === 'json') {
    // A function of the caller's is code, and no data.
    const known = f.links.every((one) => !meddlesome.has(one.name));
    const same = (known ? fromJSON(JSON.parse(JSON.stringify(toJSON(f)))) : f) as unknown as typeof loose;
    got.push(['value, by JSON', same(x, into && { out: into }), want.value]);
  } else {
    got.push(['deriv(f, x)', deriv(f, x as ArrayLike<number>, delta), want.deriv]);
    const [one = f, two = f, three = f] = f.links;
    if (f.links.length === 3) {
      const all = [one, two, three] as const;
      got.push(['chainLength3', chainLength3(all, x as ArrayLike<number>), want.value]);
      got.push(['chainDeriv3', chainDeriv3(all, x as ArrayLike<number>, delta), want.deriv]);
    }
    if (f.links.length === 2) {
      const both = [one, two] as const;
      got.push(['chainLength2', chainLength2(both, x as ArrayLike<number>), want.value]);
      got.push(['chainDeriv2', chainDeriv2(both, x as ArrayLike<number>, { delta }), want.deriv]);
    }
  }
  for (const [name, found, right] of got) {
    const Kind = name === 'trace' ? Float64Array : Plain;
    const plain = new Kind(found);
    const where = `${name} of ${f.name} for ${holder.name}, out ${out}`;
    const difference = differenceOf(plain, right);
    if (difference !== undefined) return `${where}: ${difference}`;
    if (into === undefined && Object.getPrototypeOf(found) !== Kind.prototype)
      return `${where}: the result is no plain array`;
  }
  return undefined;
}

/** x in its holder, and where the result goes. */
function arrays(holder: Holder, numbers: readonly number[], out: Call['out'], outHolder: Holder) {
  const { length } = numbers;
  if (out === 'none') return { x: holder.make(numbers), into: undefined };
  const Plain = holder.kind === 'Float32Array' ? Float32Array : Float64Array;
  if (out === 'in place' && holder.writable) {
    const x = holder.make(numbers);
    return { x, into: x };
  }
  if (out === 'shifted' && holder.writable) {
    const memory = new Plain(length + 3);
    memory.set(numbers, 1);
    return { x: memory.subarray(1, 1 + length), into: memory.subarray(3, 3 + length) };
  }
  const fits = outHolder.kind === holder.kind;
  return { x: holder.make(numbers), into: fits ? outHolder.make(numbers.map(() => 9)) : new Plain(length) };
}

/** The first element that is not the same, -0 told from 0. */
function differenceOf(found: ArrayLike<number>, right: ArrayLike<number>): string | undefined {
  if (found.length !== right.length) return `${found.length} elements in place of ${right.length}`;
  for (let i = 0; i < right.length; i++)
    if (!Object.is(found[i], right[i]))
      return `at ${i} of ${right.length}, ${found[i]} in place of ${right[i]}`;
  return undefined;
}
