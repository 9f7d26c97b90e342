/** Plain JavaScript as one writes it by hand: what fluxion is compared with. */
import type { Real } from '../types.js';

/** One fused loop. y and dy are given where it writes them, d is delta. */
export type Loop = (x: Real, y: Real, dy: Real, d: number) => void;

/** What calls the loop on these arrays. `tools/loops.ts` writes one for each formula of the table and each workload. */
export type Make = (...given: Parameters<Loop>) => () => void;

/** Numbers of a call that is only noted. */
export const FEW = 4;

/** So many calls and an engine has noted what a function calls, and with what; it notes nothing of a function's first calls. */
const NOTED = 2000;

/** Makes the call of a loop as it is in a program that has more arrays than these. An engine that has seen a function
 *  made only once, or called only one, takes the arrays that it holds for constants: their addresses and lengths stand in
 *  its code, which is then up to twice as fast, and good for nothing else (`npm run bench -- harness` shows it). So the
 *  call is made twice, the first time for a few numbers; that is called so often that the engine notes it, and dropped. */
export function forAnyArrays<X, T>(make: (x: X) => () => T, few: X, x: X): () => T {
  const other = make(few);
  for (let i = 0; i < NOTED; i++) other();
  return make(x);
}
