import type { Real } from '../types.js';

/** Plain JavaScript as one writes it by hand: one fused loop. y and dy are given where it writes them, d is delta.
 *  `tools/loops.ts` writes them, from the formulas of the table and of the workloads. */
export type Loop = (x: Real, y: Real, dy: Real, d: number) => void;
