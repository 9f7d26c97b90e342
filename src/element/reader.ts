/** The reader of formulas: loaded when a tag has one. */

import type { Formula } from '../formula.js';
import { bring } from '../late.js';

export type Reader = (text: string) => Formula;

let reader: Reader | undefined;

/** The reader, once it has come. */
export const readerNow = (): Reader | undefined => reader;

/** Brings the reader, and all functions that a formula may use.
 *  @throws {Error} if the file that has them is not to be had. */
export async function bringReader(): Promise<void> {
  await bring();
  reader = (await import('../formula.js')).formula;
}

/** The last formulas that were read: a slider moves, and the formula is the same. */
const known = new Map<string, Formula>();
const MOST = 50;

/** @throws {SyntaxError} if it is no formula. @throws {RangeError} if it has no x. */
export function formulaBy(read: Reader, text: string): Formula {
  const found = known.get(text);
  if (found) return found;
  const made = read(text);
  if (!made.names.includes('x'))
    throw new RangeError(`formula must have an x in it; got ${text.slice(0, 40)}`);
  if (known.size >= MOST) known.clear();
  known.set(text, made);
  return made;
}
