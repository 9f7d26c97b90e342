/** Measures every function of the table against arbitrary precision and checks the tolerances.
 *
 *  npm run verify -- accuracy                         500 points of each value and of each slope at each delta
 *  npm run verify -- accuracy --points 20000          a full run
 *  npm run verify -- accuracy --only sin,cos          some functions
 *  npm run verify -- accuracy --between 100           so many more deltas each, and members of each family, drawn anew
 *                                                     with --seed N; 3 if not said
 *  npm run verify -- accuracy --points 20000 --write  and climbs from the worst points to worse ones nearby; then, of
 *                                                     those functions, writes docs/accuracy.md and the kernel
 *                                                     files' docstrings */
import { parseArgs } from 'node:util';
import { numbersFrom } from '../../src/bits/random.js';
import { runAll } from './all-processors.js';
import { between, DELTAS } from './deltas.js';
import { hex } from './hex.js';
import { drawn, initial, others, resolve } from './instances.js';
import type { Subject, Worst } from './measure.js';
import type { Job } from './measuring.js';
import type { Finding } from './stamp.js';
import { tolerances } from './tolerances.js';
import { write } from './write-errors.js';

const SEED = 20261125;
/** What the reference itself may be off, in ULP. */
const REFERENCE = 1e-6;

const { values } = parseArgs({
  options: {
    points: { type: 'string' },
    only: { type: 'string' },
    between: { type: 'string' },
    seed: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const count = Number(values.points ?? 500);
if (!Number.isInteger(count) || count < 1)
  throw new RangeError(`--points takes a number of points; got ${values.points}`);
const only = values.only?.split(',');
const seed = Number(values.seed ?? SEED);
if (!Number.isInteger(seed)) throw new RangeError(`--seed takes a whole number; got ${values.seed}`);
// The table that is written has the listed ones alone.
const more = Number(values.between ?? (values.write ? 0 : 3));
if (!Number.isInteger(more) || more < 0)
  throw new RangeError(`--between takes a number; got ${values.between}`);

const subjects: Subject[] = [...initial, ...others, ...drawn(more, numbersFrom(seed))]
  .filter(({ name }) => only === undefined || only.includes(name))
  .flatMap((instance) => {
    const steps = between(more, instance.parameters, numbersFrom(seedOf({ instance })));
    return [{ instance }, ...[...DELTAS, ...steps].map((delta) => ({ instance, delta }))];
  });
const isMain = ({ instance }: Subject) => initial.includes(instance);
const jobs: Job[] = subjects.map((subject) => ({
  subject,
  // The families' other members share what one has.
  count: isMain(subject) ? count : Math.ceil(count / 10),
  seed: seedOf(subject),
  search: values.write === true,
}));

/** Of its own name: a function that is added or left out moves no other's points. */
function seedOf({ instance, delta }: Subject): number {
  let own = seed;
  for (const letter of `${resolve(instance).f.name} ${delta}`)
    own = (Math.imul(own, 31) + letter.charCodeAt(0)) >>> 0;
  return own;
}

const findings: Finding[] = [];
const failures: string[] = [];
await runAll(jobs, (job, { worst, climbed }, ended) => {
  const { instance, delta } = job.subject;
  const called = resolve(instance).f.name;
  const what = `${called}, ${delta === undefined ? 'value' : `slope at delta ${delta}`}`;
  const largest = climbed && climbed.ulp > (worst?.ulp ?? 0) ? climbed : worst;
  const bound = tolerances[instance.name][delta === undefined ? 'value' : 'slope'];
  console.log(`${ended}/${jobs.length} ${what}: ${largest ? told(largest) : 'nothing to compare'}`);
  if (largest === undefined) return;
  const { ulp, x } = largest;
  findings.push({ called, ...(delta === undefined ? {} : { delta }), ulp, x: hex(x), points: job.count });
  if (ulp > bound + REFERENCE) failures.push(`${what}: ${told(largest)}, more than ${bound}`);
});

function told({ ulp, x, got, want }: Worst): string {
  return `${ulp.toPrecision(4)} ULP at x = ${hex(x)} (${x}): got ${hex(got)} (${got}), want ${want}`;
}

const total = jobs.reduce((sum, job) => sum + job.count, 0);
console.log(`\n${total} points, seed ${seed}`);
if (failures.length > 0) {
  console.error(`\n${failures.sort().join('\n')}`);
  process.exitCode = 1;
} else if (values.write) {
  write(findings);
}
