/** The links of a chain as text: functions of the table, and formulas of the reader's own in braces, with a value for
 *  each of their names but x: `square {a*exp(-b*x)}(2,0.7)`. */

import { formatNames, type NamedFunction, parseNames } from '../src/chain-text.js';

const FORMULA = /\{([^{}]*)\}(?:\(([^()]*)\))?/g;

/** The formula behind a link; undefined for a function of the table. */
export const formulaOf = ({ name }: NamedFunction): string | undefined =>
  name.startsWith('{') ? name.slice(1, -1) : undefined;

/** Whether one of the links is a formula. */
export const hasFormula = (chain: readonly NamedFunction[]): boolean =>
  chain.some((link) => formulaOf(link) !== undefined);

export const formulaLink = (text: string, parameters: readonly number[]): NamedFunction => ({
  name: `{${text}}`,
  parameters,
});

/** The links that a text names, first applied first.
 *  @throws {RangeError} if it names none, or one that there is not. Formulas are read when they are needed. */
export function readLinks(text: string): NamedFunction[] {
  const links: NamedFunction[] = [];
  let at = 0;
  const upTo = (end: number) => {
    const names = text.slice(at, end);
    if (names.trim() !== '') links.push(...parseNames(names));
  };
  for (const { index, 0: all, 1: formula = '', 2: numbers = '' } of text.matchAll(FORMULA)) {
    upTo(index);
    at = index + all.length;
    const parameters = numbers.trim() === '' ? [] : numbers.split(',').map(Number);
    if (!parameters.every(Number.isFinite))
      throw new RangeError(
        `${formula.slice(0, 40)} takes numbers; got ${JSON.stringify(numbers.slice(0, 20))}`,
      );
    links.push(formulaLink(formula, parameters));
  }
  upTo(text.length);
  // The message of an empty chain.
  return links.length > 0 ? links : parseNames(text);
}

/** The text that `readLinks` reads back. */
export const formatLinks = formatNames;
