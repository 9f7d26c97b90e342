/** The kernel's whole memory is one 64 KiB page that never grows.
 *
 *  | address   | bytes   | holds                                                    |
 *  |-----------|---------|----------------------------------------------------------|
 *  | 0         | 256     | what one call prepares for its loop (see elementwise.ts) |
 *  | 256       | < 27 K  | constant tables (`memory.data`)                          |
 *  | 27 KiB    | 8 KiB   | `U`, a block of x, replaced link by link by f(x)         |
 *  | 35 KiB    | 8 KiB   | `D`, the product of the slopes so far                    |
 *  | 43 KiB    | 8 KiB   | `A`, f(x + delta) of a caller's function                 |
 *  | 51 KiB    | 8 KiB   | `B`, f(x - delta) of a caller's function                 |
 *  | 59 KiB    | 4 KiB   | `F`, a block of Float32 values on their way in or out    |
 *
 *  A block of 1024 doubles is 8 KiB, so U and D sit together in a 32 KiB L1 cache. */
export const BLOCK: i32 = 1024;
export const U: usize = 27648;
export const D: usize = U + (BLOCK << 3);
export const A: usize = D + (BLOCK << 3);
export const B: usize = A + (BLOCK << 3);
export const F: usize = B + (BLOCK << 3);
