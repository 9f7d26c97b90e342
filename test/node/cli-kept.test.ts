/** What goes from one format to another is what it was. */
import { writeFileSync } from 'node:fs';
import {
  Binary,
  type Data,
  Field,
  FixedSizeBinary,
  Float64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Uint64,
  vectorFromArray,
} from 'apache-arrow';
import { afterAll, expect, test } from 'vitest';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

const output = (input: string | Uint8Array, words: string) => cli.output(`eval ${words}`, input);

test('unsigned integers of 64 bits stay what they are, from Arrow to Parquet and back', async () => {
  const large = [1n, 2n ** 63n + 5n, 2n ** 64n - 1n];
  const data = makeData({ type: new Uint64(), data: BigUint64Array.from(large) });
  const x = makeData({ type: new Uint64(), data: BigUint64Array.of(1n, 2n, 3n) });
  const schema = new Schema(['u', 'x'].map((name) => new Field(name, new Uint64(), true)));
  const type = new Struct(schema.fields);
  const batch = new RecordBatch(schema, makeData({ type, length: 3, nullCount: 0, children: [data, x] }));
  writeFileSync(cli.path('u.arrow'), tableToIPC(new Table(batch), 'file'));
  await output('', 'square --in u.arrow --column x --show f --out u.parquet');
  const back = tableFromIPC(
    await output('', 'square --in u.parquet --column x --show f --as g --format arrows'),
  );
  expect(String(back.schema.fields[0])).toBe('u: Uint64');
  expect([...(back.getChild('u') ?? [])]).toEqual(large);
  expect(await output('', 'square --in u.parquet --column x --only --show f --format csv')).toEqual(
    Buffer.from('f\n1\n4\n9\n'),
  );
});

test('a formula over a file of bare numbers is refused with a hint how to read it', async () => {
  const { code, stderr } = await cli.run(['eval', 'x^2'], '3\n4\n');
  expect([code, stderr]).toEqual([
    2,
    'fluxion: --column: no column "x"; there is "3"; if the first line is a row, say --no-header\n',
  ]);
});

test('a table of Parquet or Arrow lets timers and signals in between its batches', async () => {
  for (const name of ['p.parquet', 'p.arrow'] as const) {
    await output('', `square --from 0 --to 3e5 --step 1 --show x --out ${name}`);
    let turns = 0;
    const next = () => {
      turns++;
      pending = setImmediate(next);
    };
    let pending = setImmediate(next);
    await output('', `square --in ${name} --column x --show f --as y --out q-${name}`);
    clearImmediate(pending);
    expect(turns, name).toBeGreaterThan(3);
  }
});

test('bytes of a stream of many batches are each batch’s own in Parquet, though the batches lie in one memory', async () => {
  const bytesOf = (batch: number) => [0, 1, 2].map((row) => Uint8Array.of(batch, row, 255));
  const schema = new Schema([
    new Field('bytes', new Binary(), true),
    new Field('fixed', new FixedSizeBinary(3), true),
    new Field('x', new Float64(), true),
  ]);
  const batches = Array.from({ length: 5 }, (_, i) => {
    const children = [
      vectorFromArray(bytesOf(i), new Binary()).data[0] as Data,
      vectorFromArray(bytesOf(i), new FixedSizeBinary(3)).data[0] as Data,
      makeData({ type: new Float64(), data: Float64Array.of(1, 2, 3) }) as Data,
    ];
    const data = makeData({ type: new Struct(schema.fields), length: 3, nullCount: 0, children });
    return new RecordBatch(schema, data as never);
  });
  await output(tableToIPC(new Table(batches), 'stream'), 'neg --column x --show f --out bytes.parquet');
  const after = tableFromIPC(
    await output('', 'neg --column x --show f --in bytes.parquet --as g --format arrows'),
  );
  for (const name of ['bytes', 'fixed'])
    expect([...(after.getChild(name) ?? [])].map((bytes) => [...bytes])).toEqual(
      batches.flatMap((_, i) => bytesOf(i).map((bytes) => [...bytes])),
    );
});
