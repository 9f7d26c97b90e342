/** Vectors that take turns in a loop of one instruction, so that none waits for its own last result. */
export const VECTORS: readonly string[] = ['a', 'b', 'c', 'd'];
