/** Gradients of random formulas against the same at 400 bits. */

import { numbersFrom } from '../../src/bits/random.js';
import { formula } from '../../src/formula.js';
import { type Bounded, derive } from './exact-formula.js';
import { NAMES, randomFormula } from './random-formulas.js';

/** To first order the bound holds; what it leaves out is less than it. */
const ALLOWED = 2;

export interface Checked {
  /** Formulas that were smooth and of usual size at their point. */
  readonly formulas: number;
  readonly numbers: number;
  /** What was further off than the bound allows. */
  readonly faults: readonly string[];
  /** The largest part of a bound that was found. */
  readonly worst: number;
}

/** Takes random formulas until so many could be compared. */
export function check(count: number, seed: number, depth = 6): Checked {
  const random = numbersFrom(seed);
  const faults: string[] = [];
  let [formulas, numbers, worst] = [0, 0, 0];
  while (formulas < count) {
    const text = randomFormula(random, 1 + Math.floor(random() * depth));
    const at = Object.fromEntries(
      NAMES.map((name) => [name, Math.round(1000 * (4 * random() - 1.5)) / 1000]),
    );
    const want = derive(text, NAMES, at);
    if (want === undefined) continue;
    formulas++;
    const f = formula(text, NAMES);
    // x and y in arrays of three elements, a and b as numbers: both ways of running.
    const inputs = { ...at, x: [at.x, at.x, at.x] as number[], y: [at.y, at.y, at.y] as number[] };
    const found = f.jacobian(inputs) as Record<string, Float64Array>;
    for (const [name, { exact, bound }] of Object.entries<Bounded>({ value: want.value, ...want.slopes })) {
      const got = found[name]?.[2] as number;
      const off = Math.abs(got - exact);
      // Of an exact 0 nothing is off, or something below any number's size.
      const part = off === 0 ? 0 : off / (bound + 2 ** -53 * Math.abs(exact) + 1e-300);
      numbers++;
      if (part > worst) worst = part;
      if (!(part <= ALLOWED))
        faults.push(
          `${name} of ${text} at ${JSON.stringify(at)}: got ${got}, exactly ${exact}, bound ${bound}`,
        );
    }
  }
  return { formulas, numbers, faults, worst };
}
