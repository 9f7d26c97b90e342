// The least time of sigmoid in Node, in ns an element: node python/bench/node.mjs N
import { sigmoid } from '../../dist/index.js';

const n = Number(process.argv[2]);
const x = Float64Array.from({ length: n }, (_, i) => (((i * 40503) % 1048576) / 1048576) * 20 - 10);
const out = new Float64Array(n);
let best = Infinity;
for (let round = 0; round < 40; round++) {
  const start = performance.now();
  sigmoid(x, { out });
  best = Math.min(best, performance.now() - start);
}
console.log((best * 1e6) / n);
