/** The cells of Arrow's columns. The library looks up, for each cell, which piece of the column it is in and how its type
 *  is read: numbers and text are read here from the memory of a piece. */
import { isAscii } from 'node:buffer';
import {
  type Data,
  type DataType,
  type DateDay,
  DateUnit,
  type Decimal,
  type Time,
  type TimestampMicrosecond,
  TimeUnit,
  Type,
  Vector,
} from 'apache-arrow';
import type { Real } from '../../types.js';
import { Failure, shown } from '../failure.js';
import { fromHalf } from '../npy/decode.js';
import type { Cell } from '../table.js';
import { timeOfDayText } from '../text/cell.js';
import { cellTypeOf } from './arrow-types.js';

const DAY = 86_400_000;

/** The cells of a column. */
export const cellsOf = (vector: Vector): readonly Cell[] =>
  vector.data.length === 1
    ? pieceOf(vector.data[0] as Data, vector)
    : vector.data.flatMap((piece) => pieceOf(piece, new Vector([piece])));

/** The cells of one piece. @param vector the same piece, as the library reads it. */
function pieceOf(piece: Data, vector: Vector): Cell[] {
  const read = readerOf(piece, vector);
  const { length, nullCount } = piece;
  return Array.from(
    { length },
    nullCount > 0 ? (_, i) => (piece.getValid(i) ? read(i) : null) : (_, i) => read(i),
  );
}

/** What reads a cell that is there. */
function readerOf(piece: Data, vector: Vector): (i: number) => Cell {
  const { type, values } = piece;
  const numbers = values as Float64Array;
  const cellType = cellTypeOf(type);
  switch (type.typeId) {
    case Type.Utf8:
    case Type.LargeUtf8:
      return textReader(piece);
    // What Arrow's library makes a number of a time loses its last digits: these come from the integers themselves.
    case Type.Timestamp:
    case Type.Date:
      return (i) => timeCell(type, numbers[i] as number | bigint);
    case Type.Time:
      return (i) => timeOfDayText(BigInt(numbers[i] as number | bigint), 3 * (type as Time).unit);
    case Type.Int:
      return cellType.endsWith('int64')
        ? (i) => BigInt(numbers[i] as number | bigint)
        : (i) => numbers[i] as number;
    case Type.Decimal: {
      const { scale } = type as Decimal;
      return (i) => decimalText(integerOf(vector.get(i) as Uint32Array), scale);
    }
  }
  if (type.typeId === Type.Float && !(values instanceof Uint16Array)) return (i) => numbers[i] as number;
  if (cellType === 'json') return (i) => JSON.parse(JSON.stringify(vector.get(i), plain)) as object;
  if (cellType.endsWith('int64')) return (i) => BigInt(vector.get(i) as number);
  return (i) => vector.get(i) as Cell;
}

/** Text of ASCII alone is cut out of the text of the whole piece. */
function textReader({ values, valueOffsets, length }: Data): (i: number) => string {
  const offsets = valueOffsets as unknown as ArrayLike<number | bigint>;
  const { buffer, byteOffset, byteLength } = values as Uint8Array;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const [start, end] = [Number(offsets[0]), Number(offsets[length])];
  const whole = bytes.toString('latin1', start, end);
  if (isAscii(bytes.subarray(start, end)))
    return (i) => whole.slice(Number(offsets[i]) - start, Number(offsets[i + 1]) - start);
  return (i) => bytes.toString('utf8', Number(offsets[i]), Number(offsets[i + 1]));
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
