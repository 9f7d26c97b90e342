import type { CallNode, Node } from '../expression/tree.js';

/** A block, or a number by its node. */
export type Operand = number | Node;

/** What is done to a block, one after the other. Blocks are numbered; 0 is U and 1 is D. */
export type Step =
  | { readonly kind: 'load'; readonly name: string; readonly to: number }
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  /** Out to an array of its own, and back. */
  | { readonly kind: 'spill'; readonly from: number; readonly slot: number }
  | { readonly kind: 'fill'; readonly slot: number; readonly to: number }
  | {
      readonly kind: 'operate';
      readonly f: string;
      readonly args: readonly Operand[];
      readonly to: number;
      readonly node: Node;
    }
  /** On U, its derivative to D. */
  | { readonly kind: 'function'; readonly call: CallNode; readonly value: boolean; readonly slope: boolean }
  | { readonly kind: 'sum'; readonly output: number; readonly a: Operand; readonly b: Operand }
  | { readonly kind: 'store'; readonly output: number; readonly from: Operand };

export const U = 0;
export const D = 1;
