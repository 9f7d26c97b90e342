import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chain, elementwise, exp, functions, power, sigmoid, square } from '../../src/index.js';
import { type Parallel, parallel } from '../../src/parallel.js';
import { times } from '../support/thorough.js';

/** Several pieces and a rest, whatever the threads. */
const N = 100_003;
const f = chain(square, sigmoid);
const numbers = Float64Array.from({ length: N }, (_, i) => Math.sin(i) * 6);

let p: Parallel;
beforeAll(async () => {
  p = await parallel({ threads: 4 });
});
afterAll(() => p.close());

const input = (): Float64Array => {
  const x = p.array(N);
  x.set(numbers);
  return x;
};
const same = (got: ArrayLike<number>, want: ArrayLike<number>): void => {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < want.length; i++)
    if (!Object.is(got[i], want[i])) expect.fail(`at ${i}, ${got[i]} in place of ${want[i]}`);
};

describe('results have the bits of one thread', () => {
  test('of every function, value and derivative', async () => {
    const x = input();
    for (const { descriptor } of Object.values(functions)) {
      const g = descriptor.create(...descriptor.parameters.map(({ initial }) => initial));
      same(await p(g)(x), g(x));
      same(await p(g).deriv(x, { delta: 0.001 }), g.deriv(x, { delta: 0.001 }));
    }
  });

  test.each([7, 2, 1, 3].slice(0, times(4, 1)))('with %i threads', async (threads) => {
    const pool = await parallel({ threads });
    const x = pool.array(N);
    x.set(numbers);
    const { value, deriv } = await pool(f).valueAndDeriv(x, { delta: 0.1 });
    const want = f.valueAndDeriv(numbers, { delta: 0.1 });
    same(value, want.value);
    same(deriv, want.deriv);
    expect(pool.threads).toBe(threads);
    await pool.close();
  });

  test('of any length around a piece', async () => {
    for (const n of [0, 1, 1023, 16383, 16384, 16385, 32768, 49153]) {
      const x = p.array(n);
      x.set(numbers.subarray(0, n));
      same(await p(f).deriv(x), f.deriv(x));
    }
  });

  test('in place, over it shifted, and of singles', async () => {
    const x = input();
    expect(await p(f)(x, { out: x })).toBe(x);
    same(x, f(numbers));
    const memory = p.array(N + 5);
    memory.set(numbers);
    const out = memory.subarray(5);
    await p(f).deriv(memory.subarray(0, N), { out });
    same(out, f.deriv(numbers));
    const singles = p.array(Float32Array, N);
    singles.set(numbers);
    same(await p(f)(singles), f(new Float32Array(numbers)));
  });

  test('of plain arrays, and of functions that a caller brings: on the calling thread', async () => {
    same(await p(f)([1, 2, 3]), f([1, 2, 3]));
    const out = new Float64Array(N);
    expect(await p(f)(numbers, { out })).toBe(out);
    same(out, f(numbers));
    const own = chain(
      square,
      elementwise((x) => x + 1, 'more'),
    );
    same(await p(own)(input()), own(numbers));
    same(
      await p((x) => x.map((v) => 2 * v)).deriv([1, 2]),
      chain((x: Float64Array) => x.map((v) => 2 * v)).deriv([1, 2]),
    );
  });

  test('of calls at once: they queue', async () => {
    const [a, b] = [input(), input()];
    const results = await Promise.all([p(f)(a), p(exp)(b), p(f).deriv(a), p(power(3))(b, { out: b })]);
    same(results[0], f(numbers));
    same(results[1], exp(numbers));
    same(results[2], f.deriv(numbers));
    same(results[3], power(3)(numbers));
  });
});

describe('a wrong call is refused', () => {
  test('arguments: before anything runs', async () => {
    const x = input();
    await expect(parallel({ threads: 0 })).rejects.toThrow(RangeError);
    await expect(parallel({ thread: 2 } as object)).rejects.toThrow('no option "thread"; it takes threads');
    await expect(parallel({ threads: '2' as unknown as number })).rejects.toThrow(TypeError);
    expect(() => p.array(-1)).toThrow("an array's length must be an integer >= 0; got -1");
    expect(() => p.array(Int8Array as unknown as Float32ArrayConstructor, 3)).toThrow(TypeError);
    await expect(p(f)(x, { out: p.array(3) })).rejects.toThrow(/out must have x's length/);
    await expect(p(f).deriv(x, { delta: -1 })).rejects.toThrow(RangeError);
    await expect(p(f).valueAndDeriv(x, { out: { value: x, deriv: x } })).rejects.toThrow(/must not share/);
    expect(() => p('f' as unknown as typeof f)).toThrow('parallel: f must be a function');
  });

  test('a pool that is closed: an error, after the calls that were made', async () => {
    const pool = await parallel({ threads: 2 });
    const x = pool.array(N);
    x.set(numbers);
    const call = pool(f)(x);
    await pool.close();
    same(await call, f(numbers));
    await expect(pool(f)(x)).rejects.toThrow('the pool is closed');
  });

  test('a signal stops a call, and the pool goes on', async () => {
    const x = p.array(4_000_000);
    const controller = new AbortController();
    // A clock by which every piece takes a second: after each this thread listens.
    let seconds = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => 1000 * seconds++);
    const call = p(chain(sigmoid, exp, sigmoid, exp))(x, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')));
    await expect(call).rejects.toThrow('enough');
    clock.mockRestore();
    await expect(p(f)(x, { signal: AbortSignal.abort() })).rejects.toThrow();
    same(await p(f)(input()), f(numbers));
  });
});
