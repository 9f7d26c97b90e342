import { closeSync } from 'node:fs';

/** Closes a file of which nothing can be lost: one that was read, or is thrown away. Were its error told, it would hide
 *  why the command fails, and keep it from cleaning up. */
export function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {}
}
