/** A formula's parameters as attributes of the tag: `formula="a*exp(-b*x)" a="2" b="0.7"`. */

import { numberOf } from './read-attribute.js';

/** Attributes that mean something else, and so cannot be a formula's parameters. */
export const TAKEN: ReadonlySet<string> = new Set(
  'x chain formula from to step delta show point controls quiz id class style title lang dir hidden slot part is role'.split(
    ' ',
  ),
);

/** The values that the tag's attributes give to a formula's names but x; 1 where one gives none.
 *  @throws {RangeError} if a name is taken, two are one attribute, or a value is no number. */
export function parametersIn(element: Element, names: readonly string[]): Record<string, number> {
  const values: Record<string, number> = {};
  const seen = new Set<string>();
  for (const name of names) {
    // HTML does not tell A from a.
    const attribute = name.toLowerCase();
    if (name === 'x') continue;
    if (TAKEN.has(attribute) || seen.has(attribute))
      throw new RangeError(`formula: ${name} cannot be an attribute here; give it another name`);
    seen.add(attribute);
    values[name] = numberOf(element, attribute) ?? 1;
  }
  return values;
}
