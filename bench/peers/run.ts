/** Times the peers beside fluxion. Runs in this folder's own Node; prints results as JSON. */
import { contendersFor, type Kind } from '../../src/bench/contenders.js';
import { compare, type Result, ramp } from '../../src/bench/suite.js';
import { workloads } from '../../src/bench/workloads.js';
import { peersFor, start } from './contenders.js';

await start();
const results: Result[] = [];
for (const n of [600, 10_000, 1_000_000])
  for (const kind of ['f64', 'f32'] satisfies Kind[])
    for (const workload of workloads) {
      const x = ramp(n, kind);
      const peers = peersFor(workload, x);
      if (peers.length === 0) continue;
      process.stderr.write(`${workload.name} ${kind} ${n}\n`);
      results.push(
        ...compare(workload, kind, x, { rounds: n < 1e6 ? 15 : 7, batch: 10 }, [
          ...contendersFor(workload, x),
          ...peers,
        ]),
      );
    }
process.stdout.write(JSON.stringify(results));
process.exit();
