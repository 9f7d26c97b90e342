/** The table of functions as data, for what is written of it. */
import type { Descriptor } from '../src/descriptor.js';
import { linksBehind } from '../src/elementwise.js';
import * as functions from '../src/functions.js';
import { KernelLink } from '../src/link.js';

export interface Row extends Omit<Descriptor, 'create'> {
  readonly name: string;
  /** The kernel file that computes it. */
  readonly part: string;
  /** What that file is always called with; empty for a maker's, which its caller chooses. */
  readonly numbers: readonly number[];
}

/** By their names. */
export const rows: readonly Row[] = Object.entries(functions)
  .map(toRow)
  .sort((a, b) => (a.name < b.name ? -1 : 1));

function toRow([name, { descriptor }]: [string, { readonly descriptor: Descriptor }]): Row {
  const { create, ...rest } = descriptor;
  const { parameters } = rest;
  const [link] = linksBehind(create(...parameters.map(({ initial }) => initial)));
  if (!(link instanceof KernelLink)) throw new Error(`${name} has no kernel function.`);
  return { name, part: link.part.name, numbers: parameters.length > 0 ? [] : link.parameters, ...rest };
}
