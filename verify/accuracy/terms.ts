import { functions } from '../../src/index.js';
import { oracle } from '../oracle/oracle.js';
import { type Instance, resolve } from './instances.js';

/** The size of the largest term of a sum, as a double. */
type Size = (x: number, delta: number) => number;

/** Functions x g(x) whose two parts of a slope are of opposite signs somewhere. */
const PRODUCTS: ReadonlySet<string> = new Set(['silu', 'gelu', 'geluTanh', 'mish', 'siluWith']);

/** g: the formula of x g(x), which begins with x, with 1 in its place. */
function factorOf(name: Instance['name']): string {
  const { formula } = functions[name].descriptor;
  if (!formula.startsWith('x ')) throw new Error(`${name} is no product with x: ${formula}`);
  return formula.replace('x', '1');
}

/** Of functions whose value or slope is a sum of terms of opposite sign: how large the largest term is. Where the
 *  sum is all but zero, any formula in doubles is off by units of that term's last place, and has no bound beside
 *  the result. Of others, undefined: their errors are in units of the result. */
export function largestTerm(instance: Instance): { value?: Size; slope?: Size } {
  const { name, parameters } = instance;
  const [first = 0, second = 0] = parameters;
  const { exact } = resolve(instance);
  /** f(x + delta) / (2 delta) and f(x - delta) / (2 delta). */
  const literal: Size = (x, delta) =>
    Math.max(...[x + delta, x - delta].map((point) => Math.abs(exact.value(point).double / delta / 2)));
  if (name === 'affine') return { value: (x) => Math.max(Math.abs(first * x), Math.abs(second)) };
  // Of opposite signs where the two sides bend to the same one.
  if ((name === 'leaky' || name === 'eluWith') && first < 0)
    return { slope: (x, delta) => (Math.abs(x) < delta ? literal(x, delta) : 0) };
  if (!PRODUCTS.has(name)) return {};
  const g = oracle(factorOf(name), name === 'siluWith' ? { beta: first } : {});
  return {
    slope: (x, delta) => {
      const mean = (g.value(x + delta).double + g.value(x - delta).double) / 2;
      const product = Math.max(Math.abs(x * g.slope(x, delta).double), mean);
      // Whichever way of taking the difference cancels less.
      return delta === 0 ? product : Math.min(product, literal(x, delta));
    },
  };
}
