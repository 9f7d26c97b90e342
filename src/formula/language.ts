import { descriptors } from '../chain-text.js';
import { OPERATIONS } from '../expression/operations.js';
import type { Definition } from '../expression/substitute.js';
import type { CallNode } from '../expression/tree.js';

/** What formulas may call beside the functions of the table. */
const OPERATORS = ['pi', 'e', 'pow', 'min', 'max', 'clamp', 'hypot', 'atan2', 'where'];

/** Every function that a formula may call, with its number of arguments; `sigmoid'` is the derivative of sigmoid. */
export const FUNCTIONS: ReadonlyMap<string, number> = new Map([
  ...[...descriptors].flatMap(([name, { parameters }]): [string, number][] => [
    [name, 1 + parameters.length],
    [`${name}'`, 1 + parameters.length],
  ]),
  ...OPERATORS.map((name): [string, number] => [name, OPERATIONS.get(name) ?? 0]),
]);

export { suggestion as suggest } from '../elsewhere.js';
export { likest } from '../nearest.js';

/** The row of the table behind a call, if there is one. */
export function definitionOf({ f }: CallNode): Definition | undefined {
  return descriptors.get(f);
}
