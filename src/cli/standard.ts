/** Standard input, output and error: what the command reads from and writes to where no file is named. They are the
 *  process's own, unless it is run within a program that gives others, as the tests do. */
import { fstatSync, type Stats } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

export interface Standard {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly error: Writable & { readonly isTTY?: boolean };
  /** What input and output are, if they are descriptors 0 and 1; undefined for mere streams. */
  readonly kindOf: (descriptor: 0 | 1) => Stats | undefined;
}

/** Node makes each of the streams when it is first asked for. */
const own: Standard = {
  get input() {
    return process.stdin;
  },
  get output() {
    return process.stdout;
  },
  get error() {
    return process.stderr;
  },
  kindOf: fstatSync,
};

let current = own;

export const standard = (): Standard => current;

/** Runs with other streams than the process's own. */
export async function withStandard<A>(given: Standard, run: () => Promise<A>): Promise<A> {
  current = given;
  try {
    return await run();
  } finally {
    current = own;
  }
}
