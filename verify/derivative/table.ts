/** Prints the tables of `docs/derivative.md`, or writes them between their marks: `npm run verify -- derivative
 *  [--write]`. fluxion runs now; what
 *  SciPy and numdifftools give is in `verify/fixtures/derivative.json` (see `derivative.py`). */
import { readFileSync, writeFileSync } from 'node:fs';
import { type DerivativeAt, derivative } from '../../src/derivative.js';
import { elementwise, linspace } from '../../src/index.js';
import { fill } from '../../tools/fill.js';
import { type Case, cases, domainOf, functionOf, type Given, versions } from './cases.js';

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

/** Waves so fast that the first steps see nothing of them, and rounding blurs what the later ones see. */
function waves(): string {
  const functions: readonly [string, (v: number) => number, (v: number) => number, number][] = [
    ['sin(x^2)', (v) => Math.sin(v * v), (v) => 2 * v * Math.cos(v * v), 30],
    ['sin(x^2)', (v) => Math.sin(v * v), (v) => 2 * v * Math.cos(v * v), 700],
    ['sin(1000 x)', (v) => Math.sin(1000 * v), (v) => 1000 * Math.cos(1000 * v), 5],
    ['sin(5000 x)', (v) => Math.sin(5000 * v), (v) => 5000 * Math.cos(5000 * v), 5],
  ];
  const lines = functions.map(([name, f, slope, reach]) => {
    const x = linspace(-reach, reach, 5001);
    const { value, error } = derivative(elementwise(f), x);
    const ratios = x.map((v, i) => Math.abs((value[i] as number) - slope(v)) / (error[i] as number)).sort();
    const share = ratios.filter((ratio) => ratio > 1).length / x.length;
    const late = ratios[Math.floor(0.995 * x.length)] as number;
    return `| ${name} | ${reach} | ${(100 * share).toFixed(2)} % | ${late.toFixed(1)} |`;
  });
  return `| | up to | error above the estimate | error by estimate, at 99.5 % of the points below |\n|---|--:|--:|--:|\n${lines.join('\n')}\n`;
}

const tables = { comparison: `${peers}${cases.map(row).join('\n')}\n`, ranges: ranges(), waves: waves() };
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
