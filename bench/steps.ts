/** What the steps of a call take, in any engine: the copies into the kernel's block and out of it, and all of it. */
import { contenderFor } from '../src/bench/contenders.js';
import { ramp } from '../src/bench/suite.js';
import { interleaved } from '../src/bench/timing.js';
import { workloads } from '../src/bench/workloads.js';
import { runChain } from '../src/block-loop.js';
import { shapeOf } from '../src/views.js';

/** Nanoseconds an element, f64, into `out`. */
export interface Steps {
  readonly workload: string;
  readonly n: number;
  readonly copies: number;
  readonly all: number;
}

/** Of the workloads that one table can hold. */
const NAMES: readonly string[] = ['square', 'sigmoid', 'derivative'];

/** Without a link, the engine that runs a chain copies only. */
export function steps(sizes: readonly number[]): Steps[] {
  const chosen = workloads.filter(({ name }) => NAMES.includes(name));
  return sizes.flatMap((n) => {
    const x = ramp(n, 'f64');
    const out = new Float64Array(n);
    const shape = shapeOf(x);
    const copies = () => runChain([], x, shape, out, undefined, 0);
    const all = chosen.map((workload) => {
      const contender = contenderFor(workload, x, 'out');
      return () => contender.run();
    });
    const [first, ...rest] = interleaved([copies, ...all], { rounds: 15, batch: 10 });
    return chosen.map(({ name }, i) => ({
      workload: name,
      n,
      copies: (first?.median ?? Number.NaN) / n,
      all: (rest[i]?.median ?? Number.NaN) / n,
    }));
  });
}
