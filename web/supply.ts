/** Links as functions. What the first view does not bring comes when a chain needs it: functions that are rarely used,
 *  and the reader of formulas. */

import { descriptorOf, type NamedFunction, toFunction } from '../src/chain-text.js';
import type { Parameter } from '../src/descriptor.js';
import type { Formula } from '../src/formula.js';
import type { Elementwise } from '../src/index.js';
import { bring, isLate } from '../src/late.js';
import { formulaOf } from './links.js';

let reader: typeof import('../src/formula.js').formula | undefined;

/** Formulas that were read. */
const known = new Map<string, Formula>();

function read(text: string): Formula {
  const found = known.get(text);
  if (found) return found;
  if (!reader) throw new Error('formulas cannot be read yet');
  const made = reader(text);
  if (!made.names.includes('x')) throw new RangeError(`a formula here is of x; got ${text.slice(0, 40)}`);
  known.set(text, made);
  return made;
}

/** The numbers that a link takes. */
export function parametersOf(link: NamedFunction): readonly Parameter[] {
  const text = formulaOf(link);
  if (text === undefined) return descriptorOf(link.name).parameters;
  return read(text)
    .names.filter((name) => name !== 'x')
    .map((name) => ({ name, initial: 1 }));
}

/** The function that a link is.
 *  @throws {RangeError} if there is none, or its numbers do not fit. @throws {SyntaxError} if it is no formula. */
export function functionOf(link: NamedFunction): Elementwise {
  const text = formulaOf(link);
  if (text === undefined) return toFunction(link);
  const names = parametersOf(link).map(({ name }) => name);
  if (names.length !== link.parameters.length)
    throw new RangeError(
      `${text} takes ${names.length === 1 ? 'one number' : `${names.length} numbers`}, ${names}; got ${link.parameters.length}`,
    );
  return read(text).at(Object.fromEntries(names.map((name, i) => [name, link.parameters[i] as number])));
}

/** Whether all that these links need is here. */
export const isSupplied = (links: readonly NamedFunction[]): boolean =>
  links.every((link) => {
    const text = formulaOf(link);
    return text === undefined ? !isLate(toFunction(link)) : known.has(text);
  });

/** Brings what is not.
 *  @throws {Error} if it is not to be had, or a formula cannot be read; the message says why. */
export async function supply(links: readonly NamedFunction[]): Promise<void> {
  if (isSupplied(links)) return;
  if (links.some((link) => formulaOf(link) !== undefined)) {
    const [{ formula }] = await Promise.all([import('../src/formula.js'), bring()]);
    reader = formula;
  } else await bring();
  for (const link of links) functionOf(link);
}
