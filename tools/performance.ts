/** Writes `docs/performance.md` and the README's chart from the committed results: `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Profile } from '../bench/profile.js';
import { bars } from '../src/bench/chart.js';
import { count, digits, inWords, labelOf, type Report, times, titleOf } from '../src/bench/report.js';
import type { Result } from '../src/bench/suite.js';
import { workloads } from '../src/bench/workloads.js';

const root = new URL('..', import.meta.url);
const read = <Contents>(name: string): Contents =>
  JSON.parse(readFileSync(new URL(`bench/results/${name}.json`, root), 'utf8'));
/** fluxion's own contenders. */
const OURS: readonly string[] = ['out', 'allocating', 'caller'];

const node = read<Report>('node');
const peers = read<Report>('peers');
const profiles = read<readonly Profile[]>('profile');

/** A table in Markdown: columns of words to the left, by default the first, and numbers to the right. */
const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words: readonly number[] = [0],
): string =>
  [head, head.map((_, i) => (words.includes(i) ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

const at = (results: readonly Result[], workload: string, kind: string, n: number) =>
  results.filter((r) => r.workload === workload && r.kind === kind && r.n === n);
const nsOf = (results: readonly Result[], contender: string) =>
  results.find((r) => r.contender === contender)?.ns?.median;

/** Ratios of fluxion with `out` to the plain loop: workloads x sizes. */
function ratios(kind: string): string {
  const sizes = [...new Set(node.results.map(({ n }) => n))];
  return table(
    [kind, ...sizes.map((n) => `n = ${count(n)}`)],
    workloads.map(({ name, title }) => [
      title,
      ...sizes.map((n) => {
        const found = at(node.results, name, kind, n).find(({ contender }) => contender === 'out');
        return found?.ns && found.ratio
          ? `${digits(found.ns.median)} ns, ${times(found.ratio)}`
          : 'not ranked';
      }),
    ]),
  );
}

/** Every contender at one size: workloads x contenders. */
function contenders(n: number): string {
  const names = ['out', 'allocating', 'caller', 'plain', 'closed'];
  return table(
    [`f64, n = ${count(n)}`, ...names.map(labelOf)],
    workloads.map(({ name, title }) => [
      title,
      ...names.map((contender) => {
        const ns = nsOf(at(node.results, name, 'f64', n), contender);
        return ns === undefined ? '' : digits(ns);
      }),
    ]),
  );
}

/** Peers: contenders x sizes, the fastest at 10,000 first. */
function beside(workload: string, kind: string): string {
  const sizes = [600, 10_000, 1_000_000];
  const all = peers.results.filter((r) => r.workload === workload && r.kind === kind);
  const names = [...new Set(all.map(({ contender }) => contender))];
  const time = (contender: string, n: number) => nsOf(at(all, workload, kind, n), contender);
  names.sort((a, b) => (time(a, 10_000) ?? 1e9) - (time(b, 10_000) ?? 1e9));
  return table(
    [`${titleOf(workload)}, ${kind}`, ...sizes.map((n) => `n = ${count(n)}`)],
    names.map((name) => [
      name === 'out' ? `**${labelOf(name)}**` : labelOf(name),
      ...sizes.map((n) => {
        const ns = time(name, n);
        if (ns !== undefined) return digits(ns);
        return at(all, workload, kind, n).some((r) => r.contender === name) ? 'disagrees' : '';
      }),
    ]),
  );
}

/** Who is faster, and how many times as fast at each size. */
function losses(): string {
  const rows: string[][] = [];
  for (const { name, title } of workloads)
    for (const kind of ['f64', 'f32'])
      for (const n of new Set([...node.results, ...peers.results].map((result) => result.n))) {
        const faster = [node.results, peers.results].flatMap((results) => {
          const found = at(results, name, kind, n);
          const mine = nsOf(found, 'out') ?? 0;
          return found
            .filter(({ contender, ns }) => !OURS.includes(contender) && ns && ns.median < 0.9 * mine)
            .map(({ contender, ns }) => `${labelOf(contender)} ${times(mine / (ns?.median ?? 1))}`);
        });
        if (faster.length > 0) rows.push([`${title}, ${kind}`, count(n), faster.join('; ')]);
      }
  return table(['workload', 'n', 'faster than fluxion with `out`, by'], rows, [0, 2]);
}

/** Where the time goes: the parts of each workload, largest first. */
function parts(): string {
  return table(
    ['workload', 'n', 'ns', 'of which'],
    profiles.map(({ workload, kind, n, ns, parts }) => [
      `${titleOf(workload)}, ${kind}`,
      count(n),
      digits(ns),
      Object.entries(parts)
        .map(([part, share]) => `${part} ${digits(share)}`)
        .join(', '),
    ]),
    [0, 3],
  );
}

const slow = (node.table ?? []).filter(({ ratio }) => ratio !== null && ratio < 1);
const where = (report: Report) => `${report.cpu}; ${report.engine}; ${report.date}`;

const text = `# Performance

This page is written by \`npm run docs\` from [the committed results](../bench/results). Run it yourself:

\`\`\`sh
npx fluxion bench         # on this machine; --html report.html for charts
npm run bench             # the same in a clone
npm run bench -- peers    # beside other libraries, C and Python
\`\`\`

or press "Run it here" on the page. Times are nanoseconds an element; shorter is faster. The machine is shared, and
others used it during the run: trust ratios within one table, not times, and small differences not at all. Machine: ${where(node)}.

${inWords(node.results)}

## How it is measured

- Every contender's results are compared with the plain loop's before anything is timed. One that differs by more
  than 1e-9 (f64) or 2e-7 (f32), of 1 + the value's size, is reported and not ranked.
- Rounds are interleaved: each runs every contender, and begins with another. Times are medians over the rounds, ratios
  the medians of the rounds' own ratios. A batch of calls is timed as one, after a call that is not: so each finds the
  caches as its own calls leave them. General benchmark libraries time each call, or one contender to its end before
  the next.
- Each plain loop is compiled by itself. Loops that share code see several types of array, and plain JavaScript is then
  up to three times slower than it can be: that would flatter us.
- x runs from -3 to 3 in order, which plain loops like best.
- The plain loop of a derivative is the textbook's central difference, fused by hand; "closed form" is the formula
  that the kernel uses, in plain JavaScript: it shows how much is due to mathematics and how much to WebAssembly.
- "Caller's own functions" is fluxion differencing functions from array to array that a caller brings.

## Beside plain JavaScript

fluxion writing into \`out\`: nanoseconds an element, and how many times as fast as the plain loop.

${ratios('f64')}

${ratios('f32')}

Everyone, in nanoseconds:

${contenders(600)}

${contenders(10_000)}

${contenders(1_000_000)}

### Every function

f64, n = 10,000, into \`out\`, beside a loop over JavaScript's own function of that name, or else over its formula.

${table(
  ['function', 'fluxion', 'plain', 'ratio', 'ratio, x shuffled'],
  (node.table ?? []).map(({ name, ns, plain, ratio, shuffled }) => [
    name,
    digits(ns),
    plain === null ? 'none' : digits(plain),
    ratio === null ? '' : times(ratio),
    shuffled === null ? '' : times(shuffled),
  ]),
)}

Less than twice as fast with x in order: ${(node.table ?? [])
  .filter(({ ratio }) => ratio !== null && ratio < 2)
  .map(({ name, ratio }) => `${name} (${times(ratio ?? 0)})`)
  .join(', ')}. Why:

- sin, cos, elu, log1p: a plain loop branches to what an element needs, and processors foresee the branches of x in
  order. JavaScript's own sine leaves out the reduction below pi/4 and computes one of two polynomials, elu takes the
  right half as it is. Two lanes compute everything, always. Shuffled, the same numbers show the difference.
- abs, sqrt, reciprocal: one instruction, beside which the copies into and out of the kernel's block show.

### From which size on

${(node.crossover ?? [])
  .map(
    ({ workload, n }) => `- ${titleOf(workload)}: from ${n === null ? 'beyond 1,024' : count(n)} elements on`,
  )
  .join('\n')}

### Start and memory

- First result, in a new process: ${digits(node.start ?? Number.NaN)} ms after the import begins.
- A derivative of 10,000,000 doubles into \`out\`: ${digits((node.memory ?? Number.NaN) / 2 ** 20)} MB of peak memory
  beyond its input and output.

## Beside peers

From typed array to typed array, on one thread (JAX alone takes every core), each as its documentation has it; libraries' own arrays are made and
freed on the way, as a program with arrays of numbers must. ${where(peers)}. C and Python run in processes of their
own, right after. tfjs has single precision only; jax-js computes exp to single precision even in f64; both are asked
for no more. Derivatives of jax-js and JAX are by their own \`grad\`, tfjs's by the formula of its gradient, NumPy's as
the chapter has it; none of these four has our accuracy.

${['sigmoid', 'derivative', 'square', 'chain'].map((name) => beside(name, 'f64')).join('\n\n')}

${beside('sigmoid', 'f32')}

## What we lose at

Everything that is at least 10 % faster.

${losses()}

${slow.length > 0 ? `Functions slower than the plain loop at n = 10,000: ${slow.map(({ name, ratio }) => `${name} (${times(ratio as number)})`).join(', ')}` : ''}

Why:

- **Vectors are two doubles wide.** WebAssembly's SIMD has 128 bits; NumPy, JAX and \`-march=native\` use 256 or 512.
- **Singles are computed as doubles**, so that they are rounded once and right: half the lanes of a kernel for singles.
- **Two copies.** x goes into the kernel's block and the result out of it: see "copy in" and "copy out" below. They are
  all there is to win where a plain loop does one instruction: square, abs, reciprocal. At 1,000,000 elements they
  wait for memory, and nothing is computed meanwhile; a loop over the caller's own arrays overlaps the two.
- **Allocating** the result costs more than computing it at plot sizes: bring \`out\`.
- **A caller's own functions** run on copies, block by block, so that they may do anything; a loop fused by hand does not
  pay for that.

## Where the time goes

V8's sampling profiler, on fluxion writing into \`out\` (\`npm run bench -- profile\`): nanoseconds an element in the kernel's functions
(\`sigmoidValue\`: the loop over a block), in the copies, in conversions between single and double (\`promote\`, \`demote\`), in
filling a block with ones (\`start\`), and in JavaScript: checks, blocks, calls.

${parts()}

What holds sigmoid and its difference back is arithmetic: their loops take nearly all the time, and every vector instruction in
them is on two doubles. gcc's loop for the same 128 bits, with \`-ffast-math\` and up to 4 ULP, is the bound in the tables above;
ours also keeps the low parts that make it 1 ULP, and tests each pair for the rare inputs. Those below 1,000 elements
pay for the call: \`JavaScript\` and the copies' own calls are nanoseconds a call, not an element.
`;
writeFileSync(new URL('docs/performance.md', root), `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`);

const chart = peers.results.filter(
  ({ workload, kind, n, contender }) =>
    workload === 'derivative' && kind === 'f64' && n === 10_000 && !contender.startsWith('C, '),
);
writeFileSync(
  new URL('docs/images/performance.svg', root),
  `${bars(chart, 'Derivative of sigmoid(square(x)), f64, n = 10,000: nanoseconds an element')}\n`,
);
