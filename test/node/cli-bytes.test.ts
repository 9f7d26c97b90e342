/** Cells that are kept while later batches are read. */
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
  vectorFromArray,
} from 'apache-arrow';
import { afterAll, expect, test } from 'vitest';
import { makeCli } from '../support/cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

async function run(words: string, input: string | Uint8Array = ''): Promise<Buffer> {
  const { code, stdout, stderr } = await cli.run(['eval', ...words.split(' ')], input);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

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
  await run('neg --column x --show f --out bytes.parquet', tableToIPC(new Table(batches), 'stream'));
  const after = tableFromIPC(await run('neg --column x --show f --in bytes.parquet --as g --format arrows'));
  for (const name of ['bytes', 'fixed'])
    expect([...(after.getChild(name) ?? [])].map((bytes) => [...bytes])).toEqual(
      batches.flatMap((_, i) => bytesOf(i).map((bytes) => [...bytes])),
    );
});
