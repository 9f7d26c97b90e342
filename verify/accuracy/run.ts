/** Measures every function of the table against arbitrary precision and checks the tolerances.
 *
 *  npm run verify -- accuracy                   5000 points a function and delta; writes docs/accuracy.md and the kernel
 *                                       files' docstrings
 *  npm run verify -- accuracy --points 500     fewer; writes nothing
 *  npm run verify -- accuracy --only sin,cos   some functions; writes nothing */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { functions } from '../../src/index.js';
import { oracle } from '../oracle/oracle.js';
import { hex } from './hex.js';
import { measure, type Worst } from './measure.js';
import { points } from './points.js';
import { stamp } from './stamp.js';
import { tolerances } from './tolerances.js';

const DELTAS = [0, 1e-6, 1e-3, 0.1, 1];
const SEED = 20261124;
const DEFAULT = 5000;
/** What the reference itself may be off, in ULP: it has 22 digits and more. */
const REFERENCE = 1e-6;

const { values } = parseArgs({ options: { points: { type: 'string' }, only: { type: 'string' } } });
const count = Number(values.points ?? DEFAULT);
const only = values.only?.split(',');

const rows: string[] = [];
const stamps: (() => void)[] = [];
const failures: string[] = [];
for (const [name, row] of Object.entries(functions)) {
  if (only && !only.includes(name)) continue;
  const { formula, parameters, create } = row.descriptor;
  const initial = parameters.map((parameter) => parameter.initial);
  const f = create(...initial);
  const exact = oracle(formula, Object.fromEntries(parameters.map((p, i) => [p.name, initial[i] ?? 0])));
  const { value: bound, slope: slopeBound } = tolerances[name as keyof typeof tolerances];
  const value = measure(f, exact, points(count, SEED));
  check(`${f.name}, value`, value, bound);
  const slopes = DELTAS.map((delta) => {
    const worst = measure(f, exact, points(count, SEED + 1, delta), delta);
    check(`${f.name}, slope at delta ${delta}`, worst, slopeBound);
    return worst;
  });
  const measured = slopes.map((worst, i) => ({ delta: DELTAS[i] ?? 0, worst }));
  stamps.push(() => stamp(name, value, measured));
  const cells = [value, ...slopes].map(cell);
  rows.push(`| \`${f.name}\` | ${cells.join(' | ')} |`);
  console.log(
    `${f.name.padEnd(16)} ${[value, ...slopes].map((worst) => `${worst.ulp.toFixed(3)} at ${hex(worst.x)}`).join('  ')}`,
  );
}

if (failures.length > 0) {
  console.error(`\n${failures.join('\n')}`);
  process.exitCode = 1;
} else if (count === DEFAULT && !only) {
  writeFileSync(new URL('../../docs/accuracy.md', import.meta.url), page());
  for (const write of stamps) write();
  console.log('docs/accuracy.md, assembly/functions/*.ts');
}

function check(what: string, worst: Worst, bound: number | undefined): void {
  if (bound === undefined || worst.ulp <= bound + REFERENCE) return;
  failures.push(
    `${what}: ${worst.ulp} ULP, more than ${bound}, at x = ${hex(worst.x)} (${worst.x}): ` +
      `got ${hex(worst.got)} (${worst.got}), want ${worst.want}`,
  );
}

function cell({ ulp, x }: Worst): string {
  return ulp < REFERENCE ? 'exact' : `${ulp < 1000 ? ulp.toFixed(2) : ulp.toExponential(1)} at \`${hex(x)}\``;
}

function page(): string {
  return `<!-- Written by npm run verify -- accuracy. -->

# Accuracy

The largest error found, in units of the exact result's last place (ULP; 0.5 is correctly rounded), and the
input where it is. Each cell: ${DEFAULT} points (seed ${SEED}), half of them uniform over the ranges that matter, half over
all exponents and near the hard places (kinks and edges of domains, 1 for the logarithms, multiples of pi/2,
exp's table boundaries, zeros of slopes, subnormal numbers). The reference is
[decimal.js](https://mikemcl.github.io/decimal.js/), raised in precision until more than 20 digits are right.

Slopes are compared with the true central difference (f(x+delta) - f(x-delta)) / (2 delta) at the exact
points x+delta and x-delta, and with the derivative at delta 0. The textbook formula evaluated in doubles is
up to 10^11 ULP away from it at delta 1e-3.

| function | f(x) | slope, delta 0 | 1e-6 | 1e-3 | 0.1 | 1 |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## Where more than a few units are lost

- \`silu\` and \`gelu\`: their slopes have a zero (near -1.278 and -0.752 at delta 0) where terms of opposite
  sign meet. The absolute error there is a few 1e-17; the relative one has no bound. Any formula in doubles
  has this.
- \`gelu\`, value: a product of four rounded factors, first-order errors corrected. Larger searches found 2.8 ULP
  (at \`-0x1.040677b1ebedp-4\`) and, in the tail beyond -37, 3.2 ULP (at \`-0x1.2ca6d30530fc9p+5\`); the unit tests
  hold these. Factors in double-double would cost about as many operations again. Its slopes below -37 are
  products with a subnormal density: up to 200 units of the smallest number there is.
- \`affine\`: two roundings. Near the zero of scale x + shift the sum cancels, as in any program.
- \`power(n)\`: within half a unit while the result is between 1e-285 and 1e290; beyond, plain products, about
  n/2 ULP. Slopes are sums of (n+1)/2 positive terms: about n/2 ULP (5 for n = 7).
- Above delta 300, functions built on e^x take the textbook difference, and x + delta is rounded.

## Single precision

A Float32Array is computed in double precision and rounded once. \`npm run verify -- singles\` runs every one of the
2^32 singles through every function and counts results that are not correctly rounded. The counts:
[single precision, exhaustively](accuracy-f32.md).
`;
}
