/** Columns of Parquet files as their schema has them. */
import type { ConvertedType, SchemaElement } from 'hyparquet';
import type { CellType } from '../table.js';

/** How cells of a type are written. */
const ELEMENTS: Readonly<Record<CellType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } },
  double: { type: 'DOUBLE' },
  single: { type: 'FLOAT' },
  int32: { type: 'INT32' },
  int64: { type: 'INT64' },
  uint64: { type: 'INT64', converted_type: 'UINT_64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  'timestamp-ms': timestamp('MILLIS', 'TIMESTAMP_MILLIS'),
  'timestamp-us': timestamp('MICROS', 'TIMESTAMP_MICROS'),
  'timestamp-ns': timestamp('NANOS', undefined),
  bytes: { type: 'BYTE_ARRAY' },
};

function timestamp(
  unit: 'MILLIS' | 'MICROS' | 'NANOS',
  converted: 'TIMESTAMP_MILLIS' | 'TIMESTAMP_MICROS' | undefined,
): Omit<SchemaElement, 'name'> {
  return {
    type: 'INT64',
    ...(converted && { converted_type: converted }),
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
  };
}

/** A column that is written. */
export const elementOf = (name: string, type: CellType): SchemaElement => ({
  name,
  repetition_type: 'OPTIONAL',
  ...ELEMENTS[type],
});

/** An element whose integer's width is said in the older way alone: hyparquet-writer 0.17.0 writes the newer one, of
 *  bits and sign, as a type that others refuse. */
export function withoutInteger(element: SchemaElement): SchemaElement {
  const { logical_type: logical, ...rest } = element;
  if (logical?.type !== 'INTEGER') return element;
  const converted = `${logical.isSigned ? 'INT' : 'UINT'}_${logical.bitWidth}` as ConvertedType;
  return { ...rest, converted_type: converted };
}
