/** Cells as Arrow's columns, made of the numbers that they are: the library's builders would turn each into one anew, and
 *  times into JavaScript's dates. */
import {
  type Data,
  type DataType,
  type Decimal,
  Float32,
  Float64,
  type Map_,
  makeData,
  type Struct,
  vectorFromArray,
} from 'apache-arrow';
import type { Real } from '../../types.js';
import type { Cell, CellType, Detailed } from '../columns.js';
import { jsonText } from '../text/cell.js';
import { arrowTypeOf } from './arrow-types.js';

type Numbers = Int32Array | BigInt64Array;

/** What makes an array of cells, of each kind of number. */
const ARRAYS: Readonly<Record<string, (cells: readonly Cell[]) => ArrayBufferView>> = {
  double: (cells) => Float64Array.from(cells, Number),
  single: (cells) => Float32Array.from(cells, Number),
  int8: (cells) => Int8Array.from(cells, Number),
  int16: (cells) => Int16Array.from(cells, Number),
  int32: (cells) => Int32Array.from(cells, Number),
  uint8: (cells) => Uint8Array.from(cells, Number),
  uint16: (cells) => Uint16Array.from(cells, Number),
  uint32: (cells) => Uint32Array.from(cells, Number),
  int64: longs,
  uint64: (cells) => BigUint64Array.from(cells, (cell) => BigInt((cell as bigint) ?? 0n)),
  date: (cells) => Int32Array.from(cells, Number),
  timestamp: longs,
  duration: longs,
};

function longs(cells: readonly Cell[]): BigInt64Array {
  return BigInt64Array.from(cells, (cell) => BigInt.asIntN(64, BigInt((cell as bigint) ?? 0n)));
}

/** A column of cells. */
export function dataOf(cells: readonly Cell[], type: CellType): Data {
  const made = arrowTypeOf(type);
  const { length } = cells;
  const nulls = cells.some((cell) => cell === null)
    ? validBits(cells.map((cell) => cell === null))
    : undefined;
  const common = { length, nullCount: nulls?.count ?? 0, ...(nulls && { nullBitmap: nulls.bits }) };
  const numbers = ARRAYS[typeof type === 'string' ? type : type.kind];
  if (numbers) return columnOf(made, { data: numbers(cells), ...common });
  if (type === 'null') return columnOf(made, { length });
  if (typeof type === 'object') {
    const parts = detailedData(cells, type, made, common);
    if (parts) return parts;
  }
  const texts = type === 'json' ? cells.map((cell) => (cell === null ? null : jsonText(cell, type))) : cells;
  return (vectorFromArray(texts, made).data[0] ?? columnOf(made, { length })) as Data;
}

/** The library asks for the type and what belongs to it as one. */
const columnOf = (type: DataType, parts: object): Data => makeData({ type, ...parts } as never);

function detailedData(
  cells: readonly Cell[],
  type: Detailed,
  made: DataType,
  common: object,
): Data | undefined {
  switch (type.kind) {
    case 'decimal':
      return columnOf(made, { data: wordsOf(cells, (made as Decimal).bitWidth / 32), ...common });
    case 'time': {
      const small = type.unit === 's' || type.unit === 'ms';
      const data: Numbers = small ? Int32Array.from(cells, Number) : longs(cells);
      return columnOf(made, { data, ...common });
    }
    case 'list':
      return columnOf(made, { ...common, ...listed(cells, (all) => dataOf(all, type.of)) });
    case 'map': {
      const entry = (made as Map_).children[0]?.type as Struct;
      return columnOf(made, {
        ...common,
        ...listed(cells, (pairs) => {
          const part = (place: number) =>
            pairs.map((pair) => (pair as readonly Cell[])[place] ?? null) as readonly Cell[];
          const children = [dataOf(part(0), type.key), dataOf(part(1), type.value)];
          return columnOf(entry, { length: pairs.length, nullCount: 0, children });
        }),
      });
    }
    case 'record': {
      const children = type.fields.map((field, i) =>
        dataOf(
          cells.map((cell) => (cell === null ? null : ((cell as readonly Cell[])[i] ?? null))),
          field.type,
        ),
      );
      return columnOf(made, { ...common, children });
    }
    default:
      return undefined;
  }
}

/** Lists: where each ends, and what is in all of them. */
function listed(cells: readonly Cell[], dataOfAll: (all: readonly Cell[]) => Data) {
  const valueOffsets = new Int32Array(cells.length + 1);
  const all: Cell[] = [];
  cells.forEach((cell, i) => {
    for (const one of (cell ?? []) as readonly Cell[]) all.push(one);
    valueOffsets[i + 1] = all.length;
  });
  return { valueOffsets, child: dataOfAll(all) };
}

/** Integers as words of 32 bits, the lowest first, in two's complement. */
function wordsOf(cells: readonly Cell[], words: number): Uint32Array {
  const all = new Uint32Array(cells.length * words);
  cells.forEach((cell, i) => {
    let rest = BigInt.asUintN(32 * words, (cell as bigint | null) ?? 0n);
    for (let word = 0; word < words; word++) {
      all[i * words + word] = Number(rest & 0xffff_ffffn);
      rest >>= 32n;
    }
  });
  return all;
}

/** A column of results. */
export function resultData(numbers: Real, missing: Uint8Array | undefined): Data {
  const { length } = numbers;
  const nulls = missing?.some((code) => code > 0) ? validBits(missing) : undefined;
  const common = { length, data: numbers, ...(nulls && { nullBitmap: nulls.bits, nullCount: nulls.count }) };
  return columnOf(numbers instanceof Float32Array ? new Float32() : new Float64(), common);
}

/** A bit for each row, 1 where there is a value. */
function validBits(missing: ArrayLike<unknown>): { bits: Uint8Array; count: number } {
  const bits = new Uint8Array(((missing.length + 63) & ~63) >> 3);
  let count = 0;
  for (let i = 0; i < missing.length; i++)
    if (missing[i]) count++;
    else bits[i >> 3] = (bits[i >> 3] as number) | (1 << (i & 7));
  return { bits, count };
}
