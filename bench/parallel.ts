/** `fluxion/parallel` beside one thread, in one run, taking turns: `npm run bench -- parallel [--threads 2]`. The figure is how
 *  many times faster, from the least time of each over all rounds. */
import { parseArgs } from 'node:util';
import { chain, sigmoid, square } from '../src/index.js';
import { parallel } from '../src/parallel.js';

const { values } = parseArgs({
  options: { threads: { type: 'string', default: '2' }, rounds: { type: 'string', default: '15' } },
});
const f = chain(square, sigmoid);
const p = await parallel({ threads: Number(values.threads) });

const time = async (call: () => unknown): Promise<number> => {
  const start = performance.now();
  await call();
  return performance.now() - start;
};

console.log(`${p.threads} threads; times one thread's speed`);
console.log('| n | sigmoid | derivative of [square, sigmoid] | sigmoid, plain arrays |\n|---|---|---|---|');
for (const n of [1e2, 1e3, 1e4, 1e5, 1e6, 1e7]) {
  const [x, out] = [p.array(n), p.array(n)];
  for (let i = 0; i < n; i++) x[i] = (((i * 40503) % 1048576) / 1048576) * 20 - 10;
  const [plain, plainOut] = [new Float64Array(x), new Float64Array(n)];
  const pairs: [() => unknown, () => unknown][] = [
    [() => sigmoid(x, { out }), () => p(sigmoid)(x, { out })],
    [() => f.deriv(x, { delta: 0.001, out }), () => p(f).deriv(x, { delta: 0.001, out })],
    [() => sigmoid(plain, { out: plainOut }), () => p(sigmoid)(plain, { out: plainOut })],
  ];
  const best = pairs.map(() => [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  for (let round = 0; round < Number(values.rounds) * (n < 1e6 ? 10 : 1); round++)
    for (const [i, pair] of pairs.entries())
      for (const [side, call] of pair.entries()) {
        const row = best[i] ?? [];
        row[side] = Math.min(row[side] ?? 0, await time(call));
      }
  console.log(`| ${n} | ${best.map(([one = 0, all = 1]) => (one / all).toFixed(2)).join(' | ')} |`);
}
await p.close();
