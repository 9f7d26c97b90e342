/** Parquet's types, as cells have them. */
import { type DataType, type Duration, type Timestamp, TimeUnit, Type } from 'apache-arrow';
import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';
import type { Cell, CellType, Unit } from '../columns.js';
import { plain } from './arrow-cells.js';

/** The schema as hyparquet is to read it. Decimals it multiplies by a power of ten, which rounds: without their mark they
 *  come as integers. Maps it makes objects of, whose keys are text: without theirs they come as lists of entries. */
export function rawSchema(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    const { converted_type: converted, logical_type: logical, ...rest } = element;
    if (isDecimal(element) || isMap(element)) return rest as SchemaElement;
    // It knows lists by the older mark alone.
    if (logical?.type === 'LIST' && converted === undefined)
      return { ...element, converted_type: 'LIST' } as SchemaElement;
    return element;
  });
  return { ...metadata, schema };
}

export const isDecimal = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';

const isMap = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'MAP' || converted_type === 'MAP_KEY_VALUE' || logical_type?.type === 'MAP';

const isList = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'LIST' || logical_type?.type === 'LIST';

/** A column's type, and what makes a cell of a value as hyparquet reads it. */
export interface ColumnType {
  readonly type: CellType;
  read(value: unknown): Cell;
}

/** @param origin the type that the column had in Arrow, where the file says so: Parquet knows neither time zones nor
 *  durations. */
export function columnTypeOf(tree: SchemaTree, origin?: DataType): ColumnType {
  const { type, read } = tree.element.repetition_type === 'REPEATED' ? repeated(tree) : once(tree, origin);
  return { type, read: (value) => (value === null || value === undefined ? null : read(value)) };
}

/** A part that may come several times without being marked as a list. */
function repeated(tree: SchemaTree, origin?: DataType): ColumnType {
  const { type, read } = columnTypeOf(
    { ...tree, element: { ...tree.element, repetition_type: 'REQUIRED' } },
    origin,
  );
  return { type: { kind: 'list', of: type }, read: (values) => (values as unknown[]).map(read) };
}

function once(tree: SchemaTree, origin?: DataType): ColumnType {
  const { element, children } = tree;
  const [first] = children;
  if (first === undefined) return leaf(element, origin);
  const origins: readonly DataType[] = origin?.children?.map((field) => field.type) ?? [];
  if (isList(element) && children.length === 1) {
    // What stands between the list and its elements may have one child, the element, or be the element.
    if (first.children.length <= 1) return repeated(first.children[0] ?? first, origins[0]);
    const { type, read } = repeated(first, origins[0]);
    return { type, read: (value) => read((value as Row)[first.element.name]) };
  }
  const [key, value] = first.children;
  if (isMap(element) && key && value) {
    const kinds: readonly DataType[] = origins[0]?.children?.map((field) => field.type) ?? [];
    const [ofKey, ofValue] = [columnTypeOf(key, kinds[0]), columnTypeOf(value, kinds[1])];
    return {
      type: { kind: 'map', key: ofKey.type, value: ofValue.type },
      read: (map) =>
        ((map as Row)[first.element.name] as Row[]).map((entry) => [
          ofKey.read(entry[key.element.name]),
          ofValue.read(entry[value.element.name]),
        ]),
    };
  }
  if (element.logical_type?.type === 'VARIANT') return OTHER;
  const parts = children.map((child, i) => columnTypeOf(child, origins[i]));
  const names = children.map((child) => child.element.name);
  return {
    type: {
      kind: 'record',
      fields: parts.map((part, i) => ({ name: names[i] as string, type: part.type })),
    },
    read: (record) => parts.map((part, i) => part.read((record as Row)[names[i] as string])),
  };
}

type Row = Readonly<Record<string, unknown>>;

/** What has no type here: JSON. */
const OTHER: ColumnType = {
  type: 'json',
  read: (value) => JSON.parse(JSON.stringify(value, plain) ?? 'null') as Cell,
};

function leaf(element: SchemaElement, origin?: DataType): ColumnType {
  const type = leafType(element, origin);
  if (type === 'json') return OTHER;
  if (type === 'null') return { type, read: () => null };
  if (isDecimal(element)) return { type, read: integerOf };
  const counts = typeof type === 'object' ? type.kind !== 'fixed' : type.endsWith('int64');
  if (counts) return { type, read: (value) => BigInt(value as number | bigint) };
  return { type, read: (value) => value as Cell };
}

const UNITS = { MILLIS: 'ms', MICROS: 'us', NANOS: 'ns' } as const;

const OLDER: Readonly<Record<string, CellType>> = {
  TIMESTAMP_MILLIS: { kind: 'timestamp', unit: 'ms', zone: 'UTC' },
  TIMESTAMP_MICROS: { kind: 'timestamp', unit: 'us', zone: 'UTC' },
  TIME_MILLIS: { kind: 'time', unit: 'ms' },
  TIME_MICROS: { kind: 'time', unit: 'us' },
  DATE: 'date',
  JSON: 'json',
  UTF8: 'text',
  ENUM: 'text',
  INT_8: 'int8',
  INT_16: 'int16',
  INT_32: 'int32',
  INT_64: 'int64',
  UINT_8: 'uint8',
  UINT_16: 'uint16',
  UINT_32: 'uint32',
  UINT_64: 'uint64',
};

const NAMED: Readonly<Record<string, CellType>> = {
  DATE: 'date',
  JSON: 'json',
  STRING: 'text',
  ENUM: 'text',
  UUID: 'text',
  FLOAT16: 'half',
  NULL: 'null',
  GEOMETRY: 'json',
  GEOGRAPHY: 'json',
};

const PLAIN: Readonly<Record<string, CellType>> = {
  BOOLEAN: 'boolean',
  INT32: 'int32',
  INT64: 'int64',
  DOUBLE: 'double',
  FLOAT: 'single',
  BYTE_ARRAY: 'bytes',
  // The times of older files, on a clock without a zone.
  INT96: { kind: 'timestamp', unit: 'ns', zone: undefined },
};

function leafType(element: SchemaElement, origin?: DataType): CellType {
  const { type = 'BYTE_ARRAY', converted_type: converted, logical_type: logical } = element;
  if (isDecimal(element))
    return { kind: 'decimal', precision: element.precision ?? 38, scale: element.scale ?? 0 };
  if (logical?.type === 'TIMESTAMP')
    return {
      kind: 'timestamp',
      unit: UNITS[logical.unit],
      zone: logical.isAdjustedToUTC ? zoneOf(origin) : undefined,
    };
  if (logical?.type === 'TIME') return { kind: 'time', unit: UNITS[logical.unit] };
  if (logical?.type === 'INTEGER')
    return `${logical.isSigned ? 'int' : 'uint'}${logical.bitWidth as 8 | 16 | 32 | 64}`;
  const named = (logical && NAMED[logical.type]) ?? (converted && OLDER[converted]);
  if (named !== undefined) return named;
  if (type === 'INT64' && origin?.typeId === Type.Duration)
    return { kind: 'duration', unit: DURATIONS[(origin as Duration).unit] };
  if (type === 'FIXED_LEN_BYTE_ARRAY') return { kind: 'fixed', size: element.type_length ?? 0 };
  return PLAIN[type] ?? 'bytes';
}

const DURATIONS: Readonly<Record<TimeUnit, Unit>> = {
  // Arrow's seconds are kept as they are.
  [TimeUnit.SECOND]: 's',
  [TimeUnit.MILLISECOND]: 'ms',
  [TimeUnit.MICROSECOND]: 'us',
  [TimeUnit.NANOSECOND]: 'ns',
};

const zoneOf = (origin: DataType | undefined): string =>
  origin?.typeId === Type.Timestamp ? ((origin as Timestamp).timezone ?? 'UTC') : 'UTC';

/** A decimal's integer: one of Parquet's integers, or bytes, the highest first. */
export function integerOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  const bits = value.length * 8;
  return value.length === 0 ? 0n : BigInt.asIntN(bits, BigInt(`0x${Buffer.from(value).toString('hex')}`));
}
