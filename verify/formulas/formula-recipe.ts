/** What "the same bits" means of a formula: fixed inputs, all that it gives of them, and a hash of each output's bytes.
 *  `python/tests/formula_recipe.py` is the same for Python. */

import { digest, inputs, type Outputs } from '../../src/bits/recipe.js';
import { type Formula, formula } from '../../src/formula.js';

/** The names of formulas here. */
export const NAMES = ['x', 'y', 'a', 'b'] as const;

type Numbers = Float64Array | Float32Array;

/** Two and a half blocks, an odd number of elements. */
const COUNT = 2501;
const A = 0.7;
const B = -1.3;

const corners = inputs();
const reversed = corners.slice().reverse();
/** From -2 to 2 and from -1 to 3, spread by linear congruences. */
const X = Float64Array.from({ length: COUNT }, (_, i) => (((i * 40503) % 65536) / 65536) * 4 - 2);
const Y = Float64Array.from({ length: COUNT }, (_, i) => (((i * 24571) % 65536) / 65536) * 4 - 1);

/** The hashes of what a formula in `NAMES` gives. Values are of the corners, in double and single precision. Derivatives
 *  are of smooth places: by all names, of each element and of sums, of least squares, and as a formula. Last, value and
 *  gradient of numbers. */
export async function hashesOf(text: string): Promise<Outputs> {
  const f = formula(text, NAMES);
  const smooth = { x: X, y: Y, a: A, b: B };
  const numbers = { x: 0.3, y: 1.1, a: A, b: B };
  const { JtJ, Jtr, rss } = f.leastSquares(smooth, X, ['a', 'b']);
  const outputs: Record<string, readonly (Numbers | number)[]> = {
    value: [ofArrays(f, corners, reversed)],
    'value of singles': [ofArrays(f, new Float32Array(corners), new Float32Array(reversed))],
    jacobian: Object.values(f.jacobian(smooth)),
    gradient: Object.values(f.gradient(smooth)),
    'least squares': [JtJ, Jtr, rss],
    'derivative as a formula': [f.derivative('x')(smooth) as Numbers],
    'value of numbers': [f(numbers) as number],
    'gradient of numbers': Object.values(f.gradient(numbers)),
  };
  const hashes: Record<string, string> = {};
  for (const [output, results] of Object.entries(outputs))
    hashes[output] = await digest(results.map(toArray));
  return hashes;
}

const ofArrays = (f: Formula, x: Numbers, y: Numbers): Numbers => f({ x, y, a: A, b: B }) as Numbers;
const toArray = (value: Numbers | number): Numbers =>
  typeof value === 'number' ? Float64Array.of(value) : value;
