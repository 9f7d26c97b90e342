import type { Real } from '../types.js';
import type { Store } from './store.js';

/** An array of zeros, in the store where there is room, else on shared memory of its own; without a store a plain one.
 *  @throws {RangeError} if there is no memory. */
export function newArray(store: Store | undefined, single: boolean, length: number): Real {
  const found = store?.array(single, length);
  if (found !== undefined) return found;
  const bytes = (single ? 4 : 8) * length;
  try {
    const memory = store ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
    return single ? new Float32Array(memory) : new Float64Array(memory);
  } catch (cause) {
    throw new RangeError(`parallel: there is no memory for ${length} elements`, { cause });
  }
}
