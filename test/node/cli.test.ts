import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { affine, arange, chain, sigmoid, square, tanh } from '../../src/index.js';
import { makeCli } from '../support/run-cli.js';
import { times } from '../support/thorough.js';

const cli = makeCli();
afterAll(() => cli.remove());

const f = chain(square, sigmoid);
const rowsOf = (csv: Buffer) =>
  csv
    .toString()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

/** x, f(x) and df/dx of each x. */
const expected = (x: Float64Array, g = f, delta = 0) => {
  const { value, deriv } = g.valueAndDeriv(x, { delta });
  return Array.from(x, (xi, i) => [xi, value[i], deriv[i]]);
};

test('numbers piped in come out as CSV of x, f and derivative, to the last bit', async () => {
  const x = Float64Array.from([-3, 0.5, 1e300, -1.5e-310, 0.1, 1.7976931348623157e308, 12345678901234568]);
  const text = [...x].join('\n');
  const rows = await cli.output('eval square sigmoid', text);
  expect(rows.toString().split('\n')[0]).toBe('x,f,derivative');
  expect(rowsOf(rows)).toEqual(expected(x));
});

test('every way to write a number is read as JavaScript reads it', async () => {
  const written =
    '1 -1 +1 1. .5 -.5 007 0.1 2.675 123456789012345 1234567890123456789 0.000001 1e3 1E-3 -1.5e+2 5e-324 9007199254740993'.split(
      ' ',
    );
  const rows = await cli.output('eval neg --show x', written.join('\n'));
  expect(rowsOf(rows).map(([x]) => x)).toEqual(written.map(Number));
});

test('spaces, empty lines, Windows line ends, nan and inf are read', async () => {
  const rows = await cli.output('eval neg', ' 1 \r\n\n-0\r\nNaN\n-inf\nInfinity');
  expect(rows.toString()).toBe(
    'x,f,derivative\n1,-1,-1\n-0,0,-1\nNaN,NaN,NaN\n-Infinity,Infinity,-1\nInfinity,-Infinity,-1\n',
  );
});

test('an empty input prints nothing: it may be one part of a file that was cut', async () => {
  const some = 'eval square --column a';
  const more = ['--as s', '--column b --as s,t', '--format jsonl'].map(
    (words) => `${some} --show f ${words}`,
  );
  for (const words of ['eval square', some, ...more])
    expect((await cli.output(words)).toString(), words).toBe('');
  expect((await cli.output('eval square --json')).toString()).toBe('[]\n');
});

test('an empty input gives Arrow without rows, which is read as such', async () => {
  for (const format of ['arrow', 'arrows']) {
    writeFileSync(cli.path('empty'), await cli.output(`eval square --format ${format} --show f`));
    const again = await cli.output('eval square --in empty --column f --as g,h --format csv');
    expect(again.toString()).toBe('f,g,h\n');
  }
});

test('a range takes the place of input; functions take parameters', async () => {
  const rows = await cli.output('eval affine(3,-14) tanh --from -3 --to 3 --delta 0.25');
  expect(rowsOf(rows)).toEqual(expected(arange(-3, 3, 0.01), chain(affine(3, -14), tanh), 0.25));
});

test('numbers that cross chunks are read whole', async () => {
  const x = Float64Array.from({ length: 100_000 }, (_, i) => Math.sqrt(i) - 100);
  writeFileSync(cli.path('long.txt'), x.join('\n'));
  const rows = await cli.output('eval square --in long.txt --show x');
  expect(Float64Array.from(rowsOf(rows), ([v = Number.NaN]) => v)).toEqual(x);
});

test.each([
  ['eval square', '1\n2\nabc\n', 'fluxion: line 3: expected a number, got "abc"\n'],
  ['eval square', '1\n\n0x10', 'fluxion: line 3: expected a number, got "0x10"\n'],
  [
    'eval square',
    '1,2\n',
    'fluxion: line 1: expected a number, got "1,2"; for a CSV file name the column with --column\n',
  ],
  [
    'eval square',
    'height\n1\n',
    'fluxion: line 1: expected a number, got "height"; if it is a header, name it with --column\n',
  ],
  ['eval sigmod', '', 'fluxion: no function "sigmod"; did you mean sigmoid?\n'],
  ['eval affine(3)', '', /^fluxion: affine takes 2 numbers, scale and shift, as affine\(3,-14\); got 1/],
  ['eval square --from 1', '', /^fluxion: a range needs --from and --to/],
  ['eval square --from 0 --to 1 --step 0', '', /--step must not be 0/],
  ['eval square --from 0 --to 1 --in x', '', /give either a range/],
  ['eval square --delta -1', '', /--delta <d>.*0 or more/],
  ['eval square --show y', '', /--show <columns>.*takes x, f, derivative/],
  ['eval square --npy', '', /name a file with --out/],
  ['eval square --in none.txt', '', 'fluxion: --in "none.txt": no such file or folder\n'],
  ['eval square --out none/out', '', 'fluxion: --out "none/out": no such file or folder\n'],
  ['eval square --out x.csv.gz', '1\n', /^fluxion: --out: \.gz is not written here; --format takes csv, /],
  ['eval square --shwo x', '', /unknown option '--shwo'\n\(Did you mean --show\?\)/],
  ['eval', '', /missing required argument 'functions'/],
  ['evla', '', /Did you mean eval\?/],
])('%s with %j is refused with code 2', async (words, input, message) => {
  const { code, stderr } = await cli.run(words, input);
  expect(code).toBe(2);
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
});

test('bench compares, and says the ratio in words', async () => {
  // What it says is looked at, not how fast this is: by a clock that runs fast, batches are short.
  const { now } = performance;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => times(1, 30) * now.call(performance));
  const said = await cli.output('bench --sizes 2000 --workload sigmoid --html report.html');
  clock.mockRestore();
  expect(said.toString()).toMatch(/^fluxion \d+\.\d+\.\d+; .*\n[\s\S]*n = 2,000/);
  expect(readFileSync(cli.path('report.html'), 'utf8')).toContain('<svg');
});

test('bench refuses workloads and sizes that are none', async () => {
  expect(await cli.refusal('bench --workload sigmod')).toMatch(/sigmod/);
  expect(await cli.refusal('bench --sizes 0')).toMatch(/--sizes.*from 1 to 1e8/);
});

test('help names every function and exits with code 0', async () => {
  const help = await cli.output('eval --help');
  expect(help.toString()).toMatch(/affine\(scale,shift\).*sigmoid/s);
});
