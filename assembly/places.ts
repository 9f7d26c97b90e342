/** What JavaScript reads and writes of the kernel's memory. The other places are the kernel's own. */
export { A, B, BLOCK, checkMemory, D, F, POOL, POOL_BLOCKS, SCALARS, TOTALS, U } from './memory';
