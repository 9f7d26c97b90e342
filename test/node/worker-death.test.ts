import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { chain, exp, sigmoid, square } from '../../src/index.js';
import { type Parallel, parallel } from '../../src/parallel.js';
import { times } from '../support/thorough.js';

/** Workers that die in the middle of a call: what they left is computed again, in place too. */

const f = chain(square, sigmoid, exp, sigmoid);
const N = times(2_000_000, 200_000);
const numbers = Float64Array.from({ length: N }, (_, i) => Math.sin(i) * 6);
const want = f.deriv(numbers);

/** The place of the first number that is another; -1 if there is none. */
function firstOff(got: Float64Array): number {
  for (let i = 0; i < N; i++) if (!Object.is(got[i], want[i])) return i;
  return got.length === N ? -1 : N;
}

const { postMessage } = Worker.prototype;
afterEach(() => {
  Worker.prototype.postMessage = postMessage;
});

/** A pool, and its workers as they are started. */
async function started(): Promise<{ p: Parallel; workers: Worker[] }> {
  const workers: Worker[] = [];
  Worker.prototype.postMessage = function (this: Worker, ...given) {
    if ('module' in given[0]) workers.push(this);
    postMessage.apply(this, given);
  };
  return { p: await parallel({ threads: 3 }), workers };
}

/** Milliseconds until they end. */
const AFTER = [0, 3, 1, 8].slice(0, times(4, 1));

const arrays: Record<string, (p: Parallel) => Float64Array> = {
  'arrays of the pool': (p) => p.array(N),
  'other shared arrays': () => new Float64Array(new SharedArrayBuffer(8 * N)),
};
const cases = Object.keys(arrays).flatMap((kind) =>
  [false, true].flatMap((inPlace) => AFTER.map((after) => ({ kind, inPlace, after }))),
);

test.each(cases)(
  '$kind, in place: $inPlace, workers ended after $after ms: whole results, and the pool goes on',
  async ({ kind, inPlace, after }) => {
    const { p, workers } = await started();
    const x = arrays[kind]?.(p) as Float64Array;
    x.set(numbers);
    const call = p(f).deriv(x, inPlace ? { out: x } : {});
    expect(workers.length).toBe(2);
    const [first, second] = workers as [Worker, Worker];
    if (after === 0) void first.terminate();
    else setTimeout(() => void first.terminate(), after);
    setTimeout(() => void second.terminate(), after + 2);
    expect(firstOff(await call)).toBe(-1);
    await Promise.all([first.terminate(), second.terminate()]);
    x.set(numbers);
    expect(firstOff(await p(f).deriv(x))).toBe(-1);
    expect(workers.length).toBe(4);
    await p.close();
  },
);
