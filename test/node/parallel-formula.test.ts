import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formula } from '../../src/formula.js';
import { type Parallel, parallel } from '../../src/parallel.js';
import { times } from '../support/thorough.js';

/** Formulas on several threads: the bits of one. */

const N = 100_003;
const TEXT = 'a * exp(-b * x) + where(x > c, hypot(x, a), tanh(x)^3) / (1 + x^2)';
const f = formula(TEXT);
const numbers = Float64Array.from({ length: N }, (_, i) => Math.sin(i) * 3);
const given = { a: 2.5, b: 0.7, c: 0.3 };
const plain = { ...given, x: numbers };

let p: Parallel;
beforeAll(async () => {
  p = await parallel({ threads: 4 });
});
afterAll(() => p.close());

const shared = (pool = p) => {
  const x = pool.array(N);
  x.set(numbers);
  return { ...given, x };
};
type Results = Record<string, ArrayLike<number> | number>;
/** The first difference between the bits of two calls' results. */
function same(got: Results, want: Results): void {
  expect(Object.keys(got)).toEqual(Object.keys(want));
  for (const [name, value] of Object.entries(want)) {
    const found = got[name];
    if (typeof value === 'number') expect(found, name).toBe(value);
    else {
      const array = found as ArrayLike<number>;
      expect(array.length).toBe(value.length);
      for (let i = 0; i < value.length; i++)
        if (!Object.is(array[i], value[i])) expect.fail(`${name} at ${i}: ${array[i]}, not ${value[i]}`);
    }
  }
}

test.each([7, 2, 1, 3].slice(0, times(4, 1)))('sums and arrays with %i threads', async (threads) => {
  const pool = await parallel({ threads });
  const inputs = shared(pool);
  same(await pool(f).gradient(inputs), f.gradient(plain));
  same(await pool(f).gradient(inputs, ['b', 'a']), f.gradient(plain, ['b', 'a']));
  same(await pool(f).jacobian(inputs), f.jacobian(plain));
  same({ value: await pool(f)(inputs) } as Results, { value: f(plain) } as Results);
  await pool.close();
});

test('least squares, with any number of threads, of shared arrays, plain ones and numbers', async () => {
  const y = numbers.map((v) => v * v);
  const want = f.leastSquares(plain, y, ['a', 'b', 'c']);
  expect(want.JtJ.every(Number.isFinite)).toBe(true);
  for (const threads of [5, 1, 2].slice(0, times(3, 1))) {
    const pool = await parallel({ threads });
    const target = pool.array(N);
    target.set(y);
    const inputs = shared(pool);
    expect(await pool(f).leastSquares(inputs, target, ['a', 'b', 'c'])).toEqual(want);
    expect(await pool(f).leastSquares(inputs, y, ['a', 'b', 'c'])).toEqual(want);
    const fixed = { ...given, x: 0.5 };
    expect(await pool(f).leastSquares(fixed, target, ['b'])).toEqual(f.leastSquares(fixed, y, ['b']));
    await pool.close();
  }
});

test('singles, several arrays, a derivative as a formula', async () => {
  const g = formula('log1p(x * x) * y').derivative('x');
  const [x, y] = [p.array(Float32Array, N), p.array(Float32Array, N)];
  x.set(numbers);
  y.set(numbers.map((v) => v / 3));
  const want = g({ x: new Float32Array(x), y: new Float32Array(y) });
  same({ value: await p(g)({ x, y }) } as Results, { value: want } as Results);
  same(
    await p(g).gradient({ x, y }, ['y']),
    g.gradient({ x: new Float32Array(x), y: new Float32Array(y) }, ['y']),
  );
});

test('out, an input among them; numbers; plain arrays', async () => {
  const inputs = shared();
  expect(await p(f)(inputs, { out: inputs.x })).toBe(inputs.x);
  same({ x: inputs.x }, { x: f(plain) as Float64Array });
  const out = { x: p.array(N) };
  const got = await p(f).gradient(shared(), ['a', 'x'], { out });
  expect(got.x).toBe(out.x);
  same(got, f.gradient(plain, ['a', 'x']));
  expect(await p(f)({ ...given, x: 1 })).toBe(f({ ...given, x: 1 }));
  same(await p(f).gradient({ ...given, x: [1, 2] }), f.gradient({ ...given, x: [1, 2] }));
  same(await p(f).gradient(plain), f.gradient(plain));
});

test('calls of one formula at once, and in between on the calling thread', async () => {
  const inputs = shared();
  const calls = [p(f).gradient(inputs, ['a']), p(f).gradient({ ...inputs, a: 1 }, ['a'])];
  same(f.gradient({ ...plain, a: 9 }, ['a']), formula(TEXT).gradient({ ...plain, a: 9 }, ['a']));
  same((await calls[0]) as Results, f.gradient(plain, ['a']));
  same((await calls[1]) as Results, f.gradient({ ...plain, a: 1 }, ['a']));
});

test('what is wrong: refused, and nothing is written', async () => {
  const inputs = shared();
  const out = p.array(N).fill(7);
  await expect(p(f)({ ...inputs, b: 'x' as never }, { out })).rejects.toThrow(TypeError);
  await expect(p(f).leastSquares(inputs, p.array(3), ['a'])).rejects.toThrow('y must have the length');
  await expect(p(f).leastSquares(inputs, 3 as never, ['a'])).rejects.toThrow('y must be an array of numbers');
  await expect(p(f).leastSquares(inputs, out, ['a'], { out } as never)).rejects.toThrow('no option "out"');
  await expect(p(f)({ x: inputs.x } as never, { out })).rejects.toThrow('is missing');
  await expect(p(f).gradient(inputs, ['q'])).rejects.toThrow('is no input');
  await expect(p(f)(inputs, { out: p.array(3) })).rejects.toThrow(/length/);
  await expect(p(f)(inputs, { out: null as never })).rejects.toThrow('out must be a Float64Array');
  await expect(p(f).jacobian(inputs, ['a'], { out: { a: null as never } })).rejects.toThrow('out.a must be');
  await expect(p(f)(inputs, { oat: out } as never)).rejects.toThrow('no option "oat"; it takes ');
  await expect(p(f)(inputs, { out, signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  expect(out.every((v) => v === 7)).toBe(true);
  const pool = await parallel({ threads: 2 });
  await pool.close();
  await expect(pool(f).gradient(inputs)).rejects.toThrow('the pool is closed');
});

test('an array that is transferred away before its turn: TypeError, and the rest is as it was', async () => {
  const busy = p(f).gradient(shared());
  const [x, out] = [new Float64Array(N).fill(1), new Float64Array(N).fill(7)];
  const calls = [
    p(f)({ ...given, x }, { out: out.slice() }),
    p(f)({ ...given, x: numbers }, { out }),
    p(f).jacobian({ ...given, x: numbers }, ['a'], { out: { value: p.array(N), a: out } }),
  ];
  for (const array of [x, out]) structuredClone(array.buffer, { transfer: [array.buffer] });
  for (const call of calls)
    await expect(call).rejects.toThrow(
      `formula: an array must stay as long as it is until the call is done, ${N}; it became 0 long`,
    );
  await busy;
});

test('workers that die leave no hole', async () => {
  const { postMessage } = Worker.prototype;
  const workers: Worker[] = [];
  Worker.prototype.postMessage = function (this: Worker, ...message) {
    if ('module' in message[0]) workers.push(this);
    postMessage.apply(this, message);
  };
  const pool = await parallel({ threads: 3 });
  Worker.prototype.postMessage = postMessage;
  const inputs = shared(pool);
  const want = f.gradient(plain);
  // A worker that failed would be replaced by the next call.
  for (let i = 0; i < 3; i++) same(await pool(f).gradient(inputs), want);
  expect(workers.length).toBe(2);
  for (const after of [0, 2]) {
    const call = pool(f).gradient(inputs);
    setTimeout(() => void workers[after / 2]?.terminate(), after);
    same(await call, want);
  }
  await pool.close();
});
