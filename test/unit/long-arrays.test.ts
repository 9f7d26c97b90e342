import { expect, test } from 'vitest';
import { linksBehind } from '../../src/elementwise.js';
import type { Elementwise } from '../../src/index.js';
import { affine, chain, clamp, functions, leaky, square } from '../../src/index.js';
import { LONG } from '../../src/plain-loops.js';

const special = [0, -0, 1, -1, 0.5, -0.5, 1.5, -2.5, 4503599627370495.5, 1e300, -1e300, 5e-324, -5e-324];
const ends = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const x = Float64Array.from({ length: LONG }, (_, i) => [...special, ...ends][i] ?? (i - LONG / 2) / 1000.7);

/** f by the kernel: pieces are short. */
function inPieces(f: Elementwise): Float64Array {
  const y = new Float64Array(LONG);
  for (let start = 0; start < LONG; start += 100_000)
    f(x.subarray(start, start + 100_000), { out: y.subarray(start, start + 100_000) });
  return y;
}

/** The first place where two arrays differ in a bit; any NaN is as good as another. */
const differing = (a: Float64Array, b: Float64Array) => a.findIndex((value, i) => !Object.is(value, b[i]));

/** Those of the table that have a loop of their own, makers with the numbers that they begin with. */
const looped = Object.values(functions)
  .map(({ descriptor }) => descriptor.create(...descriptor.parameters.map(({ initial }) => initial)))
  .filter((f) => linksBehind(f)[0]?.long);

test('long arrays are taken by loops where f is an instruction or two', () => {
  expect(looped.map(({ name }) => name).sort()).toEqual(
    'abs affine(3, -14) ceil clamp(-1, 1) floor hardTanh leaky(0.2) leakyRelu neg reciprocal relu relu6 sqrt square trunc'.split(
      / (?=[a-z])/,
    ),
  );
});

const hard = [affine(-0.3, 1e-17), affine(0, -0), clamp(-0.7, 0.3), clamp(0, -0), clamp(2, 1), leaky(-0.1)];

test.each([...looped, ...hard].map((f) => [f.name, f] as const))(
  '%s of an array that a loop of its own takes has the bits of short ones, in place and in a chain too',
  (_, f) => {
    const expected = inPieces(f);
    expect(differing(f(x), expected)).toBe(-1);
    const out = new Float64Array(LONG);
    expect(chain(f)(x, { out })).toBe(out);
    expect(differing(out, expected)).toBe(-1);
    const place = x.slice();
    f(place, { out: place });
    expect(differing(place, expected)).toBe(-1);
    expect(differing(f.valueAndDeriv(x).value, expected)).toBe(-1);
  },
);

test('an array of a subclass that lies about itself is read and written as it is', () => {
  class Liar extends Float64Array {
    override get length(): number {
      return 3;
    }
    override subarray(): Float64Array<ArrayBuffer> {
      return new Float64Array(1);
    }
  }
  const lying = new Liar(x.buffer.slice(0));
  const out = new Liar(LONG);
  square(lying, { out });
  expect(differing(new Float64Array(out.buffer), inPieces(square))).toBe(-1);
});

test('a result that overlaps x shifted is of x as it was', () => {
  const memory = new Float64Array(LONG + 1);
  memory.set(x);
  const [from, to] = [memory.subarray(0, LONG), memory.subarray(1)];
  square(from, { out: to });
  expect(differing(to, inPieces(square))).toBe(-1);
});
