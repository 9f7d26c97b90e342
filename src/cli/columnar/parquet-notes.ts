/** The notes of a Parquet file: pairs of texts. Arrow's libraries keep the columns' types in Arrow
 *  there, and trust them. So they bring back what Parquet has no types for: time zones, durations, dictionaries. */
import { type Field as ArrowField, Schema, tableFromIPC } from 'apache-arrow';
import type { FileMetaData, KeyValue, SchemaElement } from 'hyparquet';
import { checkMessage } from './arrow-lengths.js';
import { arrowField, arrowTypeOf } from './arrow-types.js';
import { schemaMessage } from './arrow-writers.js';

/** An input of Arrow or Parquet. */
export interface Noted {
  readonly schema?: Schema;
  readonly metadata?: FileMetaData;
}

const KEY = 'ARROW:schema';

/** What goes before the message: four bytes of ones, and its length. */
const PREFIX = 8;

/** The notes of what is written: those of the input, the types of Arrow with the new columns.
 *  @param results the new columns. */
export function notesOf({ schema, metadata }: Noted, results: readonly SchemaElement[]): KeyValue[] {
  if (schema)
    return [
      ...[...schema.metadata].map(([key, value]) => ({ key, value })),
      { key: KEY, value: textOf(extended(schema, results)) },
    ];
  return (metadata?.key_value_metadata ?? []).flatMap((pair) => {
    if (pair.key !== KEY) return [pair];
    const before = arrowSchemaOf(pair.value);
    return before ? [{ ...pair, value: textOf(extended(before, results)) }] : [];
  });
}

/** The notes of a Parquet file that are not about Arrow's types, and those types, where they are there. */
export function readNotes({ key_value_metadata: all = [] }: FileMetaData): {
  notes: Map<string, string>;
  origins: ReadonlyMap<string, ArrowField>;
} {
  const notes = new Map<string, string>();
  let origins = new Map<string, ArrowField>();
  for (const { key, value = '' } of all)
    if (key !== KEY) notes.set(key, value);
    else origins = new Map(arrowSchemaOf(value)?.fields.map((field) => [field.name, field]) ?? []);
  return { notes, origins };
}

/** @param text a schema as Arrow streams begin with it, in base 64. Undefined if it cannot be read. */
function arrowSchemaOf(text: string | undefined): Schema | undefined {
  try {
    const stream = Buffer.from(text ?? '', 'base64');
    checkMessage(stream.subarray(PREFIX));
    return tableFromIPC(stream).schema;
  } catch {
    return undefined;
  }
}

const textOf = (schema: Schema): string => Buffer.from(schemaMessage(schema)).toString('base64');

function extended({ fields, metadata }: Schema, results: readonly SchemaElement[]): Schema {
  const more = results.map(({ name, type }) =>
    arrowField(name, arrowTypeOf(type === 'FLOAT' ? 'single' : 'double')),
  );
  return new Schema([...fields, ...more], metadata);
}
