/** The table of built-in functions: one export, one row, in the files of `functions/`. A row's kernel file is
 *  `assembly/functions/<name>.ts`. Tests, benchmarks, the page's menu and the reference all read this module's exports.
 *
 *  Each row is marked pure, so that a bundler drops the functions a program does not use. */

import type { Builtin } from './descriptor.js';
import type * as rows from './functions.js';
import type { KernelFunction } from './kernel/kernel.js';

export * from './functions/arithmetic.js';
export * from './functions/exponential.js';
export * from './functions/network.js';
export * from './functions/trigonometry.js';

/** A kernel file without a row does not compile: it is missing in this constraint. */
export type Complete<Missing extends never = Exclude<KernelFunction, keyof typeof rows>> = Missing;

/** Names of the functions that are applied as they are, which makers are not: for `name` of this type,
 *  `functions[name](x)` compiles. */
export type BuiltinName = {
  [Name in keyof typeof rows]: (typeof rows)[Name] extends Builtin ? Name : never;
}[keyof typeof rows];
