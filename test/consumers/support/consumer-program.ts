import { chain, elementwise, linspace, sigmoid, square } from '../../../src/index.js';

/** Every consumer runs this: a chain with a link of the caller's, over 601 points; all bits hashed. */
export const PROGRAM = `
import { chain, elementwise, linspace, sigmoid, square } from 'fluxion';

export function result() {
  const f = chain(square, elementwise((x) => x - 1, 'less'), sigmoid);
  const { value, deriv } = f.valueAndDeriv(linspace(-3, 3, 601));
  const words = new Uint32Array(Float64Array.of(...value, ...deriv).buffer);
  return [f.name, value[400], deriv[400], words.reduce((hash, word) => (Math.imul(hash, 31) + word) | 0)].join(' ');
}
`;

/** What it must give, to the last bit: the same from the source. */
export function expectedResult(): string {
  const f = chain(
    square,
    elementwise((x) => x - 1, 'less'),
    sigmoid,
  );
  const { value, deriv } = f.valueAndDeriv(linspace(-3, 3, 601));
  const words = new Uint32Array(Float64Array.of(...value, ...deriv).buffer);
  return [
    f.name,
    value[400],
    deriv[400],
    words.reduce((hash, word) => (Math.imul(hash, 31) + word) | 0),
  ].join(' ');
}
