import { Block, type Kernel, kernel } from '../kernel/kernel.js';
import { SUMS } from './fuse.js';

/** The kernel's memory as formulas use it. */
export interface Blocks {
  readonly kernel: Kernel;
  /** Fills D with ones. Looked up once: the exports of a module are slow to read. */
  readonly start: (count: number) => void;
  /** U, D, A, B and the pool. */
  readonly views: readonly Float64Array[];
  /** The same, of which parts are wanted. */
  readonly heads: readonly Block<Float64Array>[];
  readonly addresses: readonly number[];
  /** Places of numbers: each is written twice, and read with step 0. */
  readonly scalars: Float64Array;
  readonly scalarAddress: number;
  /** Where fused loops read their numbers: a block of singles, which formulas have no other use for. */
  readonly numbers: Float64Array;
  /** Where `total` leaves its sums. */
  readonly totals: Float64Array;
}

let made: Blocks | undefined;

export function blocks(): Blocks {
  const k = kernel();
  if (made?.kernel === k) return made;
  const { exports, block, base } = k;
  const { buffer } = k.u.all;
  const pool = Array.from(
    { length: exports.POOL_BLOCKS.value },
    (_, i) => exports.POOL.value + i * block * Float64Array.BYTES_PER_ELEMENT,
  );
  const addresses = [exports.U.value, exports.D.value, exports.A.value, exports.B.value, ...pool];
  const views = addresses.map((address) => new Float64Array(buffer, base + address, block));
  made = {
    kernel: k,
    start: exports.start,
    addresses,
    views,
    heads: views.map((view) => new Block(view)),
    scalars: new Float64Array(buffer, base + exports.SCALARS.value, 6),
    scalarAddress: exports.SCALARS.value,
    numbers: new Float64Array(buffer, base + exports.F.value, block / 2),
    totals: new Float64Array(buffer, base + exports.TOTALS.value, 4 * SUMS),
  };
  return made;
}
