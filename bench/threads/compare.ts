/** What `npm run bench -- parallel` measures, in whatever engine it runs. */
import { chain, sigmoid, square } from '../../src/index.js';
import { parallel } from '../../src/parallel.js';

/** How many times faster than a pool of one thread, and than the plain call. */
export interface Row {
  one: number;
  call: number;
}

interface Settings {
  threads: number;
  rounds: number;
}

const SIZES = [1, 10, 100, 1e3, 1e4, 3e4, 1e5, 3e5, 1e6, 1e7];
/** Short calls are timed many at once: a clock may know no less than 5 us. */
const ELEMENTS = 20_000;
const CALLS = 200;

export async function compare({ threads, rounds }: Settings) {
  const f = chain(square, sigmoid);
  const [all, one] = await Promise.all([parallel({ threads }), parallel({ threads: 1 })]);
  const rows = [];
  for (const n of SIZES) {
    const fill = (array: Float64Array) => {
      for (let i = 0; i < n; i++) array[i] = (((i * 40503) % 1048576) / 1048576) * 20 - 10;
      return array;
    };
    const [x, out, ownX, ownOut] = [fill(all.array(n)), all.array(n), fill(one.array(n)), one.array(n)];
    const [plain, plainOut] = [fill(new Float64Array(n)), new Float64Array(n)];
    const row = {
      n,
      sigmoid: await fastest(n, rounds, [
        () => all(sigmoid)(x, { out }),
        () => one(sigmoid)(ownX, { out: ownOut }),
        () => sigmoid(x, { out }),
      ]),
      slope: await fastest(n, rounds, [
        () => all(f).deriv(x, { delta: 0.001, out }),
        () => one(f).deriv(ownX, { delta: 0.001, out: ownOut }),
        () => f.deriv(x, { delta: 0.001, out }),
      ]),
      plain: await fastest(n, rounds, [
        () => all(sigmoid)(plain, { out: plainOut }),
        () => one(sigmoid)(plain, { out: plainOut }),
        () => sigmoid(plain, { out: plainOut }),
      ]),
    };
    rows.push(row);
  }
  await Promise.all([all.close(), one.close()]);
  return { threads: all.threads, handOver: all.handOver, rows };
}

async function fastest(n: number, rounds: number, calls: readonly (() => unknown)[]): Promise<Row> {
  const repeats = Math.max(1, Math.min(CALLS, Math.ceil(ELEMENTS / n)));
  const best = calls.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < (n < 1e6 ? 6 * rounds : rounds); round++)
    for (const [i, call] of calls.entries()) {
      const start = performance.now();
      for (let k = 0; k < repeats; k++) await call();
      best[i] = Math.min(best[i] as number, performance.now() - start);
    }
  const [all = 1, one = 0, call = 0] = best;
  return { one: one / all, call: call / all };
}
