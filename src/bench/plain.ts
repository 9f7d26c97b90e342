import type { Real } from '../types.js';

/** Makes plain JavaScript as one writes it by hand: one fused loop over its own arrays. y and dy are given where it
 *  writes them, d is delta. `tools/loops.ts` writes them, from the formulas of the table and of the workloads. */
export type MakeLoop = (x: Real, y: Real, dy: Real, d: number) => () => void;
