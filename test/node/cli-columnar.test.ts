import { readFileSync, writeFileSync } from 'node:fs';
import {
  DateDay,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import { sigmoid } from '../../src/index.js';
import { makeCli } from '../support/run-cli.js';
import { times } from '../support/thorough.js';

const cli = makeCli();
afterAll(() => cli.remove());

const ROWS = 5;
const X = [0.5, null, -2, 1e300, Number.NaN];

/** A table with a column of each kind; x has a missing value and a NaN. */
function table(): Table {
  const columns = {
    id: vectorFromArray([1n, 2n, 2n ** 60n, 4n, 5n], new Int64()),
    x: vectorFromArray(X, new Float64()),
    single: vectorFromArray([0.1, 0.2, 0.3, 0.4, null], new Float32()),
    count: vectorFromArray([1, 2, 3, 4, 5], new Int32()),
    name: vectorFromArray(['a', 'é', null, '', 'x,y'], new Utf8()),
    kind: vectorFromArray(['u', 'v', 'u', null, 'v'], new Dictionary(new Utf8(), new Int32())),
  };
  const time = makeData({
    type: new TimestampMicrosecond('UTC'),
    length: ROWS,
    data: BigInt64Array.from({ length: ROWS }, (_, i) => 1577836800123456n + BigInt(i)),
  });
  const day = makeData({ type: new DateDay(), length: ROWS, data: Int32Array.from([0, 1, 18321, -1, 4]) });
  const fields = [
    ...Object.entries(columns).map(([name, vector]) => new Field(name, vector.type, true)),
    new Field('time', time.type, true),
    new Field('day', day.type, true),
  ];
  const schema = new Schema(fields, new Map([['made', 'here']]));
  const children = [...Object.values(columns).map((vector) => vector.data[0] as never), time, day];
  return new Table(
    new RecordBatch(schema, makeData({ type: new Struct(fields), length: ROWS, nullCount: 0, children })),
  );
}

const rowsOf = (from: Table) => from.toArray().map((row) => ({ ...row.toJSON() }));

const run = (words: string, input?: string | Uint8Array) => cli.output(`eval ${words}`, input);

const expected = X.map((x) => (x === null ? null : sigmoid(x)));

test.each(['stream', 'file'] as const)(
  'an Arrow %s keeps its columns, their types and its notes',
  async (form) => {
    const before = table();
    writeFileSync(cli.path('arrow'), tableToIPC(before, form));
    const after = tableFromIPC(await run('sigmoid --in arrow --column x --show f'));
    expect(after.schema.fields.slice(0, -1).map(String)).toEqual(before.schema.fields.map(String));
    expect(String(after.schema.fields.at(-1))).toBe('f: Float64');
    expect([...after.schema.metadata]).toEqual([['made', 'here']]);
    expect(rowsOf(after)).toEqual(rowsOf(before).map((row, i) => ({ ...row, f: expected[i] })));
  },
);

test('singles give singles; the result of a missing value is missing', async () => {
  const words = 'square --column single --only --show f';
  const after = tableFromIPC(await run(words, tableToIPC(table(), 'stream')));
  expect(String(after.schema.fields[0])).toBe('f: Float32');
  expect(after.toArray().map((row) => row.f)).toEqual([
    ...[0.1, 0.2, 0.3, 0.4].map((x) => Math.fround(Math.fround(x) ** 2)),
    null,
  ]);
});

test('record batches of many sizes, in the same memory one after the other, keep their numbers apart', async () => {
  const sizes = [3, 5000, 1, 3000, 5001];
  let next = 0;
  const batches = sizes.map((length) => {
    const data = makeData({ type: new Float64(), data: Float64Array.from({ length }, () => next++) });
    const schema = new Schema([new Field('x', new Float64(), true)]);
    const type = new Struct(schema.fields);
    return new RecordBatch(schema, makeData({ type, length, nullCount: 0, children: [data] }));
  });
  const input = tableToIPC(new Table(batches), 'stream');
  const right = Float64Array.from({ length: next }, (_, i) => i);
  for (const words of ['neg --column x --show f', 'neg --column x --show f --format csv']) {
    const output = await run(words, input);
    const columns = words.includes('csv')
      ? output
          .toString()
          .trim()
          .split('\n')
          .slice(1)
          .map((row) => row.split(',').map(Number))
      : [...tableFromIPC(output)].map((row) => [row.x, row.f]);
    expect(columns.length).toBe(next);
    expect(columns.findIndex(([x, f], i) => x !== right[i] || f !== -x)).toBe(-1);
  }
});

test('several record batches stay as they are, and one of dictionaries is written once', async () => {
  const one = table();
  const both = one.concat(one);
  const after = tableFromIPC(await run('neg --column count --show f', tableToIPC(both, 'stream')));
  expect(after.batches.map(({ numRows }) => numRows)).toEqual([ROWS, ROWS]);
  expect(after.getChild('kind')?.toJSON()).toEqual(both.getChild('kind')?.toJSON());
});

test('Arrow becomes CSV and JSON to the last digit of its times and integers', async () => {
  const input = tableToIPC(table(), 'stream');
  expect(
    (await run('neg --column count --show f --format csv', input)).toString().split('\n').slice(0, 4),
  ).toEqual([
    'id,x,single,count,name,kind,time,day,f',
    '1,0.5,0.10000000149011612,1,a,u,2020-01-01T00:00:00.123456Z,1970-01-01,-1',
    '2,,0.20000000298023224,2,é,v,2020-01-01T00:00:00.123457Z,1970-01-02,-2',
    '1152921504606846976,-2,0.30000001192092896,3,,u,2020-01-01T00:00:00.123458Z,2020-02-29,-3',
  ]);
  expect((await run('neg --column count --show f --format jsonl', input)).toString().split('\n')[4]).toBe(
    '{"id":5,"x":"NaN","single":null,"count":5,"name":"x,y","kind":"v",' +
      '"time":"2020-01-01T00:00:00.123460Z","day":"1970-01-05","f":-5}',
  );
});

test('Arrow becomes Parquet and comes back', async () => {
  writeFileSync(cli.path('t.arrow'), tableToIPC(table(), 'file'));
  await run('sigmoid --in t.arrow --column x --show f --out t.parquet');
  const back = tableFromIPC(await run('neg --in t.parquet --column count --show f --as g --format arrows'));
  const before = rowsOf(table());
  const got = rowsOf(back);
  expect(String(back.schema)).toMatch(/Timestamp<MICROSECOND, UTC>.*Date32<DAY>/);
  expect(got.map(({ id, x, name, kind, time, day }) => ({ id, x, name, kind, time, day }))).toEqual(
    before.map(({ id, x, name, kind, time, day }) => ({ id, x, name, kind, time, day })),
  );
});

/** A Parquet file of several row groups. */
function parquet(): Buffer {
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'x', data: [1, null, 3, 4, 5, 6, 7], type: 'DOUBLE' },
      { name: 'price', data: [1, 2, 3, 4, 5, 6, 7], type: 'INT32' },
      { name: 'name', data: ['a', 'b', null, 'd', 'e', 'f', 'g'], type: 'STRING' },
      { name: 'when', data: Array.from({ length: 7 }, (_, i) => new Date(i * 1000)), type: 'TIMESTAMP' },
      { name: 'list', data: Array.from({ length: 7 }, (_, i) => ({ a: i })), type: 'JSON' },
    ],
    rowGroupSize: 3,
    kvMetadata: [{ key: 'note', value: 'kept' }],
  });
  return Buffer.from(buffer);
}

const arrayBuffer = (bytes: Buffer) => Uint8Array.from(bytes).buffer;

test('a Parquet file keeps its columns page by page, its row groups and its notes', async () => {
  writeFileSync(cli.path('p.parquet'), parquet());
  await run('square --in p.parquet --column x --show f --out q.parquet');
  const before = arrayBuffer(readFileSync(cli.path('p.parquet')));
  const after = arrayBuffer(readFileSync(cli.path('q.parquet')));
  const [was, is] = [parquetMetadata(before), parquetMetadata(after)];
  expect(is.row_groups.map(({ num_rows }) => num_rows)).toEqual([3n, 3n, 1n]);
  expect(is.key_value_metadata).toEqual(was.key_value_metadata);
  for (const [group, { columns }] of was.row_groups.entries())
    for (const [column, { meta_data: from }] of columns.entries()) {
      const to = is.row_groups[group]?.columns[column]?.meta_data;
      const pages = (file: ArrayBuffer, data: typeof from) => {
        const start = Number(data?.dictionary_page_offset ?? data?.data_page_offset);
        return Buffer.from(file).subarray(start, start + Number(data?.total_compressed_size));
      };
      expect(pages(after, to).equals(pages(before, from))).toBe(true);
    }
  const rows = await parquetReadObjects({ file: before });
  const results = rows.map(({ x }) => (x === null || x === undefined ? null : x * x));
  expect(await parquetReadObjects({ file: after })).toEqual(
    rows.map((row, i) => ({ ...row, f: results[i] })),
  );
});

test('a text of Parquet keeps the mark of order that it begins with, with a dictionary and without', async () => {
  const marked = ['\ufeffa', null, '\ufeff', 'b', '\ufeffa'];
  const each = marked.map((text, i) => text && `${text}${i}`);
  const file = parquetWriteBuffer({
    columnData: [
      { name: 'x', data: [1, 2, 3, 4, 5], type: 'DOUBLE' },
      { name: 'again', data: marked, type: 'STRING', encoding: 'RLE_DICTIONARY' },
      { name: 'plain', data: each, type: 'STRING', encoding: 'PLAIN' },
    ],
  });
  writeFileSync(cli.path('marked.parquet'), Buffer.from(file));
  const lines = (await run('neg --in marked.parquet --column x --show f --format jsonl')).toString();
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ again }) => again)).toEqual(marked);
  expect(rows.map(({ plain }) => plain)).toEqual(each);
});

test('CSV becomes Parquet: what was read as numbers is numbers, the rest is text as it stood', async () => {
  await run('square --column b --show f --out c.parquet', 'a,b\n007,1.50\nx,NA\n');
  const file = arrayBuffer(readFileSync(cli.path('c.parquet')));
  expect(await parquetReadObjects({ file })).toEqual([
    { a: '007', b: 1.5, f: 2.25 },
    { a: 'x', b: null, f: null },
  ]);
});

test.each([
  ['--column name', /--column "name": it holds text, no numbers/],
  ['--column none', /--column: no column "none"; there are "x", "price"/],
  ['', /the table has the columns x, price, name, when, list: name one with --column/],
  ['--column x --strict', /row 2, column "x": missing value/],
])('Parquet with %j is refused', async (words, message) => {
  writeFileSync(cli.path('p.parquet'), parquet());
  expect(await cli.refusal(`eval square --in p.parquet ${words}`.trim())).toMatch(message);
});

test('damaged files are refused in a line, and integers beyond 2^53 by their row', async () => {
  const refuse = async (words: string, input: Uint8Array, message: RegExp) => {
    writeFileSync(cli.path('damaged'), input);
    expect(await cli.refusal(`eval square --in damaged ${words}`)).toMatch(message);
  };
  const stream = tableToIPC(table(), 'stream');
  await refuse('--column id', stream, /row 3, column "id": 1152921504606846976 is beyond|exact/);
  await refuse('--column name', stream, /--column "name": it holds Utf8, no numbers/);
  await refuse('--column x --strict', stream, /row 2, column "x": missing value/);
  await refuse(
    '--column x',
    stream.subarray(0, stream.length - 200),
    /of which \d+ have come when the input ends/,
  );
  const long = Buffer.from(stream);
  long.writeInt32LE(0x7fffffff, 4);
  await refuse('--column x', long, /a message has a description of 2147483647 bytes/);
  const file = Buffer.from(tableToIPC(table(), 'file'));
  const footer = file.length - 10 - file.readInt32LE(file.length - 10);
  await refuse('--column x', file.fill(0xff, 8, footer), /the Arrow data cannot be read: /);
  await refuse('--column x', parquet().subarray(0, 300), /the Parquet file cannot be read: /);
  const cut = parquet();
  cut.writeUInt32LE(0x7fffffff, cut.length - 8);
  await refuse('--column x', cut, /the Parquet file cannot be read: /);
});

test.each(['stream', 'file'] as const)(
  'no length, offset or place in an Arrow %s is believed: each is refused in a line or read at once',
  async (form) => {
    const right = Buffer.from(tableToIPC(table(), form));
    const codes = new Set<number | null>();
    for (let at = 0; at + 4 <= right.length; at += 4 * times(1, 9)) {
      const wrong = Buffer.from(right);
      wrong.writeInt32LE(at % 8 === 0 ? 0x7fffff00 : -5, at);
      writeFileSync(cli.path('wrong'), wrong);
      const { code, stderr } = await cli.run('eval neg --column x --show f --format csv --in wrong');
      expect({ at, code, stderr }).toEqual(
        code === 0 ? { at, code, stderr: '' } : { at, code: 2, stderr: expect.stringMatching(/^[^\n]*\n$/) },
      );
      codes.add(code);
    }
    expect([...codes].sort()).toEqual([0, 2]);
  },
);
