/** The textbook in plain JavaScript: a function's formula with `Math`, and the difference as it is written. It is
 *  here to be compared with. */

import type { NamedFunction } from '../src/chain-text.js';
import { evaluator, type Numbers } from '../src/expression/evaluate.js';
import { Graph } from '../src/expression/tree.js';
import { statedLink, valuesOf } from './statement.js';

type Scalar = (x: number) => number;

/** The chapter's `deriv`, word for word. */
const difference = (f: Scalar, x: number, delta: number): number =>
  (f(x + delta) - f(x - delta)) / (2 * delta);

/** The chapter's `chain_deriv`: the product of the links' differences, each at its own input. */
export function chainDifference(links: readonly Scalar[], x: number, delta: number): number {
  let product = 1;
  let u = x;
  for (const f of links) {
    product *= difference(f, u, delta);
    u = f(u);
  }
  return product;
}

/** A link's formula as a function. */
export function textbook(link: NamedFunction): Scalar {
  const graph = new Graph();
  const f = evaluator(graph, statedLink(graph, link, graph.name('x')));
  const values = valuesOf(link);
  return (x) => f(DOUBLES, { ...values, x });
}

const COMPUTED: Readonly<Record<string, (a: number, b: number, c: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  less: (a, b) => Number(a < b),
  lessOrEqual: (a, b) => Number(a <= b),
  greater: (a, b) => Number(a > b),
  greaterOrEqual: (a, b) => Number(a >= b),
  where: (a, b, c) => (a === 0 ? c : b),
  clamp: (a, b, c) => Math.min(Math.max(a, b), c),
  // To the even one of two integers that are as near.
  round: (a) => (Math.abs(a % 1) === 0.5 ? 2 * Math.round(a / 2) : Math.round(a)),
  pi: () => Math.PI,
  e: () => Math.E,
  erf,
  erfc: (a) => 1 - erf(a),
  Phi: (a) => (1 + erf(a * Math.SQRT1_2)) / 2,
};

/** Doubles as JavaScript has them: `Math` for all else. */
const DOUBLES: Numbers<number> = {
  number: (value) => value,
  apply(f, [a = 0, b = 0, c = 0]) {
    const operation = COMPUTED[f] ?? Math[f as 'atan2'];
    if (operation === undefined) throw new RangeError(`the textbook has no ${f}`);
    return operation(a, b, c);
  },
};

/** What `Math` lacks: by its power series near 0 and by a continued fraction farther out. */
function erf(x: number): number {
  if (x < 0) return -erf(-x);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= -(x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return 1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
