/** Arrow's types, as cells and as numbers. */
import {
  Field as ArrowField,
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  DateUnit,
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
  type Vector,
} from 'apache-arrow';
import type { Real } from '../../types.js';
import { Failure, shown } from '../failure.js';
import { fromHalf } from '../npy/decode.js';
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
      return 'text';
    case Type.Dictionary:
      return cellTypeOf((type as unknown as { dictionary: DataType }).dictionary);
    default:
      return 'json';
  }
}

const DAY = 86_400_000;

/** The cells of a column. */
export function cellsOf(vector: Vector): readonly Cell[] {
  const { type } = vector;
  // What Arrow's library makes a number of a time loses its last digits: these come from the integers themselves.
  const timed = type.typeId === Type.Timestamp || type.typeId === Type.Date;
  const raw = timed ? vector.data.flatMap(({ values }) => Array.from(values as Int32Array)) : undefined;
  const scale = type.typeId === Type.Decimal ? (type as unknown as { scale: number }).scale : 0;
  const cellType = cellTypeOf(type);
  return Array.from({ length: vector.length }, (_, i): Cell => {
    if (!vector.isValid(i)) return null;
    if (raw !== undefined) return timeCell(type, raw[i] as number | bigint);
    const value: unknown = vector.get(i);
    if (type.typeId === Type.Decimal) return decimalText(integerOf(value as Uint32Array), scale);
    if (cellType.endsWith('int64')) return BigInt(value as number);
    if (cellType === 'json') return JSON.parse(JSON.stringify(value, plain)) as object;
    return value as Cell;
  });
}

/** Integers within what has parts: as numbers where that is exact, else as text. */
export const plain = (_: string, value: unknown): unknown =>
  typeof value !== 'bigint' ? value : BigInt(Number(value)) === value ? Number(value) : String(value);

function timeCell(type: DataType, value: number | bigint): Cell {
  if (type.typeId === Type.Date) {
    const days = (type as DateDay).unit === DateUnit.DAY;
    return days ? Number(value) : Math.floor(Number(value) / DAY);
  }
  return (type as TimestampMicrosecond).unit === TimeUnit.SECOND ? BigInt(value) * 1000n : BigInt(value);
}

/** A decimal's digits: an integer of 32-bit words, the lowest first, in two's complement. */
function integerOf(words: Uint32Array): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] as number);
  return BigInt.asIntN(32 * words.length, value);
}

export function decimalText(integer: bigint, scale: number): string {
  const digits = String(integer < 0n ? -integer : integer).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${integer < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** @throws {Failure} if the column holds no numbers. */
export function checkNumbers(name: string, type: DataType): void {
  if (type.typeId !== Type.Int && type.typeId !== Type.Float && type.typeId !== Type.Decimal)
    throw new Failure(`--column ${shown(name)}: it holds ${String(type)}, no numbers`);
}

/** The numbers of a column; what stands where there is none does not matter.
 *  @param from the row of the file that the first one is in.
 *  @throws {Failure} at an integer that a double may not hold. */
export function numbersOf(name: string, vector: Vector, from: number): Real {
  const values = vector.toArray() as Float64Array | Float32Array | Int32Array | Uint16Array | BigInt64Array;
  if (values instanceof Float64Array || values instanceof Float32Array) return values;
  const { type } = vector;
  if (type.typeId === Type.Decimal)
    return Float64Array.from(cellsOf(vector), (cell) => (cell === null ? Number.NaN : Number(cell)));
  if (type.typeId === Type.Float) return Float32Array.from(values as Uint16Array, fromHalf);
  if (!(values instanceof BigInt64Array) && !((values as unknown) instanceof BigUint64Array))
    return Float64Array.from(values as Int32Array);
  return longsOf(name, vector, values as BigInt64Array, from);
}

function longsOf(name: string, vector: Vector, values: ArrayLike<bigint>, from: number): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = exactNumber(values[i] as bigint, () => {
      if (!vector.isValid(i)) return undefined;
      return `row ${from + i + 1}, column ${shown(name)}`;
    });
  return numbers;
}

/** @param where what to blame; undefined where the value does not matter. */
export function exactNumber(value: bigint, where: () => string | undefined): number {
  const number = Number(value);
  if (number > 2 ** 53 || number < -(2 ** 53) || BigInt(number) !== value) {
    const place = where();
    if (place !== undefined)
      throw new Failure(`${place}: ${value} is beyond 2^53, where doubles skip integers`);
  }
  return number;
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
