/** The kernel's whole memory is two 64 KiB pages that never grow. Every byte that is written has its name here, each
 *  from where the one before it ends; `checkMemory` stops the compiler where two overlap.
 *
 *  | address   | bytes   | holds                                                          |
 *  |-----------|---------|----------------------------------------------------------------|
 *  | 0         | 128     | `FIELDS`: what one call prepares for its loop (elementwise.ts) |
 *  | 128       | 128     | low parts and operands on their way between two steps          |
 *  | 256       | < 27 K  | constant tables (`memory.data`)                                |
 *  | 27 KiB    | 8 KiB   | `U`, a block of x, replaced link by link by f(x)               |
 *  | 35 KiB    | 8 KiB   | `D`, the product of the slopes so far                          |
 *  | 43 KiB    | 8 KiB   | `A`, f(x + delta) of a caller's function; formulas             |
 *  | 51 KiB    | 8 KiB   | `B`, f(x - delta) of a caller's function; formulas             |
 *  | 59 KiB    | 4 KiB   | `F`, a block of Float32 values on their way in or out          |
 *  | 63 KiB    | 1 KiB   | `COEFFICIENTS` of the one function that is at work             |
 *  | 64 KiB    | 64 KiB  | `POOL`, eight blocks of formulas                               |
 *
 *  A block of 1024 doubles is 8 KiB, so U and D sit together in a 32 KiB L1 cache. */
export const BLOCK: i32 = 1024;

const KIB: usize = 1024;
const VECTOR: usize = 16;
const BYTES: usize = (<usize>BLOCK) << 3;

/** Bytes for the fields of a function's object. */
export const FIELDS: usize = 128;
/** Where the reduction of large numbers by pi/2 leaves r and its low part. */
export const TRIG_REST: usize = FIELDS;
/** Where the normal distribution leaves the low parts of its polynomial and of its bell. */
export const POLYNOMIAL_LOW: usize = TRIG_REST + 2 * VECTOR;
export const BELL_LOW: usize = POLYNOMIAL_LOW + VECTOR;
/** The low part of the logarithm in pow: the same place, as no two of them are at work at once. */
export const POW_LOW: usize = BELL_LOW;
/** A formula's operands that are numbers: each twice, as a vector to be read over and over. */
export const SCALARS: usize = BELL_LOW + VECTOR;
const SCRATCH_END: usize = SCALARS + 3 * VECTOR;

/** Where the compiler puts tables: `memoryBase` in asconfig.json. */
const TABLES: usize = 256;
export const U: usize = 27 * KIB;
export const D: usize = U + BYTES;
export const A: usize = D + BYTES;
export const B: usize = A + BYTES;
export const F: usize = B + BYTES;
export const COEFFICIENTS: usize = F + BYTES / 2;
/** Where a number with an exponent of its own is left: two parts and the exponent. */
export const SCALED: usize = COEFFICIENTS + KIB / 2;
/** Sums of a formula's block: each two pairs of a sum and what it left out. */
export const TOTALS: usize = COEFFICIENTS;
export const POOL: usize = COEFFICIENTS + KIB;
export const POOL_BLOCKS: i32 = 8;
const END: usize = POOL + <usize>POOL_BLOCKS * BYTES;

/** Does nothing when it runs: the conditions are known to the compiler. */
export function checkMemory(): void {
  if (SCRATCH_END > TABLES) ERROR('The scratch runs into the tables');
  if (END > 2 * 64 * KIB) ERROR('The blocks end after the second page');
}
