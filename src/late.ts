/** What a build leaves for later. The package's entries carry what they import. The tag and the page learn the names of
 *  their functions at run time: they carry the usual ones, and the others come in a second file when one is named. */

import { descriptors } from './chain-text.js';
import { linksBehind } from './elementwise.js';
import * as parts from './kernel/generated/parts.js';
import { KernelLink } from './link.js';
import { load } from './second-file.js';
import type { Elementwise } from './types.js';

/** Whether f has a link whose code is not here yet. */
export const isLate = (f: Elementwise): boolean =>
  load !== undefined && linksBehind(f).some((link) => link instanceof KernelLink && link.part.binary === '');

let brought: Promise<void> | undefined;

/** Brings all that is not here yet.
 *  @throws {Error} if the file that has them is not to be had; the next call tries again. */
export function bring(): Promise<void> {
  brought ??= read().catch((cause) => {
    brought = undefined;
    throw new Error(`more functions are in a second file, which could not be loaded: ${cause.message}`, {
      cause,
    });
  });
  return brought;
}

async function read(): Promise<void> {
  if (load === undefined) return;
  const { binaries, formulas } = await load();
  for (const part of Object.values(parts) as { name: string; binary: unknown }[])
    if (part.binary === '') part.binary = binaries[part.name];
  for (const [name, formula] of Object.entries(formulas))
    Object.assign(descriptors.get(name) ?? {}, { formula });
}
