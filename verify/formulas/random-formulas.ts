/** Random formulas: every operation and every function of the table, up to a depth, from a seed. */
import { functions } from '../../src/index.js';
import { EXACT_FUNCTIONS } from '../oracle/bounded-arithmetic.js';
import { NAMES } from './formula-recipe.js';

export { NAMES };

/** Those whose argument may have an error of its own where arbitrary precision takes them. */
const known = Object.entries(functions)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(([name, { descriptor }]) =>
    EXACT_FUNCTIONS.some((exact) => new RegExp(`\\b${exact}\\(`).test(descriptor.formula)) ? [] : [name],
  );

/** A formula in `NAMES`, nested so deep at most. */
export function randomFormula(random: () => number, depth: number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const inner = () => randomFormula(random, depth - 1);
  if (depth === 0 || random() < 0.08) return pick([...NAMES, ...NAMES, '2', '0.3', '1.7', 'pi', 'e']);
  switch (pick(['infix', 'infix', 'infix', 'table', 'table', 'two', 'choice', 'power', 'sign', 'clamp'])) {
    case 'infix':
      return `(${inner()} ${pick(['+', '-', '*', '/'])} ${inner()})`;
    case 'table': {
      const name = pick(known);
      const { parameters } = functions[name as 'affine'].descriptor;
      return `${name}(${[inner(), ...parameters.map(({ initial }) => initial)].join(', ')})`;
    }
    case 'two': {
      const name = pick(['min', 'max', 'hypot', 'atan2', 'pow']);
      // A real power of what may be negative is mostly NaN.
      return name === 'pow' ? `pow(abs(${inner()}), ${inner()})` : `${name}(${inner()}, ${inner()})`;
    }
    case 'choice':
      return `where(${inner()} ${pick(['<', '<=', '>', '>='])} ${inner()}, ${inner()}, ${inner()})`;
    case 'power':
      return `(${inner()})^${pick(['2', '3', '-1', '-2', '0.5', '5'])}`;
    case 'sign':
      return `-${inner()}`;
    default:
      return `clamp(${inner()}, -1, ${inner()})`;
  }
}
