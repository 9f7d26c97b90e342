import { oracle } from '../oracle/oracle.js';
import { type Instance, resolve } from './instances.js';

/** The size of the largest term of a sum, as a double. */
type Size = (x: number, delta: number) => number;

/** g of the functions x g(x). */
const FACTORS: Readonly<Record<string, string>> = {
  silu: '1 / (1 + exp(-x))',
  gelu: '(1 + erf(x / sqrt(2))) / 2',
  geluTanh: '1 / (1 + exp(-sqrt(8 / pi) * (x + 0.044715 * x^3)))',
  mish: 'tanh(log(1 + exp(x)))',
  siluWith: '1 / (1 + exp(-beta * x))',
};

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
  const factor = FACTORS[name];
  if (factor === undefined) return {};
  const g = oracle(factor, name === 'siluWith' ? { beta: first } : {});
  return {
    slope: (x, delta) => {
      const mean = (g.value(x + delta).double + g.value(x - delta).double) / 2;
      const product = Math.max(Math.abs(x * g.slope(x, delta).double), mean);
      // Whichever way of taking the difference cancels less.
      return delta === 0 ? product : Math.min(product, literal(x, delta));
    },
  };
}
