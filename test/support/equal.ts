/** Arrays of numbers that are the same are seen so at once: Vitest walks over them as over any object, which took a
 *  third of the time of the tests. Where they differ it says how, as ever. */
import { expect } from 'vitest';

const KINDS: readonly unknown[] = [Float64Array.prototype, Float32Array.prototype, Array.prototype];

/** Whether both are the same numbers, each zero with its sign; undefined where it is not for this to say. */
function sameNumbers(a: unknown, b: unknown): true | undefined {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return undefined;
  const kind: unknown = Object.getPrototypeOf(a);
  if (!KINDS.includes(kind) || Object.getPrototypeOf(b) !== kind) return undefined;
  const [one, other] = [a as ArrayLike<unknown>, b as ArrayLike<unknown>];
  if (one.length !== other.length) return undefined;
  for (let i = 0; i < one.length; i++)
    if (typeof one[i] !== 'number' || !Object.is(one[i], other[i])) return undefined;
  return true;
}

/** Testers are kept for a process, in which many files run. */
const there = globalThis as { fluxionTesters?: true };
if (there.fluxionTesters === undefined) expect.addEqualityTesters([sameNumbers]);
there.fluxionTesters = true;
