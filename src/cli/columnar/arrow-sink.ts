/** Arrow's streams and files out. */
import {
  type Field as ArrowField,
  type Data,
  Float32,
  Float64,
  makeData,
  RecordBatch,
  Schema,
  Struct,
} from 'apache-arrow';
import type { Batch, Results, Sink, Source } from '../columns.js';
import type { Output } from '../files/output.js';
import { dataOf, resultData } from './arrow-data.js';
import { ArrowRecords, type ArrowSource } from './arrow-source.js';
import { arrowField, arrowTypeOf } from './arrow-types.js';
import { FileWriter, StreamWriter } from './arrow-writers.js';
import type { ParquetSource } from './parquet-source.js';

export interface ArrowSinkOptions {
  readonly names: readonly string[];
  readonly append: boolean;
  /** A file, with an index at its end, in place of a stream. */
  readonly file: boolean;
}

export function arrowSink(output: Output, source: Source, { names, append, file }: ArrowSinkOptions): Sink {
  const writer = file ? new FileWriter() : new StreamWriter();
  let schema: Schema | undefined;
  const own = append ? ownFields(source) : [];
  const start = (numbers: Results['numbers']) => {
    const results = names.map((name, i) =>
      arrowField(name, numbers[i] instanceof Float32Array ? new Float32() : new Float64()),
    );
    schema = new Schema([...own, ...results], append ? notesOf(source) : undefined);
    writer.reset(undefined, schema);
    return schema;
  };
  const send = async () => {
    const { parts } = writer;
    writer.parts = [];
    for (const part of parts) await output.write(part);
  };
  return {
    async rows(batch: Batch, { numbers, missing }: Results) {
      const made = schema ?? start(numbers);
      const carried = append ? carriedData(batch, source) : [];
      const children = [...carried, ...numbers.map((column, i) => resultData(column, missing[i]))];
      const type = new Struct(made.fields);
      writer.write(new RecordBatch(made, makeData({ type, length: batch.count, nullCount: 0, children })));
      await send();
    },
    async end() {
      if (schema === undefined) start([]);
      writer.finish();
      await send();
    },
  };
}

/** The notes of the input, of either format that has some. */
const notesOf = ({ schema, notes }: Partial<ArrowSource & ParquetSource>): Map<string, string> | undefined =>
  schema?.metadata ?? notes;

function ownFields(source: Source & Partial<ArrowSource>): readonly ArrowField[] {
  return source.schema?.fields ?? source.fields.map(({ name, type }) => arrowField(name, arrowTypeOf(type)));
}

function carriedData(batch: Batch, source: Source): readonly Data[] {
  const { carried } = batch;
  if (carried instanceof ArrowRecords) return carried.batch.data.children;
  return source.fields.map(({ type }, place) => dataOf(carried?.column(place) ?? [], type));
}
