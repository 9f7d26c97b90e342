import { writeSync } from 'node:fs';

/** Writes all of it, however little the system takes at once. */
export function writeAll(file: number, data: string | Uint8Array, position: number | null = null): void {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  for (let at = 0; at < bytes.length; )
    at += writeSync(file, bytes, at, bytes.length - at, position === null ? null : position + at);
}
