/** What the fuzz targets share. */
import fc from 'fast-check';
import { expect } from 'vitest';

/** One seed, so that each run is the same; `FUZZ=20` tries 20,000 inputs, as `.ci/run` does. */
export const runs = { seed: 11, numRuns: 1000 * Number(process.env.FUZZ ?? 0.1) };

/** Any text, half of it ASCII; halves of surrogate pairs, too. From numbers: fast-check's own text of this kind takes two
 *  seconds to list all characters first. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff)), { maxLength: 6 })
  .map((points) => String.fromCodePoint(...points));

/** Text of a parser's own words, mixed with any text. */
export const textOf = (...words: readonly string[]) =>
  fc
    .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, anyText), { maxLength: 24 })
    .map((parts) => parts.join(''));

/** What is read; undefined if it was refused in words. Any other error is a finding. */
export function read<A>(
  parse: () => A,
  ...kinds: readonly (abstract new (
    ...given: never[]
  ) => Error)[]
): A | undefined {
  try {
    return parse();
  } catch (error) {
    if (!kinds.some((kind) => error instanceof kind)) throw error;
    expect((error as Error).message.length).toBeGreaterThan(0);
    expect((error as Error).message.length).toBeLessThan(2000);
    return undefined;
  }
}

export const numbers = [
  '0',
  '1',
  '-3',
  '2.5',
  '1e3',
  '1e400',
  'NaN',
  '-',
  '.',
  '٣',
  '0x1',
  '1_0',
  '∞',
] as const;

/** Bytes cut into chunks at these parts of their length; some chunks are empty. */
export function cut(bytes: Buffer, parts: readonly number[]): Buffer[] {
  const places = parts.map((part) => Math.floor(part * (bytes.length + 1))).sort((a, b) => a - b);
  return [...places, bytes.length].map((end, i) => bytes.subarray(places[i - 1] ?? 0, end));
}

/** Places to cut at, as parts of the whole. */
export const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
  maxLength: 12,
});
