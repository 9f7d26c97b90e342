import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { chain, exp, sigmoid, square } from '../../src/index.js';
import { parallel } from '../../src/parallel.js';

/** Workers that die in the middle of a call: what they left is computed again, in place too. */

const f = chain(square, sigmoid, exp, sigmoid);
const N = 2_000_000;
const numbers = Float64Array.from({ length: N }, (_, i) => Math.sin(i) * 6);
const want = f.deriv(numbers);

const { postMessage } = Worker.prototype;
afterEach(() => {
  Worker.prototype.postMessage = postMessage;
});

/** From here on a worker that is given work is ended `after` milliseconds later. @returns how many were. */
function endWorkers(after: number): { count: number } {
  const ended = { count: 0 };
  Worker.prototype.postMessage = function (this: Worker, ...given) {
    postMessage.apply(this, given);
    if (!('job' in given[0])) return;
    ended.count++;
    const end = () => void this.terminate();
    if (after === 0) end();
    else setTimeout(end, after);
  };
  return ended;
}

test.each([0, 1, 3, 8])(
  'ended %i ms after each began: the results are whole, and the pool goes on',
  async (after) => {
    const p = await parallel({ threads: 3 });
    const x = p.array(N);
    for (const inPlace of [false, true]) {
      x.set(numbers);
      const ended = endWorkers(after);
      const got = await p(f).deriv(x, inPlace ? { out: x } : {});
      Worker.prototype.postMessage = postMessage;
      expect(ended.count).toBe(2);
      const wrong = got.findIndex((v, i) => !Object.is(v, want[i]));
      expect(wrong, `in place: ${inPlace}; first wrong element`).toBe(-1);
    }
    x.set(numbers);
    expect((await p(f).deriv(x)).findIndex((v, i) => !Object.is(v, want[i]))).toBe(-1);
    await p.close();
  },
);
