import { type Elementwise, functions, type Parameter } from '../index.js';
import { type Computed, type Hashes, hash, type Outputs } from './recipe.js';

/** The hashes of every function's outputs, by its name with its parameters: `'sigmoid'`, `'affine(3, -14)'`.
 *  @param computed how a function is computed; default: by calling it. */
export async function hashes(computed = called): Promise<Hashes> {
  const result: Record<string, Outputs> = {};
  for (const { descriptor } of Object.values(functions))
    for (const parameters of choices(descriptor.parameters)) {
      const f = descriptor.create(...parameters);
      result[f.name] = await hash(computed(f));
    }
  return result;
}

/** Two or three sets of parameters: their initial values; others, of the other sign where both signs are allowed; and for
 *  integers 97, which takes the kernel's path for large powers. */
function choices(parameters: readonly Parameter[]): number[][] {
  const initial = parameters.map((parameter) => parameter.initial);
  if (initial.length === 0) return [[]];
  const other = parameters.map(({ initial, integer, positive }) =>
    integer ? -initial - 2 : positive ? initial / 8 : -initial / 8,
  );
  const large = parameters.map(({ integer }) => (integer ? 97 : 0));
  return parameters.some(({ integer }) => integer) ? [initial, other, large] : [initial, other];
}

/** Computed by calling it. */
export function called(f: Elementwise): Computed {
  return {
    value: (x) => f(x),
    deriv: (x, delta) => f.deriv(x, { delta }),
    valueAndDeriv: (x, delta) => f.valueAndDeriv(x, { delta }),
  };
}
