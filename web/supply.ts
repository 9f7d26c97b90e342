/** What a chain needs that the first view does not bring: functions that are rarely used come when they are. */

import { bring, isLate } from '../src/kernel/late.js';
import type { NamedFunction } from '../src/parse.js';
import { toFunction } from '../src/parse.js';

/** Whether all that these links need is here. */
export const isSupplied = (links: readonly NamedFunction[]): boolean =>
  !links.some((link) => isLate(toFunction(link)));

/** Brings what is not.
 *  @throws {Error} if it is not to be had; the message says why. */
export async function supply(links: readonly NamedFunction[]): Promise<void> {
  if (!isSupplied(links)) await bring();
}
