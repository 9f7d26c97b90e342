/** Functions of an instruction or two as plain loops, for arrays that no cache holds. There the kernel waits for memory: its
 *  copies, into the block and out of it, take turns with what it computes. From 2^19 elements on the loop is ahead: square
 *  of 10^6 doubles took 1.47 ns an element by the kernel and 0.71 by the loop (Node 24; EPYC), and of 500,000 as much by
 *  either. Each instruction is the kernel's, in its order, so the bits are the same. */

/** y = f(x; a, b). Both are plain arrays of one length. */
export type PlainLoop = (x: Float64Array, y: Float64Array, a: number, b: number) => void;

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
    // biome-ignore lint/complexity/useMathMinMax: -0 stays -0
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

export const roots: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = Math.sqrt(x[i] as number);
};

export const reciprocals: PlainLoop = (x, y) => {
  for (let i = 0; i < x.length; i++) y[i] = 1 / (x[i] as number);
};

export const lines: PlainLoop = (x, y, scale, shift) => {
  for (let i = 0; i < x.length; i++) y[i] = scale * (x[i] as number) + shift;
};

export const leaking: PlainLoop = (x, y, slope) => {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    y[i] = v < 0 ? slope * v : v;
  }
};

export const clamped: PlainLoop = (x, y, low, high) => {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    // biome-ignore lint/complexity/useMathMinMax: a zero keeps its sign
    const above = v < low ? low : v;
    // biome-ignore lint/complexity/useMathMinMax: likewise
    y[i] = high < above ? high : above;
  }
};
