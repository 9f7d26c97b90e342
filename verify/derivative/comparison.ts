/** Prints the tables of `docs/derivative.md`, or writes them between their marks: `npm run verify -- derivative
 *  [--write]`. fluxion runs now; what
 *  SciPy and numdifftools give is in `verify/fixtures/derivative.json` (see `derivative.py`). */
import { readFileSync, writeFileSync } from 'node:fs';
import { type DerivativeAt, type DerivativeOptions, derivative } from '../../src/derivative.js';
import { elementwise, linspace } from '../../src/index.js';
import { fill } from '../../tools/fill.js';
import { type Case, cases, domainOf, functionOf, type Given, versions } from './problems.js';

const file = new URL('../../docs/derivative.md', import.meta.url);

const short = (error: number) =>
  Number.isNaN(error)
    ? 'NaN'
    : error === 0
      ? '0'
      : Number.isFinite(error)
        ? error.toExponential(0)
        : 'unknown';

function cell({ value, error, evaluations, ...given }: Given | DerivativeAt, exact: number) {
  const converged = 'converged' in given ? given.converged : given.success;
  const off = Number.isFinite(exact) ? short(Math.abs(Number(value) - exact)) : 'none';
  return `${evaluations} | ${off} (${short(Number(error))})${converged === false ? ' *' : ''}`;
}

function row([name, one]: [string, Case]): string {
  const exact = Number(one.exact === 'inf' ? Number.POSITIVE_INFINITY : one.exact);
  const mine = derivative(functionOf(name), one.x, { domain: domainOf(one), tolerance: 1e-10 });
  const cells = [mine, one['scipy1e-10'], one.numdifftools].map((given) => cell(given, exact));
  const simple = Number.isFinite(exact) ? short(Math.abs(Number(one.approx_fprime.value) - exact)) : 'none';
  return `| ${name.replaceAll('|', '\\|')} | ${cells.join(' | ')} | ${simple} |`;
}

const head = (libraries: readonly string[]) =>
  `| | ${libraries.map((library) => `${library} | off by (estimate)`).join(' | ')} | approx_fprime, off by |\n` +
  `|---|${'--:|---|'.repeat(libraries.length)}---|\n`;

const peers = head(['fluxion', `SciPy ${versions.scipy}`, `numdifftools ${versions.numdifftools}`]);

/** Means over whole ranges, by accuracy. */
function ranges(): string {
  const x = linspace(-3, 3, 1537);
  const functions: readonly [string, (v: number) => number, (v: number) => number][] = [
    ['exp(x)', Math.exp, Math.exp],
    ['sin(32 x)', (v) => Math.sin(32 * v), (v) => 32 * Math.cos(32 * v)],
    ['tanh(64 x)', (v) => Math.tanh(64 * v), (v) => 64 / Math.cosh(64 * v) ** 2],
    ['1 / (1 + 16 x^2)', (v) => 1 / (1 + 16 * v * v), (v) => (-32 * v) / (1 + 16 * v * v) ** 2],
    ['atan(8 x)', (v) => Math.atan(8 * v), (v) => 8 / (1 + 64 * v * v)],
  ];
  const lines = functions.map(([name, f, slope]) => {
    const cells = ([2, 4, 6, 8] as const).map((accuracy) => {
      const { value, error, evaluations } = derivative(elementwise(f), x, { accuracy });
      let [count, beyond, worst] = [0, 0, 0];
      x.forEach((v, i) => {
        const off = Math.abs((value[i] as number) - slope(v));
        count += evaluations[i] as number;
        worst = Math.max(worst, off);
        // The reference, too, is rounded.
        if (off > (error[i] as number) + 1e-15 * Math.abs(slope(v))) beyond++;
      });
      return `${(count / x.length).toFixed(1)}, ${short(worst)}, ${beyond}`;
    });
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return `| | accuracy 2 | accuracy 4 | accuracy 6 | accuracy 8 |\n|---|---|---|---|---|\n${lines.join('\n')}\n`;
}

type Real = (v: number) => number;

/** Functions whose rounding is coarse, or multiplied by their waves, or hides one of two scales. */
const families: readonly [string, Real, Real, Real, number, number, DerivativeOptions?][] = [
  ['sin(x^2)', (v) => Math.sin(v * v), (v) => 2 * v * Math.cos(v * v), sinSquare, -30, 30],
  ['sin(x^2)', (v) => Math.sin(v * v), (v) => 2 * v * Math.cos(v * v), sinSquare, -700, 700],
  [
    'sin(5000 x)',
    (v) => Math.sin(5000 * v),
    (v) => 5000 * Math.cos(5000 * v),
    (v) => -25e6 * Math.sin(5000 * v),
    -5,
    5,
  ],
  ['10^6 + sin(x)', (v) => 1e6 + Math.sin(v), Math.cos, (v) => -Math.sin(v), -3, 3],
  ['10^6 + sin(x)', (v) => 1e6 + Math.sin(v), Math.cos, (v) => -Math.sin(v), -1e-8, 1e-8],
  ['1 - cos(x)', (v) => 1 - Math.cos(v), Math.sin, Math.cos, -0.01, 0.01],
  [
    'sin(x) + sin(100 x) / 1000',
    (v) => Math.sin(v) + 1e-3 * Math.sin(100 * v),
    (v) => Math.cos(v) + 0.1 * Math.cos(100 * v),
    (v) => -Math.sin(v) - 10 * Math.sin(100 * v),
    -3,
    3,
  ],
  [
    'x + 10^-10 sin(100 x), accuracy 2',
    (v) => v + 1e-10 * Math.sin(100 * v),
    (v) => 1 + 1e-8 * Math.cos(100 * v),
    (v) => -1e-6 * Math.sin(100 * v),
    -3,
    3,
    { accuracy: 2 },
  ],
  [
    'exp(sin(20 x)), tolerance 10^-4',
    (v) => Math.exp(Math.sin(20 * v)),
    (v) => 20 * Math.cos(20 * v) * Math.exp(Math.sin(20 * v)),
    (v) => 400 * (Math.cos(20 * v) ** 2 - Math.sin(20 * v)) * Math.exp(Math.sin(20 * v)),
    -3,
    3,
    { tolerance: 1e-4 },
  ],
  [
    'sqrt(x - 1), domain from 1',
    (v) => Math.sqrt(v - 1),
    (v) => 0.5 / Math.sqrt(v - 1),
    (v) => -0.25 / Math.sqrt(v - 1) ** 3,
    1.0001,
    1.2,
    { domain: [1, Number.POSITIVE_INFINITY] },
  ],
  ['x^2 in single precision', (v) => Math.fround(v * v), (v) => 2 * v, () => 2, -3, 3],
  ['sin(x) to 6 decimals', (v) => Math.round(Math.sin(v) * 1e6) / 1e6, Math.cos, (v) => -Math.sin(v), -3, 3],
  ['x^2 to 3 decimals', (v) => Math.round(v * v * 1e3) / 1e3, (v) => 2 * v, () => 2, -3, 3],
];

function sinSquare(v: number): number {
  return 2 * Math.cos(v * v) - 4 * v * v * Math.sin(v * v);
}

/** How often the estimate is too small, and how large it is. */
function estimates(): string {
  const lines = families.map(([name, f, first, second, low, high, options]) => {
    const x = linspace(low, high, 5001);
    const cells = ([1, 2] as const).map((order) => {
      const { value, error } = derivative(elementwise(f), x, { ...options, order });
      const exact = x.map(order === 1 ? first : second);
      // The reference, too, is rounded.
      const beyond = x.filter((_, i) => {
        const want = exact[i] as number;
        return Math.abs((value[i] as number) - want) > (error[i] as number) + 4e-15 * Math.abs(want);
      });
      const relative = x.map((_, i) => (error[i] as number) / Math.abs(exact[i] as number)).sort();
      return `${((100 * beyond.length) / x.length).toFixed(2)} % | ${short(relative[2500] as number)}`;
    });
    return `| ${name} | ${low} to ${high} | ${cells.join(' | ')} |`;
  });
  return (
    '| | x | first derivative: error above the estimate | median estimate, of the derivative | second derivative: error above | median |\n' +
    `|---|---|--:|--:|--:|--:|\n${lines.join('\n')}\n`
  );
}

const tables = {
  comparison: `${peers}${cases.map(row).join('\n')}\n`,
  ranges: ranges(),
  estimates: estimates(),
};
if (process.argv.includes('--write')) {
  const page = Object.entries(tables).reduce(
    (text, [mark, table]) => fill(text, mark, table),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, page);
  console.log(`docs/derivative.md: ${cases.length} cases`);
} else {
  console.log(Object.values(tables).join('\n'));
}
