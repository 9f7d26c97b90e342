import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, fromJSON, sigmoid, square } from '../../src/index.js';
import { type Parallel, parallel } from '../../src/parallel.js';

/** What a pool refuses: a clear error, and nothing written. */

const f = chain(square, sigmoid);
const N = 20_000;

let p: Parallel;
beforeAll(async () => {
  p = await parallel({ threads: 2 });
});
afterAll(() => p.close());

/** An array of sevens, in the pool. */
const sevens = (n = N): Float64Array => p.array(n).fill(7);

const wrong: Record<string, { call: (out: Float64Array) => Promise<unknown>; says: string | RegExp }> = {
  'x that is no array': {
    call: (out) => p(f)('1' as never, { out: out as never }),
    says: /x must be an array/,
  },
  'x that is a number': {
    call: (out) => p(f)(1 as never, { out: out as never }),
    says: /x must be an array of numbers or a typed array/,
  },
  'x of bigints': {
    call: (out) => p(f)(new BigInt64Array(N) as never, { out: out as never }),
    says: /x must be/,
  },
  'out of singles': {
    call: () => p(f)(sevens(), { out: p.array(Float32Array, N) as never }),
    says: /out must be/,
  },
  'out of another length': {
    call: (out) => p(f)(sevens(3), { out }),
    says: "out must have x's length",
  },
  'a delta below 0': { call: (out) => p(f).deriv(sevens(), { delta: -1, out }), says: /delta must be/ },
  'two results in one place': {
    call: (out) => p(f).valueAndDeriv(sevens(), { out: { value: out, deriv: out } }),
    says: /must not share memory/,
  },
  'results that overlap': {
    call: (out) =>
      p(f).valueAndDeriv(sevens(N - 1), { out: { value: out.subarray(1), deriv: out.subarray(0, N - 1) } }),
    says: /must not share memory/,
  },
  'no signal': { call: (out) => p(f)(sevens(), { out, signal: 1 as never }), says: /signal must be/ },
  'an option that there is not': {
    call: (out) => p(f)(sevens(), { out, sygnal: undefined } as never),
    says: 'it takes out, signal',
  },
};

test.each(Object.entries(wrong))('%s: refused, and nothing is written', async (_, { call, says }) => {
  const out = sevens();
  await expect(call(out)).rejects.toThrow(says);
  expect(out.every((v) => v === 7)).toBe(true);
});

test('an array that was transferred away is refused, as x and as out', async () => {
  const lost = new Float64Array(N);
  structuredClone(lost.buffer, { transfer: [lost.buffer] });
  const out = sevens();
  await expect(p(f)(lost, { out })).rejects.toThrow(/detached/);
  await expect(p(f)(sevens(), { out: lost as never })).rejects.toThrow(/detached|length/);
  expect(out.every((v) => v === 7)).toBe(true);
});

test('memory that is not shared is computed on the calling thread, with the same bits', async () => {
  const x = Float64Array.from({ length: N }, (_, i) => Math.sin(i) * 5);
  const out = sevens();
  await p(f).deriv(x, { out });
  expect([...out]).toEqual([...f.deriv(x)]);
  const plain = new Float64Array(N);
  const shared = p.array(N);
  shared.set(x);
  await p(f).deriv(shared, { out: plain });
  expect([...plain]).toEqual([...out]);
});

test('a closed pool takes no call and gives no array; what it gave stays', async () => {
  const pool = await parallel({ threads: 2 });
  const x = pool.array(N).fill(2);
  await pool.close();
  await expect(pool(f)(x)).rejects.toThrow('the pool is closed');
  await expect(pool(f).deriv(x)).rejects.toThrow('the pool is closed');
  await expect(pool(f).valueAndDeriv(x)).rejects.toThrow('the pool is closed');
  expect(() => pool.array(3)).toThrow('the pool is closed');
  expect(x.every((v) => v === 2)).toBe(true);
  await pool.close();
});

test('a chain as data that is cut short, of another version or of an unknown function', () => {
  expect(() => fromJSON({ fluxion: 1 })).toThrow(/links must be an array/);
  expect(() => fromJSON({ fluxion: 1, links: [] })).toThrow(/links must be an array/);
  expect(() => fromJSON({ fluxion: 1, links: [{ name: 'affine', parameters: [3] }] })).toThrow(/takes 2/);
  expect(() => fromJSON({ fluxion: 2, links: [] })).toThrow(/fluxion must be 1, the version/);
  expect(() => fromJSON({ fluxion: 1, links: [{ name: 'sigmoyd' }] })).toThrow(/did you mean sigmoid/);
});
