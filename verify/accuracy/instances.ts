import type { Parameter } from '../../src/descriptor.js';
import { type Elementwise, functions } from '../../src/index.js';
import { type Oracle, oracle } from '../oracle/oracle.js';

/** A function of the table, its parameters given. */
export interface Instance {
  readonly name: keyof typeof functions;
  readonly parameters: readonly number[];
}

/** Every function with its parameters' initial values. */
export const initial: readonly Instance[] = Object.entries(functions).map(([name, { descriptor }]) => ({
  name: name as Instance['name'],
  parameters: descriptor.parameters.map((parameter) => parameter.initial),
}));

/** Other parameters: of the other sign, far apart, powers of every kind. */
export const others: readonly Instance[] = [
  { name: 'affine', parameters: [1e200, 1e300] },
  { name: 'clamp', parameters: [-1e300, 5e299] },
  { name: 'eluWith', parameters: [-0.75] },
  { name: 'eluWith', parameters: [1e100] },
  { name: 'eluWith', parameters: [1e280] },
  { name: 'hardShrink', parameters: [-1] },
  { name: 'hardShrink', parameters: [3] },
  { name: 'celu', parameters: [1] },
  { name: 'celu', parameters: [0.3] },
  { name: 'celu', parameters: [1e100] },
  { name: 'celu', parameters: [1e-310] },
  { name: 'celu', parameters: [1e308] },
  { name: 'siluWith', parameters: [-0.7] },
  { name: 'siluWith', parameters: [30] },
  { name: 'siluWith', parameters: [1e-100] },
  { name: 'siluWith', parameters: [1e-300] },
  { name: 'siluWith', parameters: [1e300] },
  { name: 'softplusWith', parameters: [-0.7] },
  { name: 'softplusWith', parameters: [30] },
  { name: 'softplusWith', parameters: [1e-100] },
  { name: 'softplusWith', parameters: [1e-300] },
  { name: 'softplusWith', parameters: [1e300] },
  { name: 'softshrink', parameters: [3] },
  { name: 'softshrink', parameters: [1e-5] },
  { name: 'leaky', parameters: [-3] },
  { name: 'leaky', parameters: [1e-300] },
  ...[-511.5, -100.5, -11.9, -1.5, -0.3, 1e-10, 0.1, 0.5, 2.5, 3, 100.5, -30000.5, 1000000.5, 4294967297].map(
    (p): Instance => ({ name: 'pow', parameters: [p] }),
  ),
  ...[
    -65,
    -64,
    -20,
    -10,
    -5,
    -4,
    -3,
    -2,
    -1,
    0,
    1,
    2,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    17,
    24,
    31,
    32,
    64,
    65,
    100,
    1001,
    2 ** 31 - 1,
  ].map((n): Instance => ({ name: 'power', parameters: [n] })),
];

/** Other members of every family, drawn: the kernel may take a path at a parameter that is on no list. Most have
 *  parameters from a hundredth to a thousand in size.
 *  @param count how many of each. @param next numbers from 0 up to 1. */
export function drawn(count: number, next: () => number): Instance[] {
  const size = () => 10 ** (next() < 0.75 ? next() * 5 - 2 : next() * 600 - 300);
  // Of powers beyond these the reference runs out of exponents, or of digits.
  const power = () => 10 ** (next() < 0.75 ? next() * 5 - 2 : next() * 16 - 10);
  const one = ({ integer, positive }: Parameter, isPower: boolean): number => {
    const number = (isPower ? power() : size()) * (positive || next() < 0.5 ? 1 : -1);
    return integer ? Math.round(number) : number;
  };
  return initial.flatMap(({ name }) => {
    const { parameters } = functions[name].descriptor;
    if (parameters.length === 0) return [];
    return Array.from({ length: count }, (): Instance => {
      const isPower = name === 'pow' || name === 'power';
      const numbers = parameters.map((parameter) => one(parameter, isPower));
      // Bounds in their order.
      return { name, parameters: name === 'clamp' ? numbers.sort((a, b) => a - b) : numbers };
    });
  });
}

/** The function, and its formula in arbitrary precision. */
export function resolve({ name, parameters }: Instance): { f: Elementwise; exact: Oracle } {
  const { descriptor } = functions[name];
  const values = descriptor.parameters.map((parameter, i) => [parameter.name, parameters[i] ?? 0] as const);
  return {
    f: descriptor.create(...parameters),
    exact: oracle(descriptor.formula, Object.fromEntries(values)),
  };
}
