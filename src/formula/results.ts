import type { Real } from '../types.js';
import { write } from '../views.js';
import type { Sums } from './sums.js';

export type Results = (Real | number)[];

/** What was computed: arrays from where they were staged, and sums, which are put in their places in the list. */
export function collect(
  arrays: (Real | undefined)[],
  staged: readonly (Real | undefined)[],
  sums: Sums,
): Results {
  const results = arrays as (Real | number | undefined)[];
  for (let i = 0; i < arrays.length; i++) {
    const array = arrays[i];
    if (array === undefined) results[i] = sums.of(i);
    else if (staged[i] !== array) write(array, staged[i] as Real);
  }
  return results as Results;
}

/** An object of the results by their names. */
export function named(results: Results, names: readonly string[]): Record<string, Real | number> {
  const object: Record<string, Real | number> = {};
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const value = results[i] as Real | number;
    // Assigned, it would be the object's prototype.
    if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
    else object[name] = value;
  }
  return object;
}
