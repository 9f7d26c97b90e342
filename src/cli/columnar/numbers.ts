/** The numbers of columns that are computed with. */
import { type DataType, type Decimal, Type, type Vector } from 'apache-arrow';
import type { Real } from '../../types.js';
import { Failure, shown } from '../failure.js';
import { fromHalf } from '../npy/decoders.js';
import { decimalText } from '../text/cell.js';
import { cellsOf } from './arrow-cells.js';

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
  if (type.typeId === Type.Decimal) {
    const { scale } = type as Decimal;
    return Float64Array.from(cellsOf(vector), (cell) =>
      cell === null ? Number.NaN : Number(decimalText(cell as bigint, scale)),
    );
  }
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
