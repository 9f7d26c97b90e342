import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { affine, arange, chain, sigmoid, square, tanh } from '../../src/index.js';
import { makeCli } from '../support/cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

const f = chain(square, sigmoid);
const inFolder = (name: string) => join(cli.folder, name);
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
  const { code, stdout, stderr } = await cli.run(['eval', 'square', 'sigmoid'], text);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.toString().split('\n')[0]).toBe('x,f,derivative');
  expect(rowsOf(stdout)).toEqual(expected(x));
});

test('every way to write a number is read as JavaScript reads it', async () => {
  const written =
    '1 -1 +1 1. .5 -.5 007 0.1 2.675 123456789012345 1234567890123456789 0.000001 1e3 1E-3 -1.5e+2 5e-324 9007199254740993'.split(
      ' ',
    );
  const { stdout } = await cli.run(['eval', 'neg', '--show', 'x'], written.join('\n'));
  expect(rowsOf(stdout).map(([x]) => x)).toEqual(written.map(Number));
});

test('spaces, empty lines, Windows line ends, nan and inf are read', async () => {
  const { stdout, code } = await cli.run(['eval', 'neg'], ' 1 \r\n\n-0\r\nNaN\n-inf\nInfinity');
  expect(code).toBe(0);
  expect(stdout.toString()).toBe(
    'x,f,derivative\n1,-1,-1\n-0,0,-1\nNaN,NaN,NaN\n-Infinity,Infinity,-1\nInfinity,-Infinity,-1\n',
  );
});

test('an empty input prints nothing, so that it can be a part of a divided one', async () => {
  expect((await cli.run(['eval', 'square'])).stdout.toString()).toBe('');
  expect((await cli.run(['eval', 'square', '--column', 'a'])).stdout.toString()).toBe('');
  expect((await cli.run(['eval', 'square', '--json'])).stdout.toString()).toBe('[]\n');
  for (const more of [
    ['--as', 's'],
    ['--column', 'b', '--as', 's,t'],
    ['--format', 'jsonl'],
  ]) {
    const { code, stdout, stderr } = await cli.run([
      'eval',
      'square',
      '--column',
      'a',
      '--show',
      'f',
      ...more,
    ]);
    expect({ more, code, text: `${stdout}${stderr}` }).toEqual({ more, code: 0, text: '' });
  }
});

test('an empty input gives Arrow without rows, which is read as such', async () => {
  for (const format of ['arrow', 'arrows']) {
    const { stdout } = await cli.run(['eval', 'square', '--format', format, '--show', 'f']);
    writeFileSync(inFolder('empty'), stdout);
    const again = await cli.run('eval square --in empty --column f --as g,h --format csv'.split(' '));
    expect({ ...again, stdout: again.stdout.toString() }).toEqual({ code: 0, stdout: 'f,g,h\n', stderr: '' });
  }
});

test('a range takes the place of input; functions take parameters', async () => {
  const words = ['eval', 'affine(3,-14)', 'tanh', '--from', '-3', '--to', '3', '--delta', '0.25'];
  const { stdout } = await cli.run(words);
  expect(rowsOf(stdout)).toEqual(expected(arange(-3, 3, 0.01), chain(affine(3, -14), tanh), 0.25));
});

test('numbers that cross chunks are read whole', async () => {
  const x = Float64Array.from({ length: 100_000 }, (_, i) => Math.sqrt(i) - 100);
  writeFileSync(inFolder('long.txt'), x.join('\n'));
  const { stdout } = await cli.run(['eval', 'square', '--in', 'long.txt', '--show', 'x']);
  expect(rowsOf(stdout).map(([v]) => v)).toEqual([...x]);
});

test.each([
  [['eval', 'square'], '1\n2\nabc\n', 'fluxion: line 3: expected a number, got "abc"\n'],
  [['eval', 'square'], '1\n\n0x10', 'fluxion: line 3: expected a number, got "0x10"\n'],
  [
    ['eval', 'square'],
    '1,2\n',
    'fluxion: line 1: expected a number, got "1,2"; for a CSV file name the column with --column\n',
  ],
  [
    ['eval', 'square'],
    'height\n1\n',
    'fluxion: line 1: expected a number, got "height"; if it is a header, name it with --column\n',
  ],
  [['eval', 'sigmod'], '', 'fluxion: no function "sigmod"; did you mean sigmoid?\n'],
  [['eval', 'affine(3)'], '', /^fluxion: affine takes 2 numbers, scale and shift, as affine\(3,-14\); got 1/],
  [['eval', 'square', '--from', '1'], '', /^fluxion: a range needs --from and --to/],
  [['eval', 'square', '--from', '0', '--to', '1', '--step', '0'], '', /--step must not be 0/],
  [['eval', 'square', '--from', '0', '--to', '1', '--in', 'x'], '', /give either a range/],
  [['eval', 'square', '--delta', '-1'], '', /--delta <d>.*0 or more/],
  [['eval', 'square', '--show', 'y'], '', /--show <columns>.*takes x, f, derivative/],
  [['eval', 'square', '--npy'], '', /name a file with --out/],
  [['eval', 'square', '--in', 'none.txt'], '', 'fluxion: --in "none.txt": no such file or folder\n'],
  [['eval', 'square', '--out', 'none/out'], '', 'fluxion: --out "none/out": no such file or folder\n'],
  [
    ['eval', 'square', '--out', 'x.csv.gz'],
    '1\n',
    /^fluxion: --out: \.gz is not written here; --format takes csv, /,
  ],
  [['eval', 'square', '--shwo', 'x'], '', /unknown option '--shwo'\n\(Did you mean --show\?\)/],
  [['eval'], '', /missing required argument 'functions'/],
  [['evla'], '', /Did you mean eval\?/],
])('%j is refused with code 2: %j', async (words, input, message) => {
  const { code, stderr } = await cli.run(words, input);
  expect(code).toBe(2);
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
});

test('bench compares, and says the ratio in words', async () => {
  const words = ['bench', '--sizes', '2000', '--workload', 'sigmoid', '--html', 'report.html'];
  const { code, stdout, stderr } = await cli.run(words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.toString()).toMatch(/^fluxion \d+\.\d+\.\d+; .*\n[\s\S]*n = 2,000/);
  expect(readFileSync(inFolder('report.html'), 'utf8')).toContain('<svg');
});

test('bench refuses workloads and sizes that are none', async () => {
  const workload = await cli.run(['bench', '--workload', 'sigmod']);
  expect([workload.code, workload.stderr]).toEqual([2, expect.stringMatching(/sigmod/)]);
  const sizes = await cli.run(['bench', '--sizes', '0']);
  expect([sizes.code, sizes.stderr]).toEqual([2, expect.stringMatching(/--sizes.*from 1 to 1e8/)]);
});

test('help names every function and exits with code 0', async () => {
  const { code, stdout } = await cli.run(['eval', '--help']);
  expect(code).toBe(0);
  expect(stdout.toString()).toMatch(/affine\(scale,shift\).*sigmoid/s);
});
