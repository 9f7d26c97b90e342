import { afterAll, expect, test } from 'vitest';
import { JsonElements } from '../../src/cli/json/elements.js';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

const output = async (input: string, ...words: string[]) =>
  (await cli.output(['eval', ...words], input)).toString();
const refusal = (input: string, ...words: string[]) => cli.refusal(['eval', ...words], input, true);

test('JSON tells NaN, the infinities and what is missing apart, and reads them back so', async () => {
  const text = await output('1\n0\n-1\nNA\n', 'log', '--json', '--show', 'x,f');
  expect(JSON.parse(text)).toEqual([
    { x: 1, f: 0 },
    { x: 0, f: '-Infinity' },
    { x: -1, f: 'NaN' },
    { x: null, f: null },
  ]);
  expect(JSON.parse(await output(text, 'neg', '--column', 'f', '--as', 'g,dg', '--show', 'x,f'))).toEqual([
    { x: 1, f: 0, g: 0, dg: -0 },
    { x: 0, f: '-Infinity', g: '-Infinity', dg: 'Infinity' },
    { x: -1, f: 'NaN', g: 'NaN', dg: 'NaN' },
    { x: null, f: null, g: null, dg: null },
  ]);
});

test('objects a line keep what they hold as it was written', async () => {
  const text =
    '{"id": 12345678901234567890, "x": 2, "s": "a\\n}é"}\n{"x":null}\n{"x": "1.5", "deep": [1, {"y": 2}]}';
  expect(await output(text, 'square', '--column', 'x', '--show', 'f')).toBe(
    '{"id": 12345678901234567890, "x": 2, "s": "a\\n}é","f":4}\n{"x":null,"f":null}\n' +
      '{"x": "1.5", "deep": [1, {"y": 2}],"f":2.25}\n',
  );
});

test('objects on several lines, arrays of objects and of numbers are read', async () => {
  expect(await output('{\n "x": 1\n}\n{"x":2}', 'square', '--column', 'x', '--show', 'f')).toBe(
    '{ "x": 1,"f":1}\n{"x":2,"f":4}\n',
  );
  expect(
    JSON.parse(await output(' [ {"x":1} , {"x":2} ] ', 'square', '--column', 'x', '--show', 'f')),
  ).toEqual([
    { x: 1, f: 1 },
    { x: 2, f: 4 },
  ]);
  expect(await output('[1,2.5,"NaN",null]', 'neg', '--show', 'f', '--format', 'csv')).toBe(
    'f\n-1\n-2.5\nNaN\n\n',
  );
});

test('CSV becomes JSON and JSON becomes CSV', async () => {
  expect(await output('a,b\n007,1\n', 'square', '--column', 'b', '--show', 'f', '--format', 'jsonl')).toBe(
    '{"a":"007","b":1,"f":1}\n',
  );
  expect(
    await output(
      '{"a":"x,y","b":1}\n{"b":2,"a":null}',
      'square',
      '--column',
      'b',
      '--show',
      'f',
      '--format',
      'csv',
    ),
  ).toBe('a,b,f\n"x,y",1,1\n,2,4\n');
});

test.each([
  ['{"x":1}', [], 'the JSON has objects: name one of "x" with --column'],
  ['{"x":1}\n{"x":true}', ['--column', 'x'], 'line 2, "x": expected a number, got "true"'],
  ['{"x":1}\n{"x":}', ['--column', 'x'], 'line 2: no JSON: "{\\"x\\":}"'],
  ['{"x":1}\n{"x":1', ['--column', 'x'], 'line 2: the JSON ends within a value'],
  ['[{"x":1},,{"x":2}]', ['--column', 'x'], 'line 1: the JSON array needs one comma between two values'],
  ['[1 2]', [], 'line 1: the JSON array needs one comma between two values'],
  ['[1,]', [], 'line 1: the JSON array needs one comma between two values'],
  ['[1', [], 'the JSON array is not closed'],
  ['{"x":1}}', ['--column', 'x'], 'line 1: "}" where a JSON value should begin'],
  ['{"x":1},\n{"x":2}', ['--column', 'x'], 'line 1: "," where a JSON value should begin'],
  ['{"x":1}\n]', ['--column', 'x'], 'line 2: "]" where a JSON value should begin'],
  ['[1] 2', [], 'line 1: text after the JSON array'],
  ['{"f":1}', ['--column', 'f'], 'the table has a column "f" already; name the results with --as'],
  ['{"x":1}\n{"x":null}', ['--column', 'x', '--strict'], 'line 2, "x": missing value'],
])('%j with %j is refused', async (text, words, message) => {
  expect(await refusal(text, 'square', ...words)).toBe(message);
});

test('a key that comes up late and is the name of a result is refused too', async () => {
  const rows = '{"x":1}\n'.repeat(50_000);
  expect(await refusal(`${rows}{"x":1,"f":2}`, 'square', '--column', 'x')).toBe(
    'line 50001: there is a key "f" already; name the results with --as',
  );
});

test('wherever JSON is cut into reads, the same values come out', () => {
  const bytes = Buffer.from('[ {"a":"}\\"é"}, [1,{"b":[]}],\n-2e3 ,true,"x,]" ]\n');
  for (let cut = 0; cut <= bytes.length; cut++) {
    const elements = new JsonElements();
    const found = [
      ...elements.read(bytes.subarray(0, cut)),
      ...elements.read(bytes.subarray(cut)),
      ...elements.end(),
    ];
    expect(
      found.map(({ text }) => JSON.parse(text)),
      `cut at ${cut}`,
    ).toEqual([{ a: '}"é' }, [1, { b: [] }], -2000, true, 'x,]']);
  }
});
