/** The cells of Arrow's columns. For each cell the library looks up which piece of the column it is in and how its type is
 *  read, and it makes dates of times. So numbers, times and text are read here, from the memory of a piece. */
import { isAscii } from 'node:buffer';
import {
  type Data,
  type DateDay,
  DateUnit,
  type FixedSizeList,
  type Interval,
  IntervalUnit,
  Type,
  Vector,
} from 'apache-arrow';
import type { Cell } from '../columns.js';
import { fromHalf } from '../npy/decoders.js';
import { decimalText } from '../text/cell.js';
import { cellTypeOf } from './arrow-types.js';

const DAY = 86_400_000;

/** The cells of a column. */
export const cellsOf = (vector: Vector): readonly Cell[] =>
  vector.data.length === 1 ? pieceOf(vector.data[0] as Data) : vector.data.flatMap(pieceOf);

/** The cells of one piece. */
function pieceOf(piece: Data): Cell[] {
  const { length, nullCount } = piece;
  if (piece.typeId === Type.Null) return new Array<Cell>(length).fill(null);
  const read = readerOf(piece);
  return Array.from(
    { length },
    nullCount > 0 ? (_, i) => (piece.getValid(i) ? read(i) : null) : (_, i) => read(i),
  );
}

/** What reads a cell that is there. */
function readerOf(piece: Data): (i: number) => Cell {
  const { type, values } = piece;
  const numbers = values as ArrayLike<number | bigint>;
  switch (type.typeId) {
    case Type.Utf8:
    case Type.LargeUtf8:
      return textReader(piece);
    case Type.Date: {
      const days = (type as DateDay).unit === DateUnit.DAY;
      return (i) => (days ? Number(numbers[i]) : Math.floor(Number(numbers[i]) / DAY));
    }
    case Type.Timestamp:
    case Type.Time:
    case Type.Duration:
      return (i) => BigInt(numbers[i] as number | bigint);
    case Type.Int:
      return (i) => numbers[i] as number | bigint;
    case Type.Float:
      return values instanceof Uint16Array
        ? (i) => fromHalf(numbers[i] as number)
        : (i) => numbers[i] as number;
    case Type.Decimal: {
      const vector = new Vector([piece]);
      return (i) => integerOf(vector.get(i) as Uint32Array);
    }
    case Type.Interval:
      return intervalReader(piece);
    case Type.Dictionary:
      return dictionaryReader(piece);
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
      return listReader(piece, pieceOf);
    case Type.Map:
      return listReader(piece, pairsOf);
    case Type.Struct: {
      const parts = piece.children.map(pieceOf);
      return (i) => parts.map((cells) => cells[i] ?? null);
    }
  }
  const vector = new Vector([piece]);
  if (cellTypeOf(type) !== 'json')
    return (i) => {
      const cell = vector.get(i) as Cell;
      // Bytes are copied: the batch's memory is used again, and cells may be kept longer.
      return cell instanceof Uint8Array ? cell.slice() : cell;
    };
  return (i) => JSON.parse(JSON.stringify(vector.get(i), plain) ?? 'null') as object;
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

/** The cells that dictionaries stand for: each is read once, however many batches use it. */
const READ = new WeakMap<Vector, readonly Cell[]>();

function dictionaryReader({ values, dictionary }: Data): (i: number) => Cell {
  const vector = dictionary as unknown as Vector;
  const cells = READ.get(vector) ?? cellsOf(vector);
  READ.set(vector, cells);
  const places = values as ArrayLike<number | bigint>;
  return (i) => cells[Number(places[i])] ?? null;
}

/** Lists. Of what is in them, only that is read which belongs to this piece. */
function listReader(piece: Data, cellsOfParts: (parts: Data) => readonly Cell[]): (i: number) => Cell {
  const { type, length, valueOffsets, children } = piece;
  const size = type.typeId === Type.FixedSizeList ? (type as FixedSizeList).listSize : undefined;
  const offsets = valueOffsets as unknown as ArrayLike<number | bigint>;
  const at = (i: number): number => (size === undefined ? Number(offsets[i]) : i * size);
  const start = at(0);
  const cells = cellsOfParts((children[0] as Data).slice(start, at(length) - start));
  return (i) => cells.slice(at(i) - start, at(i + 1) - start);
}

/** The entries of maps: pairs of a key and a value. */
function pairsOf({ children }: Data): readonly Cell[] {
  const [keys, values] = children.map(pieceOf) as [Cell[], Cell[]];
  return keys.map((key, i) => [key, values[i] ?? null]);
}

/** Intervals of a calendar as ISO 8601 has them: `P1M2DT0.000000003S`. */
function intervalReader({ type, values }: Data): (i: number) => string {
  const words = values as Int32Array;
  const { unit } = type as Interval;
  if (unit === IntervalUnit.YEAR_MONTH) return (i) => `P${words[i]}M`;
  const seconds = (count: bigint, digits: number) => `T${decimalText(count, digits)}S`;
  if (unit === IntervalUnit.DAY_TIME)
    return (i) => `P${words[2 * i]}D${seconds(BigInt(words[2 * i + 1] as number), 3)}`;
  return (i) => {
    const [low, high] = [words[4 * i + 2] as number, words[4 * i + 3] as number];
    const nanoseconds = (BigInt(high) << 32n) | BigInt(low >>> 0);
    return `P${words[4 * i]}M${words[4 * i + 1]}D${seconds(nanoseconds, 9)}`;
  };
}

/** Integers within what has parts: as numbers where that is exact, else as text. */
export const plain = (_: string, value: unknown): unknown =>
  typeof value !== 'bigint' ? value : BigInt(Number(value)) === value ? Number(value) : String(value);

/** A decimal's digits: an integer of 32-bit words, the lowest first, in two's complement. */
function integerOf(words: Uint32Array): bigint {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] as number);
  return BigInt.asIntN(32 * words.length, value);
}
