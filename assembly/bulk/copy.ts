/** Bytes from one place to another. Threads have it from here, as the engine's own copy between arrays on shared memory
 *  goes a number at a time. */
export function copy(to: usize, from: usize, bytes: usize): void {
  memory.copy(to, from, bytes);
}
