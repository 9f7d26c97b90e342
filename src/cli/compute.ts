/** What is computed of each batch: the columns of results. */
import type { Column, Elementwise, Real } from '../types.js';
import type { Batch, Results } from './table.js';

/** The columns by the names they have in the output. */
export const COLUMNS: Readonly<Record<string, Column>> = { x: 'x', f: 'value', derivative: 'derivative' };

const nameOf = (column: Column): string =>
  Object.keys(COLUMNS).find((name) => COLUMNS[name] === column) ?? column;

export interface Computation {
  /** The names of the results, for inputs of these names. */
  names(inputs: readonly string[]): readonly string[];
  /** The results for a batch, one array for each name. */
  results(batch: Batch): Results;
}

/** A chain applied to each input column alone. */
export function chainOf(f: Elementwise, show: readonly Column[], delta: number): Computation {
  const slopes = show.includes('derivative');
  return {
    names: (inputs) =>
      inputs.flatMap((input) =>
        show.map((column) => (inputs.length === 1 ? nameOf(column) : `${input}_${nameOf(column)}`)),
      ),
    results({ inputs, missing }) {
      const numbers = inputs.flatMap((x): Real[] => {
        const { value, deriv } = slopes ? f.valueAndDeriv(x, { delta }) : { value: f(x), deriv: x };
        const of = { x, value, derivative: deriv };
        return show.map((column) => of[column]);
      });
      return { numbers, missing: missing.flatMap((codes) => show.map(() => codes)) };
    },
  };
}
