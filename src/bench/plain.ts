/** Plain JavaScript as one writes it by hand: one fused loop. */
import type { Real } from '../types.js';

/** y and dy are given where the loop writes them. */
export type Loop = (x: Real, y: Real, dy: Real, d: number) => void;

/** Compiles a loop over x from the text of its body, in which `v` is the element, `d` delta, and `y[i]` and
 *  `dy[i]` the results. From text, so that each loop has code of its own: closures made at one place share what
 *  the engine learnt of their types, and one that has seen both doubles and singles runs up to three times
 *  slower for both (measured, V8 11.3, square at 10,000).
 *  @param before statements to run once a call. */
export function plainLoop(body: string, before = ''): Loop {
  const text = `'use strict'; ${before}
    for (let i = 0; i < x.length; i++) { const v = x[i]; ${body} }`;
  return new Function('x', 'y', 'dy', 'd', text) as Loop;
}

/** A function of the table as a plain expression of `v`: JavaScript's own function of that name, or else its
 *  formula; undefined where that needs what JavaScript has not.
 *  @param parameters values for the formula's names other than x. */
export function plainExpression(
  name: string,
  formula: string,
  parameters: Readonly<Record<string, number>> = {},
): string | undefined {
  if (name in Math) return `Math.${name}(v)`;
  let known = true;
  const text = formula
    .replace(/x\^2/g, '(x * x)')
    .replaceAll('^', '**')
    .replace(/[a-z]\w*/gi, (word) => {
      if (word === 'x') return 'v';
      if (word in parameters) return `(${parameters[word]})`;
      if (!(word in Math)) known = false;
      return `Math.${word}`;
    });
  return known ? text : undefined;
}
