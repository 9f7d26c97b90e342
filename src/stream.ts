import { ARRAY, describe, doublesOf, toReal } from './arguments.js';
import type { Column, Elementwise } from './types.js';

/** The stream behind `f.stream(...)`; delta is checked. Chunk by chunk, so in the memory of one chunk. */
export function toStream(
  who: string,
  f: Elementwise,
  delta: number,
  show: unknown = 'value',
): TransformStream<ArrayLike<number>, Float64Array> {
  const columns = toColumns(who, show);
  const slopes = columns.includes('derivative');
  return new TransformStream({
    transform(chunk, controller) {
      const x = doublesOf(who, toReal(who, chunk, 'x', ARRAY));
      const { value, deriv } = slopes ? f.valueAndDeriv(x, { delta }) : { value: f(x), deriv: x };
      const of = { x, value, derivative: deriv };
      controller.enqueue(
        interleave(
          who,
          columns.map((column) => of[column]),
        ),
      );
    },
  });
}

/** Row by row: the first of each array, then the second of each. */
function interleave(who: string, arrays: readonly Float64Array[]): Float64Array {
  const first = arrays[0] as Float64Array;
  if (arrays.length === 1) return first;
  const rows = doublesOf(who, first.length * arrays.length);
  let at = 0;
  for (let i = 0; i < first.length; i++) for (const array of arrays) rows[at++] = array[i] as number;
  return rows;
}

function toColumns(who: string, show: unknown): readonly Column[] {
  const columns = [show].flat();
  const wrong = columns.length === 0 ? [show] : columns.filter((name) => !isColumn(name));
  if (wrong.length > 0)
    throw new TypeError(
      `${who}: show must be one or more of 'x', 'value' and 'derivative'; got ${describe(wrong[0])}`,
    );
  return columns as Column[];
}

const isColumn = (name: unknown): name is Column => name === 'x' || name === 'value' || name === 'derivative';
