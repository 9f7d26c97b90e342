/** Columns of Parquet files as their schema has them, and their cells as hyparquet-writer takes them. */
import type { ConvertedType, LogicalType, SchemaElement } from 'hyparquet';
import type { Cell, CellType, Detailed, Unit } from '../columns.js';

type Leaf = Omit<SchemaElement, 'name'>;

/** Integers narrower than Parquet's own are said in the older way: see `withoutInteger`. */
const integer = (type: 'INT32' | 'INT64', converted_type: ConvertedType): Leaf => ({ type, converted_type });

const LEAVES: Readonly<Record<CellType & string, Leaf>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } },
  double: { type: 'DOUBLE' },
  single: { type: 'FLOAT' },
  half: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 2, logical_type: { type: 'FLOAT16' } },
  int8: integer('INT32', 'INT_8'),
  int16: integer('INT32', 'INT_16'),
  int32: { type: 'INT32' },
  int64: { type: 'INT64' },
  uint8: integer('INT32', 'UINT_8'),
  uint16: integer('INT32', 'UINT_16'),
  uint32: integer('INT32', 'UINT_32'),
  uint64: integer('INT64', 'UINT_64'),
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  bytes: { type: 'BYTE_ARRAY' },
  null: { type: 'INT32', logical_type: { type: 'NULL' } },
};

/** Parquet has no seconds. */
const UNITS = { s: 'MILLIS', ms: 'MILLIS', us: 'MICROS', ns: 'NANOS' } as const;

/** The older mark, which only times with a zone have. */
const OLDER: Readonly<Record<Unit, ConvertedType | undefined>> = {
  s: 'TIMESTAMP_MILLIS',
  ms: 'TIMESTAMP_MILLIS',
  us: 'TIMESTAMP_MICROS',
  ns: undefined,
};

/** A column that is written, and its parts. */
export function elementsOf(
  name: string,
  type: CellType,
  repetition: 'OPTIONAL' | 'REQUIRED' = 'OPTIONAL',
): SchemaElement[] {
  const common = { name, repetition_type: repetition };
  if (typeof type === 'string') return [{ ...common, ...LEAVES[type] }];
  if (type.kind === 'list')
    return [
      { ...common, num_children: 1, ...marked('LIST') },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elementsOf('element', type.of),
    ];
  if (type.kind === 'map')
    return [
      { ...common, num_children: 1, ...marked('MAP') },
      { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
      ...elementsOf('key', type.key, 'REQUIRED'),
      ...elementsOf('value', type.value),
    ];
  if (type.kind === 'record')
    return [
      { ...common, num_children: type.fields.length },
      ...type.fields.flatMap((field) => elementsOf(field.name, field.type)),
    ];
  return [{ ...common, ...detailedLeaf(type) }];
}

const marked = (type: 'LIST' | 'MAP'): { converted_type: ConvertedType; logical_type: LogicalType } => ({
  converted_type: type,
  logical_type: { type },
});

function detailedLeaf(type: Exclude<Detailed, { kind: 'list' | 'map' | 'record' }>): Leaf {
  switch (type.kind) {
    case 'decimal': {
      const scale = Math.max(0, type.scale);
      const precision = type.precision + Math.max(0, -type.scale);
      return {
        type: 'FIXED_LEN_BYTE_ARRAY',
        type_length: bytesOf(precision),
        converted_type: 'DECIMAL',
        logical_type: { type: 'DECIMAL', precision, scale },
        precision,
        scale,
      };
    }
    case 'timestamp': {
      const converted = type.zone === undefined ? undefined : OLDER[type.unit];
      return {
        type: 'INT64',
        ...(converted && { converted_type: converted }),
        logical_type: {
          type: 'TIMESTAMP',
          isAdjustedToUTC: type.zone !== undefined,
          unit: UNITS[type.unit],
        },
      };
    }
    case 'time':
      return {
        type: isMillis(type.unit) ? 'INT32' : 'INT64',
        logical_type: { type: 'TIME', isAdjustedToUTC: false, unit: UNITS[type.unit] },
      };
    case 'duration':
      return { type: 'INT64' };
    case 'fixed':
      return { type: 'FIXED_LEN_BYTE_ARRAY', type_length: type.size };
  }
}

/** Bytes that hold any integer of so many digits, and its sign. */
export const bytesOf = (digits: number): number =>
  Math.ceil(((10n ** BigInt(digits)).toString(2).length + 1) / 8);

const isMillis = (unit: Unit): boolean => unit === 's' || unit === 'ms';

/** What makes of a cell the value that is written. */
export function writerOf(type: CellType): (cell: Cell) => unknown {
  if (typeof type === 'string') return (cell) => cell;
  switch (type.kind) {
    case 'decimal':
      return type.scale < 0 ? counted(10n ** BigInt(-type.scale), false) : (cell) => cell;
    case 'timestamp':
      return type.unit === 's' ? counted(1000n, false) : (cell) => cell;
    case 'time':
      return counted(type.unit === 's' ? 1000n : 1n, isMillis(type.unit));
    case 'list': {
      const of = writerOf(type.of);
      return (cell) => (cell as readonly Cell[] | null)?.map(of) ?? null;
    }
    case 'map': {
      const [ofKey, ofValue] = [writerOf(type.key), writerOf(type.value)];
      return (cell) =>
        (cell as readonly [Cell, Cell][] | null)?.map(([key, value]) => ({
          key: ofKey(key),
          value: ofValue(value),
        })) ?? null;
    }
    case 'record': {
      const parts = type.fields.map((field) => [field.name, writerOf(field.type)] as const);
      return (cell) =>
        cell &&
        Object.fromEntries(parts.map(([name, of], i) => [name, of((cell as readonly Cell[])[i] ?? null)]));
    }
    default:
      return (cell) => cell;
  }
}

const counted = (factor: bigint, small: boolean) => (cell: Cell) => {
  if (cell === null) return null;
  const count = (cell as bigint) * factor;
  return small ? Number(count) : count;
};

/** An element that states its integer's width in the older way alone. The newer way has bits and sign; hyparquet-writer
 *  0.17.0 writes it as a type that others refuse. */
export function withoutInteger(element: SchemaElement): SchemaElement {
  const { logical_type: logical, ...rest } = element;
  if (logical?.type !== 'INTEGER') return element;
  const converted = `${logical.isSigned ? 'INT' : 'UINT'}_${logical.bitWidth}` as ConvertedType;
  return { ...rest, converted_type: converted };
}
