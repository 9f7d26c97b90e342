import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, parse } from 'npyjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { affine, arange, chain, sigmoid, square, tanh } from '../../src/index.js';
import { makeCli } from '../support/cli.js';

let cli: Awaited<ReturnType<typeof makeCli>>;
beforeAll(async () => {
  cli = await makeCli();
});
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

test('no numbers give the header alone', async () => {
  expect((await cli.run(['eval', 'square'])).stdout.toString()).toBe('x,f,derivative\n');
  expect((await cli.run(['eval', 'square', '--json'])).stdout.toString()).toBe('[]\n');
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

test('a column of a CSV file is read by name or place, quotes and all', async () => {
  const text = 'name,"the, x"\n"a ""b""",1.5\n"line\nbreak",-2\n';
  for (const column of ['the, x', '2'])
    expect(rowsOf((await cli.run(['eval', 'square', 'sigmoid', '--column', column], text)).stdout)).toEqual(
      expected(Float64Array.of(1.5, -2)),
    );
});

test('JSON parses, with null for what is not finite', async () => {
  const { stdout } = await cli.run(['eval', 'log', '--json', '--show', 'x,f', '--delta', '0'], '1\n0\n-1\n');
  expect(JSON.parse(stdout.toString())).toEqual([
    { x: 1, f: 0 },
    { x: 0, f: null },
    { x: -1, f: null },
  ]);
});

test.each(['<f8', '<f4', '<i4', '|u1', '<i8'])(
  'a .npy file of %s goes in, doubles come out',
  async (dtype) => {
    const types = { '<f8': Float64Array, '<f4': Float32Array, '<i4': Int32Array, '|u1': Uint8Array };
    const values = Array.from({ length: 20_000 }, (_, i) => i % 200);
    const data =
      dtype === '<i8' ? BigInt64Array.from(values, BigInt) : types[dtype as keyof typeof types].from(values);
    writeFileSync(inFolder('in.npy'), new Uint8Array(dump(data, [100, 200])));
    const { code, stderr } = await cli.run([
      'eval',
      'square',
      'sigmoid',
      '--npy',
      '--in',
      'in.npy',
      '--out',
      'out.npy',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const out = parse(new Uint8Array(readFileSync(inFolder('out.npy'))).buffer);
    expect([out.dtype, out.shape, out.fortranOrder]).toEqual(['f8', [20_000, 3], false]);
    expect(Array.from(out.data as Float64Array)).toEqual(expected(Float64Array.from(values)).flat());
  },
);

test('one column in NumPy format has one dimension, and its data begin at a multiple of 64', async () => {
  await cli.run(['eval', 'square', '--show', 'f', '--npy', '--out', 'one.npy'], '1\n2\n3\n');
  const file = readFileSync(inFolder('one.npy'));
  expect(file.length).toBe(128 + 3 * 8);
  expect(parse(new Uint8Array(file).buffer).shape).toEqual([3]);
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
  [
    ['eval', 'square', '--column', 'b'],
    'a,b\n1,2\n1,\n',
    'fluxion: line 3: expected a number, got "" in column "b"\n',
  ],
  [['eval', 'square', '--column', 'c'], 'a,b\n1,2\n', 'fluxion: --column: no column "c"; there are a, b\n'],
  [['eval', 'square', '--column', 'a'], 'a,b\n1,2\n1,2,3\n', /^fluxion: Invalid Record Length.*line 3/],
  [['eval', 'sigmod'], '', 'fluxion: no function "sigmod"; did you mean sigmoid?\n'],
  [['eval', 'affine(3)'], '', /^fluxion: affine takes 2 numbers, scale and shift, as affine\(3,-14\); got 1/],
  [['eval', 'square', '--from', '1'], '', /^fluxion: a range needs --from and --to/],
  [['eval', 'square', '--from', '0', '--to', '1', '--step', '0'], '', /--step must not be 0/],
  [['eval', 'square', '--from', '0', '--to', '1', '--in', 'x'], '', /give either a range/],
  [['eval', 'square', '--delta', '-1'], '', /--delta <d>.*0 or more/],
  [['eval', 'square', '--show', 'y'], '', /--show <columns>.*takes x, f, derivative/],
  [['eval', 'square', '--npy'], '', /name a file with --out/],
  [['eval', 'square', '--in', 'none.txt'], '', 'fluxion: --in: no file "none.txt"\n'],
  [['eval', 'square', '--out', 'none/out'], '', /--out: cannot write "none\/out"/],
  [['eval', 'square', '--shwo', 'x'], '', /unknown option '--shwo'\n\(Did you mean --show\?\)/],
  [['eval'], '', /missing required argument 'functions'/],
  [['evla'], '', /Did you mean eval\?/],
])('%j is refused with code 2: %j', async (words, input, message) => {
  const { code, stderr } = await cli.run(words, input);
  expect(code).toBe(2);
  if (typeof message === 'string') expect(stderr).toBe(message);
  else expect(stderr).toMatch(message);
});

test('a cut-off .npy file and one of text are refused', async () => {
  const whole = new Uint8Array(dump(new Float64Array(100), [100]));
  const cut = await cli.run(['eval', 'square'], whole.subarray(0, whole.length - 8));
  expect([cut.code, cut.stderr]).toEqual([
    2,
    'fluxion: the .npy file ends before the numbers that its header says\n',
  ]);
  const text = await cli.run(['eval', 'square'], new Uint8Array(dump(['a', 'b'], [2])));
  expect([text.code, text.stderr]).toEqual([2, 'fluxion: the .npy file must hold real numbers\n']);
});

test('after a bad line there is no file, and an older one is as it was', async () => {
  writeFileSync(inFolder('old.csv'), 'old');
  for (const out of ['old.csv', 'new.csv'])
    expect((await cli.run(['eval', 'square', '--out', out], `${'1\n'.repeat(50_000)}x\n`)).code).toBe(2);
  expect(readFileSync(inFolder('old.csv'), 'utf8')).toBe('old');
  expect(existsSync(inFolder('new.csv'))).toBe(false);
  expect(readdirSync(cli.folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'stopped half-way by %s there is no --out file',
  async (signal) => {
    const child = cli.start('eval', 'square', '--out', 'stopped.csv');
    child.stdin.on('error', () => {});
    child.stdin.write('1\n'.repeat(200_000));
    await expect.poll(() => readdirSync(cli.folder).some((name) => name.includes('partial'))).toBe(true);
    const closed = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    child.kill(signal);
    expect(await closed).toBe(signal);
    expect(existsSync(inFolder('stopped.csv'))).toBe(false);
    // Nothing can clean up after SIGKILL.
    if (signal === 'SIGTERM')
      expect(readdirSync(cli.folder).filter((name) => name.includes('partial'))).toEqual([]);
  },
);

test('a closed pipe stops it quietly', async () => {
  const child = cli.start('eval', 'square', '--from', '0', '--to', '1e6');
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('bench compares, and says the ratio in words', async () => {
  const words = ['bench', '--sizes', '600,2000', '--workload', 'sigmoid', '--html', 'report.html'];
  const { code, stdout, stderr } = await cli.run(words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.toString()).toMatch(/^fluxion \d+\.\d+\.\d+; .*\n[\s\S]*n = 2,000/);
  expect(readFileSync(inFolder('report.html'), 'utf8')).toContain('<svg');
}, 60_000);

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
