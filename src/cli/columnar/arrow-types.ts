/** Arrow's types, as cells and as numbers. */
import {
  Field as ArrowField,
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Float32,
  Float64,
  Int32,
  Int64,
  makeData,
  Precision,
  type Timestamp,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimeUnit,
  Type,
  Uint64,
  Utf8,
} from 'apache-arrow';
import type { Real } from '../../types.js';
import type { Cell, CellType } from '../table.js';

const TIMES: Readonly<Record<number, CellType>> = {
  [TimeUnit.SECOND]: 'timestamp-ms',
  [TimeUnit.MILLISECOND]: 'timestamp-ms',
  [TimeUnit.MICROSECOND]: 'timestamp-us',
  [TimeUnit.NANOSECOND]: 'timestamp-ns',
};

/** What the cells of an Arrow column are for formats that are not Arrow. */
export function cellTypeOf(type: DataType): CellType {
  switch (type.typeId) {
    case Type.Bool:
      return 'boolean';
    case Type.Int: {
      const { bitWidth, isSigned } = type as Int32;
      if (bitWidth > 32 && !isSigned) return 'uint64';
      return bitWidth > 32 || (bitWidth === 32 && !isSigned) ? 'int64' : 'int32';
    }
    case Type.Float:
      return (type as Float64).precision === Precision.DOUBLE ? 'double' : 'single';
    case Type.Date:
      return 'date';
    case Type.Timestamp:
      return TIMES[(type as TimestampMicrosecond).unit] as CellType;
    case Type.Binary:
    case Type.LargeBinary:
    case Type.FixedSizeBinary:
      return 'bytes';
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Decimal:
    case Type.Time:
      return 'text';
    case Type.Dictionary:
      return cellTypeOf((type as unknown as { dictionary: DataType }).dictionary);
    default:
      return 'json';
  }
}

const WRITTEN: Readonly<Record<CellType, () => DataType>> = {
  text: () => new Utf8(),
  json: () => new Utf8(),
  double: () => new Float64(),
  single: () => new Float32(),
  int32: () => new Int32(),
  int64: () => new Int64(),
  uint64: () => new Uint64(),
  boolean: () => new Bool(),
  date: () => new DateDay(),
  'timestamp-ms': () => new TimestampMillisecond('UTC'),
  'timestamp-us': () => new TimestampMicrosecond('UTC'),
  'timestamp-ns': () => new TimestampNanosecond('UTC'),
  bytes: () => new Binary(),
};

/** The Arrow type that cells of a type are written as. */
export const arrowTypeOf = (type: CellType): DataType => WRITTEN[type]();

export const arrowField = (name: string, type: DataType): ArrowField => new ArrowField(name, type, true);

/** Cells of numbers and times as a column, by the integers that they are. Of text and the like: undefined. */
export function fixedData(cells: readonly Cell[], type: CellType): Data | undefined {
  const { length } = cells;
  const nulls = cells.some((cell) => cell === null)
    ? validBits(cells.map((cell) => cell === null))
    : undefined;
  const common = { length, ...(nulls && { nullBitmap: nulls.bits, nullCount: nulls.count }) };
  const small = () => Int32Array.from(cells, (cell) => Number(cell ?? 0));
  const large = () => BigInt64Array.from(cells, (cell) => BigInt.asIntN(64, BigInt((cell as bigint) ?? 0n)));
  if (type === 'double')
    return makeData({ type: new Float64(), data: Float64Array.from(cells, Number), ...common });
  if (type === 'single')
    return makeData({ type: new Float32(), data: Float32Array.from(cells, Number), ...common });
  if (type === 'int32') return makeData({ type: new Int32(), data: small(), ...common });
  if (type === 'date') return makeData({ type: new DateDay(), data: small(), ...common });
  if (type === 'int64') return makeData({ type: new Int64(), data: large(), ...common });
  if (type === 'uint64') {
    const data = BigUint64Array.from(cells, (cell) => BigInt((cell as bigint) ?? 0n));
    return makeData({ type: new Uint64(), data, ...common });
  }
  const time = TIME_TYPES[type];
  return time && makeData({ type: time(), data: large(), ...common });
}

const TIME_TYPES: Partial<Record<CellType, () => Timestamp>> = {
  'timestamp-ms': () => new TimestampMillisecond('UTC'),
  'timestamp-us': () => new TimestampMicrosecond('UTC'),
  'timestamp-ns': () => new TimestampNanosecond('UTC'),
};

/** A column of results. */
export function resultData(numbers: Real, missing: Uint8Array | undefined) {
  const { length } = numbers;
  const single = numbers instanceof Float32Array;
  const nulls = missing?.some((code) => code > 0) ? validBits(missing) : undefined;
  const common = { length, data: numbers, ...(nulls && { nullBitmap: nulls.bits, nullCount: nulls.count }) };
  return single ? makeData({ type: new Float32(), ...common }) : makeData({ type: new Float64(), ...common });
}

/** A bit for each row, 1 where there is a value. */
export function validBits(missing: ArrayLike<unknown>): { bits: Uint8Array; count: number } {
  const bits = new Uint8Array((missing.length + 63) & ~63);
  let count = 0;
  for (let i = 0; i < missing.length; i++)
    if (missing[i]) count++;
    else bits[i >> 3] = (bits[i >> 3] as number) | (1 << (i & 7));
  return { bits, count };
}
