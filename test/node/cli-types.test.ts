/** What the table's own columns are once they have gone from one format to another. */
import { readFileSync } from 'node:fs';
import {
  Binary,
  type Data,
  type DataType,
  DateMillisecond,
  Decimal,
  DurationMicrosecond,
  Field,
  FixedSizeBinary,
  FixedSizeList,
  Float16,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  IntervalMonthDayNano,
  List,
  Map_,
  makeData,
  Null,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimeMicrosecond,
  TimeMillisecond,
  TimeNanosecond,
  TimeSecond,
  TimestampMicrosecond,
  TimestampSecond,
  tableFromIPC,
  tableToIPC,
  Uint8,
  Uint16,
  Uint32,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { parquetMetadata } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

/** The second row of each column is missing. */
const ROWS = 3;
const common = { length: ROWS, nullCount: 1, nullBitmap: Uint8Array.of(0b101) };

const fixed = (type: DataType, data: ArrayBufferView): Data =>
  makeData({ type, data, ...common } as never) as Data;

/** Lists of 2, none and 1 of these. */
const lists = (type: DataType, child: Data): Data =>
  makeData({ type, valueOffsets: Int32Array.of(0, 2, 2, 3), child, ...common } as never) as Data;

const clock = (type: DataType, counts: readonly number[]): Data =>
  fixed(type, type.ArrayType.from(counts as never) as ArrayBufferView);

function columns(): Record<string, Data> {
  const texts = vectorFromArray(['a', null, 'é"'], new Utf8()).data[0] as Data;
  const counts = makeData({ type: new Int32(), data: Int32Array.of(1, 2, 3) }) as Data;
  const record = new Struct([new Field('n', new Int32(), true), new Field('t', new Utf8(), true)]);
  const parts = makeData({ type: record, length: ROWS, nullCount: 0, children: [counts, texts] } as never);
  const entry = new Struct([new Field('key', new Int32(), false), new Field('value', new Utf8(), true)]);
  const entries = makeData({ type: entry, length: ROWS, nullCount: 0, children: [counts, texts] } as never);
  const small = Uint32Array.of(150, 0, 0, 0, 0, 0, 0, 0, ...new Uint32Array(4).fill(0xffff_ffff));
  return {
    int8: fixed(new Int8(), Int8Array.of(-128, 0, 127)),
    int16: fixed(new Int16(), Int16Array.of(-32768, 0, 32767)),
    uint8: fixed(new Uint8(), Uint8Array.of(0, 0, 255)),
    uint16: fixed(new Uint16(), Uint16Array.of(0, 0, 65535)),
    uint32: fixed(new Uint32(), Uint32Array.of(0, 0, 2 ** 32 - 1)),
    half: fixed(new Float16(), Uint16Array.of(0x3e00, 0, 0x7bff)),
    decimal: fixed(new Decimal(2, 20, 128), small),
    fixed: fixed(new FixedSizeBinary(2), Uint8Array.of(0, 255, 9, 9, 97, 98)),
    seconds: clock(new TimeSecond(), [3723, 0, 86399]),
    milliseconds: clock(new TimeMillisecond(), [3723004, 0, 86399999]),
    microseconds: fixed(new TimeMicrosecond(), BigInt64Array.of(3723004005n, 0n, 86399999999n)),
    nanoseconds: fixed(new TimeNanosecond(), BigInt64Array.of(3723004005006n, 0n, 86399999999999n)),
    naive: fixed(new TimestampMicrosecond(), BigInt64Array.of(1577836800123456n, 0n, -1n)),
    berlin: fixed(new TimestampMicrosecond('Europe/Berlin'), BigInt64Array.of(1577836800123456n, 0n, -1n)),
    whole: fixed(new TimestampSecond('UTC'), BigInt64Array.of(1577836800n, 0n, -1n)),
    day: fixed(new DateMillisecond(), BigInt64Array.of(86400000n, 0n, -86400000n)),
    lasting: fixed(new DurationMicrosecond(), BigInt64Array.of(1500000n, 0n, -1n)),
    month: fixed(new IntervalMonthDayNano(), Int32Array.of(1, 2, 3, 0, 0, 0, 0, 0, -1, 0, -1, -1)),
    none: makeData({ type: new Null(), length: ROWS }) as Data,
    list: lists(new List(new Field('item', new Int32(), true)), counts),
    pairs: makeData({
      type: new FixedSizeList(1, new Field('item', new Int32(), true)),
      child: counts,
      ...common,
    } as never) as Data,
    record: makeData({ type: record, children: [counts, texts], ...common } as never) as Data,
    records: lists(new List(new Field('item', record, true)), parts as Data),
    map: lists(new Map_(new Field('entries', entry as never, false)), entries as Data),
    bytes: vectorFromArray([Uint8Array.of(0, 255), null, new Uint8Array()], new Binary()).data[0] as Data,
  };
}

function stream(all: Record<string, Data>): Uint8Array {
  const x = makeData({ type: new Float64(), data: Float64Array.of(1, 2, 3) }) as Data;
  const children = [...Object.values(all), x];
  const names = [...Object.keys(all), 'x'];
  const schema = new Schema(children.map(({ type }, i) => new Field(names[i] as string, type, true)));
  const type = new Struct(schema.fields);
  const data = makeData({ type, length: ROWS, nullCount: 0, children });
  return tableToIPC(new Table(new RecordBatch(schema, data)), 'stream');
}

const run = (words: string, input?: string | Uint8Array) => cli.output(`eval ${words}`, input);

const NEG = 'neg --column x --show f';

test('times of day, dates, decimals, lists and records are one text in CSV and JSON, from Arrow and from Parquet', async () => {
  const input = stream(columns());
  await run(`${NEG} --out types.parquet`, input);
  const right: Record<string, readonly unknown[]> = {
    int8: [-128, 127],
    int16: [-32768, 32767],
    uint8: [0, 255],
    uint16: [0, 65535],
    uint32: [0, 4294967295],
    half: [1.5, 65504],
    decimal: ['1.50', '-0.01'],
    fixed: ['00ff', '6162'],
    seconds: ['01:02:03', '23:59:59'],
    milliseconds: ['01:02:03.004', '23:59:59.999'],
    microseconds: ['01:02:03.004005', '23:59:59.999999'],
    nanoseconds: ['01:02:03.004005006', '23:59:59.999999999'],
    naive: ['2020-01-01T00:00:00.123456', '1969-12-31T23:59:59.999999'],
    berlin: ['2020-01-01T00:00:00.123456Z', '1969-12-31T23:59:59.999999Z'],
    whole: ['2020-01-01T00:00:00Z', '1969-12-31T23:59:59Z'],
    day: ['1970-01-02', '1969-12-31'],
    lasting: ['PT1.500000S', '-PT0.000001S'],
    month: ['P1M2DT0.000000003S', 'P-1M0DT-0.000000001S'],
    none: [null, null],
    list: [[1, 2], [3]],
    pairs: [[1], [3]],
    record: [
      { n: 1, t: 'a' },
      { n: 3, t: 'é"' },
    ],
    records: [
      [
        { n: 1, t: 'a' },
        { n: 2, t: null },
      ],
      [{ n: 3, t: 'é"' }],
    ],
    map: [{ 1: 'a', 2: null }, { 3: 'é"' }],
    bytes: ['00ff', ''],
  };
  // Parquet has no seconds.
  const thousandths: typeof right = {
    seconds: ['01:02:03.000', '23:59:59.000'],
    whole: ['2020-01-01T00:00:00.000Z', '1969-12-31T23:59:59.000Z'],
  };
  for (const [words, more, expected] of [
    ['', input, right],
    [' --in types.parquet --as g', '', { ...right, ...thousandths }],
  ] as const) {
    const rows = (await run(`${NEG} --format jsonl${words}`, more)).toString().trim().split('\n');
    const [first, second, third] = rows.map((row) => JSON.parse(row));
    for (const [name, [one, three]] of Object.entries(expected)) {
      expect({ [name]: [first[name], second[name], third[name]] }).toEqual({ [name]: [one, null, three] });
    }
    const csv = (await run(`${NEG} --format csv${words}`, more)).toString();
    const texts = Object.values(expected).map(([one]) => {
      const text = one === null ? '' : typeof one === 'object' ? JSON.stringify(one) : String(one);
      return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    });
    expect(csv.split('\n')[1]).toBe([...texts, 1, ...(words === '' ? [] : [-1]), -1].join(','));
  }
});

/** What a type is called after it went through Parquet, where it is not as it was. */
const OTHER: Readonly<Record<string, string>> = {
  seconds: 'Time32<MILLISECOND>',
  whole: 'Timestamp<MILLISECOND, UTC>',
  day: 'Date32<DAY>',
  month: 'Utf8',
  pairs: 'List<Int32>',
};

test('columns go from Arrow to Parquet and back as the types that they were', async () => {
  const input = stream(columns());
  await run(`${NEG} --out round.parquet`, input);
  const before = tableFromIPC(input);
  const after = tableFromIPC(await run(`${NEG} --in round.parquet --as g --format arrows`));
  const typesOf = (table: Table) =>
    Object.fromEntries(table.schema.fields.map(({ name, type }) => [name, String(type)]));
  expect(typesOf(after)).toEqual({ ...typesOf(before), ...OTHER, f: 'Float64', g: 'Float64' });
  const textOf = (table: Table) =>
    Object.fromEntries(
      table.schema.fields
        .filter(({ name }) => !['f', 'g', 'month', 'seconds', 'whole', 'day'].includes(name))
        .map(({ name }) => [
          name,
          JSON.stringify(table.getChild(name)?.toArray(), (_, value) =>
            typeof value === 'bigint' ? String(value) : value,
          ),
        ]),
    );
  expect(textOf(after)).toEqual(textOf(before));
});

test('a Parquet file of Arrow columns keeps their schema, so that Arrow brings back zones and durations', async () => {
  await run(`${NEG} --out noted.parquet`, stream(columns()));
  const bytes = Uint8Array.from(readFileSync(cli.path('noted.parquet'))).buffer;
  const { key_value_metadata: notes, schema } = parquetMetadata(bytes);
  const kept = notes?.find(({ key }) => key === 'ARROW:schema')?.value ?? '';
  const names = tableFromIPC(Buffer.from(kept, 'base64')).schema.fields.map(({ name, type }) => [
    name,
    String(type),
  ]);
  expect(names).toContainEqual(['berlin', 'Timestamp<MICROSECOND, Europe/Berlin>']);
  expect(names).toContainEqual(['lasting', 'Duration<MICROSECOND>']);
  expect(names.at(-1)).toEqual(['f', 'Float64']);
  expect(schema.find(({ name }) => name === 'naive')?.logical_type).toMatchObject({ isAdjustedToUTC: false });
  expect(schema.find(({ name }) => name === 'decimal')).toMatchObject({ precision: 20, scale: 2 });
});

test('decimals that count tens are whole numbers in text and in Parquet', async () => {
  const tens = fixed(new Decimal(-2, 5, 128), Uint32Array.of(12, 0, 0, 0, 9, 9, 9, 9, 3, 0, 0, 0));
  expect((await run(`${NEG} --format csv`, stream({ tens }))).toString()).toBe(
    'tens,x,f\n1200,1,-1\n,2,-2\n300,3,-3\n',
  );
  await run(`${NEG} --out tens.parquet`, stream({ tens }));
  expect((await run('neg --in tens.parquet --column tens --only --show f')).toString()).toBe(
    'f\n-1200\n\n-300\n',
  );
});

test('every half that there is goes from Arrow to Parquet and back', async () => {
  const bits = Uint16Array.from({ length: 1 << 16 }, (_, i) => i);
  const half = makeData({ type: new Float16(), data: bits });
  const schema = new Schema([new Field('half', new Float16(), true)]);
  const data = makeData({
    type: new Struct(schema.fields),
    length: bits.length,
    nullCount: 0,
    children: [half as Data],
  });
  const input = tableToIPC(new Table(new RecordBatch(schema, data)), 'stream');
  await run('neg --column half --show f --out half.parquet', input);
  const after = tableFromIPC(
    await run('neg --in half.parquet --column half --show f --as g --format arrows'),
  );
  const got = after.batches.flatMap((batch) => [...((batch.data.children[0] as Data).values as Uint16Array)]);
  const isNaNBits = (half: number) => (half & 0x7c00) === 0x7c00 && (half & 0x3ff) !== 0;
  expect(got.length).toBe(bits.length);
  expect(got.findIndex((half, i) => half !== bits[i] && !(isNaNBits(half) && isNaNBits(i)))).toBe(-1);
});

test('a large table of lists, cut in batches that do not begin with it, keeps each list', async () => {
  const count = 6000;
  const valueOffsets = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) valueOffsets[i + 1] = (valueOffsets[i] as number) + (i % 4);
  const child = makeData({
    type: new Int64(),
    data: BigInt64Array.from({ length: valueOffsets[count] as number }, (_, i) => 2n ** 60n + BigInt(i)),
  });
  const type = new List(new Field('item', new Int64(), true));
  const list = makeData({ type, length: count, nullCount: 0, valueOffsets, child } as never) as Data;
  const x = makeData({
    type: new Float64(),
    data: Float64Array.from({ length: count }, (_, i) => i),
  }) as Data;
  const schema = new Schema([new Field('list', type, true), new Field('x', new Float64(), true)]);
  const data = makeData({
    type: new Struct(schema.fields),
    length: count,
    nullCount: 0,
    children: [list, x],
  });
  await run(
    `${NEG} --out lists.parquet`,
    tableToIPC(new Table(new RecordBatch(schema, data as never)), 'stream'),
  );
  const rows = (await run(`${NEG} --in lists.parquet --as g --format jsonl`)).toString().trim().split('\n');
  expect(rows.length).toBe(count);
  const wrong = rows.findIndex((row, i) => {
    const from = valueOffsets[i] as number;
    const items = Array.from({ length: i % 4 }, (_, k) => String(2n ** 60n + BigInt(from + k)));
    return (
      row !== `{"list":[${items.join(',')}],"x":${i},"f":${i === 0 ? '-0' : -i},"g":${i === 0 ? '-0' : -i}}`
    );
  });
  expect(wrong, rows[wrong]).toBe(-1);
});
