import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { sigmoid } from '../../src/index.js';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

const output = async (input: string | Uint8Array, ...words: string[]) =>
  (await cli.output(['eval', ...words], input)).toString();
const refusal = (input: string | Uint8Array, ...words: string[]) => cli.refusal(['eval', ...words], input);

test('results are appended behind the table’s own columns, which stay as they were written', async () => {
  const text = 'name,"the, x" ,z\n"a ""b""",1.50,é\n"line\nbreak",-2, \n';
  for (const column of ['the, x', '2'])
    expect(await output(text, 'square', '--column', column)).toBe(
      'name,"the, x" ,z,f,derivative\n"a ""b""",1.50,é,2.25,3\n"line\nbreak",-2, ,4,-4\n',
    );
});

test('--only leaves the results alone; --as and --show name and choose them', async () => {
  const text = 'a,b\n1,2\n';
  expect(await output(text, 'square', '--column', 'b', '--only')).toBe('f,derivative\n4,4\n');
  expect(await output(text, 'square', '--column', 'b', '--only', '--show', 'x,f')).toBe('x,f\n2,4\n');
  expect(await output(text, 'square', '--column', 'b', '--show', 'f', '--as', 'b,2'.slice(0, 1) + 2)).toBe(
    'a,b,b2\n1,2,4\n',
  );
});

test('several columns at once, named one by one or in a list, in the order asked for', async () => {
  const text = 'a,b\n1,2\n3,4\n';
  const right = 'a,b,b_f,a_f\n1,2,4,1\n3,4,16,9\n';
  expect(await output(text, 'square', '--show', 'f', '--column', 'b', '--column', 'a')).toBe(right);
  expect(await output(text, 'square', '--show', 'f', '--column', 'b,a')).toBe(right);
});

test('a file without a header is read whole, and gets none', async () => {
  expect(await output('1,2\n3,4\n', 'square', '--column', '2', '--no-header', '--show', 'f')).toBe(
    '1,2,4\n3,4,16\n',
  );
  expect(await output('1\n2\n', 'square', '--no-header', '--show', 'f')).toBe('1\n4\n');
});

test('a first line of numbers is neither lost nor guessed to be a row', async () => {
  expect(await refusal('1,2\n3,4\n', 'square', '--column', '2')).toBe(
    'the first line has "2" where a name should stand: say --no-header if it is a row, --header if it is the header',
  );
  expect(await output('2019,2020\n3,4\n', 'square', '--column', '2020', '--header', '--show', 'f')).toBe(
    '2019,2020,f\n3,4,16\n',
  );
});

test.each([
  [';', 'the cells are separated by ";" (--delimiter says otherwise)'],
  ['\t', 'the cells are separated by tab (--delimiter says otherwise)'],
  ['|', 'the cells are separated by "|" (--delimiter says otherwise)'],
])('%j between cells is found out, said, and kept', async (delimiter, note) => {
  const text = `a${delimiter}"b, c"\n1${delimiter}2\n`;
  const { code, stdout, stderr } = await cli.run(['eval', 'square', '--column', 'b, c', '--show', 'f'], text);
  expect({ code, stderr }).toEqual({ code: 0, stderr: `fluxion: ${note}\n` });
  expect(stdout.toString()).toBe(`a${delimiter}"b, c"${delimiter}f\n1${delimiter}2${delimiter}4\n`);
  const given = delimiter === '\t' ? 'tab' : delimiter;
  expect(await output(text, 'square', '--column', '2', '--show', 'f', '--delimiter', given)).toBe(
    stdout.toString(),
  );
});

test('where several characters could separate the cells, it is the one by which the column exists', async () => {
  const { stdout } = await cli.run(['eval', 'square', '--column', 'b', '--show', 'f'], 'a,x;b\n1,2;3\n');
  expect(stdout.toString()).toBe('a,x;b;f\n1,2;3;9\n');
  expect(await refusal('a,b;c,d\n', 'square', '--column', '2')).toBe(
    'the cells may be separated by "," or by ";": say which with --delimiter',
  );
});

test('a byte order mark, Windows line ends and a last line without one', async () => {
  expect(await output('\ufeffa,b\r\n1,2\r\n"3",4', 'square', '--column', 'a', '--show', 'f')).toBe(
    '\ufeffa,b,f\r\n1,2,1\r\n"3",4,9\r\n',
  );
  expect(await output('\ufeff1.5\n', 'square', '--show', 'f')).toBe('f\n2.25\n');
});

test('of two columns of one name neither is taken; a place tells which', async () => {
  expect(await refusal('a,a\n1,2\n', 'square', '--column', 'a')).toBe(
    '--column: 2 columns are called "a"; say which by its place: 1 or 2',
  );
  expect(await output('a,a\n1,2\n', 'square', '--column', '2', '--show', 'f')).toBe('a,a,f\n1,2,4\n');
});

test('a missing value makes a missing result, written as it was', async () => {
  expect(await output('a\n1\n\nNA\nNaN\nnull\n "NA" \n2\n', 'square', '--column', 'a', '--show', 'f')).toBe(
    'a,f\n1,1\n,\nNA,NA\nNaN,NaN\nnull,null\n "NA" ,NA\n2,4\n',
  );
  expect(
    await output('a,b\n1,-999\n2,?\n', 'square', '--column', 'b', '--missing', '-999', '--missing', '?'),
  ).toBe('a,b,f,derivative\n1,-999,-999,-999\n2,?,?,?\n');
  expect(await output('1\nNA\n', 'square', '--show', 'f')).toBe('f\n1\nNA\n');
  expect(await output('1,\n2,NA\n', 'square', '--column', '2', '--no-header', '--show', 'f')).toBe(
    '1,,\n2,NA,NA\n',
  );
});

test('--strict stops at a missing value and names its line', async () => {
  const text = 'a,b\n"x\ny",1\nz,NA\n';
  expect(await refusal(text, 'square', '--column', 'b', '--strict')).toBe(
    'line 4, column "b": missing value "NA"',
  );
  expect(await refusal('1\n\nNA\n', 'square', '--strict')).toBe('line 3: missing value "NA"');
});

test.each([
  ['a,b\n1,2\nx,3\n', ['--column', 'a'], 'line 3, column "a": expected a number, got "x"'],
  ['a,b\n1,2\n1,2,3\n', ['--column', 'a'], 'line 3: 3 cells, where the header has 2'],
  ['a,b\n1,2\n1\n', ['--column', 'a'], 'line 3: 1 cell, where the header has 2'],
  ['a,b\n1,"2"3\n', ['--column', 'a'], 'line 2: text after a closing quote'],
  ['a,b\n1,"2\n', ['--column', 'a'], 'line 2: a quote is not closed'],
  ['a;b\n1;2,5\n', ['--column', 'b', '--delimiter', ';'], /got "2,5"; decimals are written with a point/],
  ['a,b\n1,2\n', ['--column', 'c'], '--column: no column "c"; there are "a", "b"'],
  ['a,b\n1,2\n', ['--column', 'a', '--column', '1'], '--column: "a" is asked for twice'],
  ['a,f\n1,2\n', ['--column', 'a'], 'the table has a column "f" already; name the results with --as'],
  ['a\n1\n', ['--column', 'a', '--as', 'y'], '--as: there are 2 results, f, derivative; got 1 names'],
  ['1\r2\r3\r', ['--column', '1', '--no-header'], /returns alone/],
  ['\ufffea\0,\0b\0', ['--column', 'a'], /no UTF-8 text/],
  ['1\n', ['--append'], '--append goes with a table, of which --column names a column'],
  ['a\n1\n', ['--column', 'a', '--append', '--only'], 'choose one of --append and --only'],
  ['\x1f\x8b\x08', [], 'the input is compressed: pipe it through gzip -dc'],
])('%j with %j is refused', async (text, words, message) => {
  const input = text.startsWith('\x1f') ? Buffer.from(text, 'latin1') : text;
  const got = await refusal(input, 'square', ...words);
  if (typeof message === 'string') expect(got).toBe(message);
  else expect(got).toMatch(message);
});

test('a message quotes no control characters of a file, and little of its text', async () => {
  const header = '\x1b]0;t\x07\x9b31m\u202e';
  const message = await refusal(`${header},${'y'.repeat(200)}\n1,2\n`, 'square', '--column', 'q');
  expect(message).toBe(
    `--column: no column "q"; there are "\\u001b]0;t\\u0007\\u009b31m\\u202e", "${'y'.repeat(79)}…"`,
  );
  expect(await refusal('\x1b[2J\n', 'square')).toMatch(/got "\\u001b\[2J"/);
});

test('wherever the input is cut into reads, the same comes out', async () => {
  const text = '\ufeffa,b,c\r\n"x ""y""\r\nz",-1.25e-3,é\r\n,"2",\r\n\r\nq, 3.5 ,w';
  const words = ['eval', 'square', '--column', 'b', '--show', 'f'];
  const whole = (await cli.run(words, text)).stdout.toString();
  expect(whole).toBe(
    '\ufeffa,b,c,f\r\n"x ""y""\r\nz",-1.25e-3,é,0.0000015625\r\n,"2",,4\r\nq, 3.5 ,w,12.25\r\n',
  );
  const { CsvReader } = await import('../../src/cli/text/csv.js');
  const { Marks } = await import('../../src/cli/text/missing.js');
  const bytes = Buffer.from(text);
  for (let cut = 0; cut <= bytes.length; cut++) {
    const reader = new CsvReader({ columns: ['b'] }, new Marks(), false);
    const batches = [reader.read(bytes.subarray(0, cut)), reader.read(bytes.subarray(cut)), reader.end()];
    const numbers = batches.flatMap((batch) => Array.from(batch?.inputs[0] ?? []));
    expect(numbers, `cut at ${cut}`).toEqual([-1.25e-3, 2, 3.5]);
  }
});

test('a table of many rows has the library’s numbers', async () => {
  const x = Float64Array.from({ length: 60_000 }, (_, i) => Math.sin(i) * 10 ** (i % 7));
  writeFileSync(cli.path('many.csv'), `i,x\n${Array.from(x, (v, i) => `${i},${v}\n`).join('')}`);
  const { code } = await cli.run(
    'eval sigmoid --in many.csv --column x --show f --out many-out.csv'.split(' '),
  );
  expect(code).toBe(0);
  const rows = readFileSync(cli.path('many-out.csv'), 'utf8').trim().split('\n').slice(1);
  expect(rows.map((row) => Number(row.split(',')[2]))).toEqual([...sigmoid(x)]);
});
