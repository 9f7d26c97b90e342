/** The kernel's whole memory is two 64 KiB pages that never grow. Every byte that is written has its name here, or in the
 *  file that `COEFFICIENTS` belongs to while its function is at work. `checkMemory` stops the compiler where a place runs
 *  into the next one, and `tools/kernel/tables.ts` stops the build where the tables run into `U`.
 *
 *  | address | bytes  | holds                                                                             |
 *  |---------|--------|-----------------------------------------------------------------------------------|
 *  | 0       | 128    | the fields of a function's object: what one call prepares (elementwise.ts)        |
 *  | 128     | 64     | low parts on their way between two steps: `TRIG_REST` to `BELL_LOW`               |
 *  | 192     | 48     | `SCALARS`, a formula's operands that are numbers                                  |
 *  | 256     | < 27 K | constant tables (`memory.data`)                                                   |
 *  | 27 KiB  | 8 KiB  | `U`, a block of x, replaced link by link by f(x)                                  |
 *  | 35 KiB  | 8 KiB  | `D`, the product of the slopes so far                                             |
 *  | 43 KiB  | 8 KiB  | `A`, f(x + delta) of a caller's function; a block of formulas                     |
 *  | 51 KiB  | 8 KiB  | `B`, f(x - delta) of a caller's function; a block of formulas                     |
 *  | 59 KiB  | 4 KiB  | `F`, a block of singles on their way in or out; numbers of a formula's fused loop |
 *  | 63 KiB  | 512    | `COEFFICIENTS` of the one function that is at work                                |
 *  | 63.5 K  | 48     | `SCALED`: low parts and exponents of the function that is at work                 |
 *  | 63 KiB  | 1 KiB  | `TOTALS`, sums of a formula's block, read before the next function is at work     |
 *  | 64 KiB  | 64 KiB | `POOL`, eight blocks of formulas                                                  |
 *
 *  A block of 1024 doubles is 8 KiB, so U and D sit together in a 32 KiB L1 cache. */
export const BLOCK: i32 = 1024;

const KIB: usize = 1024;
const VECTOR: usize = 16;
const BYTES: usize = (<usize>BLOCK) << 3;

/** Bytes for the fields of a function's object, which begin at 0. */
export const FIELD_BYTES: usize = 128;

/** Where the reduction of large numbers by pi/2 leaves r, then its low part, 8 bytes on. */
export const TRIG_REST: usize = FIELD_BYTES;
export const TRIG_REST_LOW: usize = TRIG_REST + 8;
/** What the last sums of tan's sine and cosine leave out: in the same place, as tan has read r by then. */
export const SINE_LOW: usize = TRIG_REST;
export const COSINE_LOW: usize = SINE_LOW + VECTOR;
/** Where the normal distribution leaves the low parts of its polynomial and of its bell. */
export const POLYNOMIAL_LOW: usize = COSINE_LOW + VECTOR;
export const BELL_LOW: usize = POLYNOMIAL_LOW + VECTOR;
/** The low part of the logarithm in pow: in the same place, as no function needs both. */
export const POW_LOW: usize = BELL_LOW;
/** A formula's operands that are numbers, three at most: each twice, as a vector to be read over and over. */
export const SCALARS: usize = BELL_LOW + VECTOR;
const SCRATCH_END: usize = SCALARS + 3 * VECTOR;

/** Where the compiler begins with tables: `memoryBase` in asconfig.json. */
const TABLES: usize = ASC_MEMORY_BASE;
export const U: usize = 27 * KIB;
export const D: usize = U + BYTES;
export const A: usize = D + BYTES;
export const B: usize = A + BYTES;
export const F: usize = B + BYTES;

/** What one function prepares at each call, at most so many bytes: who writes here checks that. */
export const COEFFICIENTS: usize = F + BYTES / 2;
export const COEFFICIENT_BYTES: usize = KIB / 2;
/** Where power leaves a number with an exponent of its own: both parts of a double-double, and the exponent. */
export const SCALED_HIGH: usize = COEFFICIENTS + COEFFICIENT_BYTES;
export const SCALED_LOW: usize = SCALED_HIGH + VECTOR;
export const SCALED_EXPONENT: usize = SCALED_LOW + VECTOR;
/** What e^x - 1 leaves out in elu, selu and celu, and what its argument leaves out in geluTanh: in the same place, as
 *  none of them takes powers. */
export const EXPM1_LOW: usize = SCALED_HIGH;
export const ARGUMENT_LOW: usize = SCALED_HIGH;
/** How many sums a formula's fused loop may leave (`SUMS` in src/formula/fuse.ts). Each takes two vectors: the sums of
 *  both lanes, and what those sums left out. */
export const TOTAL_COUNT: usize = 32;
export const TOTALS: usize = COEFFICIENTS;
export const TOTAL_RESTS: usize = TOTALS + VECTOR;
const TOTALS_END: usize = TOTALS + TOTAL_COUNT * 2 * VECTOR;

export const POOL: usize = COEFFICIENTS + KIB;
export const POOL_BLOCKS: i32 = 8;
const PAGES: usize = 2 * 64 * KIB;
const END: usize = POOL + <usize>POOL_BLOCKS * BYTES;

/** Does nothing when it runs: the conditions are known to the compiler. */
export function checkMemory(): void {
  if (TRIG_REST < FIELD_BYTES) ERROR('The fields run into TRIG_REST');
  if (TRIG_REST_LOW < TRIG_REST + 8) ERROR('TRIG_REST runs into its low part');
  if (SINE_LOW < TRIG_REST) ERROR('SINE_LOW begins in the fields');
  if (COSINE_LOW < SINE_LOW + VECTOR) ERROR('SINE_LOW runs into COSINE_LOW');
  if (POLYNOMIAL_LOW < TRIG_REST_LOW + 8) ERROR('TRIG_REST runs into POLYNOMIAL_LOW');
  if (POLYNOMIAL_LOW < COSINE_LOW + VECTOR) ERROR('COSINE_LOW runs into POLYNOMIAL_LOW');
  if (BELL_LOW < POLYNOMIAL_LOW + VECTOR) ERROR('POLYNOMIAL_LOW runs into BELL_LOW');
  if (POW_LOW < POLYNOMIAL_LOW + VECTOR) ERROR('POLYNOMIAL_LOW runs into POW_LOW');
  if (SCALARS < BELL_LOW + VECTOR) ERROR('BELL_LOW runs into SCALARS');
  if (SCALARS < POW_LOW + VECTOR) ERROR('POW_LOW runs into SCALARS');
  if (TABLES < SCRATCH_END) ERROR('SCALARS run into the tables');

  if (D < U + BYTES) ERROR('U runs into D');
  if (A < D + BYTES) ERROR('D runs into A');
  if (B < A + BYTES) ERROR('A runs into B');
  if (F < B + BYTES) ERROR('B runs into F');
  if (COEFFICIENTS < F + BYTES / 2) ERROR('F runs into COEFFICIENTS');
  if (TOTALS < F + BYTES / 2) ERROR('F runs into TOTALS');
  if (SCALED_HIGH < COEFFICIENTS + COEFFICIENT_BYTES) ERROR('COEFFICIENTS run into SCALED_HIGH');
  if (EXPM1_LOW < COEFFICIENTS + COEFFICIENT_BYTES) ERROR('COEFFICIENTS run into EXPM1_LOW');
  if (ARGUMENT_LOW < COEFFICIENTS + COEFFICIENT_BYTES) ERROR('COEFFICIENTS run into ARGUMENT_LOW');
  if (SCALED_LOW < SCALED_HIGH + VECTOR) ERROR('SCALED_HIGH runs into SCALED_LOW');
  if (SCALED_EXPONENT < SCALED_LOW + VECTOR) ERROR('SCALED_LOW runs into SCALED_EXPONENT');
  if (POOL < SCALED_EXPONENT + VECTOR) ERROR('SCALED_EXPONENT runs into POOL');
  if (POOL < EXPM1_LOW + VECTOR) ERROR('EXPM1_LOW runs into POOL');
  if (POOL < ARGUMENT_LOW + VECTOR) ERROR('ARGUMENT_LOW runs into POOL');
  if (TOTAL_RESTS < TOTALS + VECTOR) ERROR('TOTALS run into TOTAL_RESTS');
  if (POOL < TOTALS_END) ERROR('TOTALS run into POOL');
  if (PAGES < END) ERROR('POOL ends after the second page');
}
