/** What is timed: each workload as fluxion's chain, as plain loops, and as functions that a caller brings. */
import { chain } from '../chain.js';
import { affine, leakyRelu, sigmoid, square, tanh } from '../functions.js';
import type { ArrayFunction, Elementwise } from '../types.js';

/** What a workload computes. */
export type Wanted = 'value' | 'deriv' | 'both';

export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly wanted: Wanted;
  readonly f: Elementwise;
  /** Whether there is a plain loop by the closed form that the kernel uses, beside the textbook's. */
  readonly closed?: boolean;
  /** The chain's functions as a caller brings them: from array to array, as the chapter has them. */
  readonly own: readonly ArrayFunction[];
}

/** Half the distance of the differences. */
export const DELTA = 0.001;

// Each with a loop of its own: see `tools/loops.ts`.
const ownSquare: ArrayFunction = (x) => {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) y[i] = (x[i] as number) * (x[i] as number);
  return y;
};
const ownSigmoid: ArrayFunction = (x) => {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) y[i] = 1 / (1 + Math.exp(-(x[i] as number)));
  return y;
};
const ownLeakyRelu: ArrayFunction = (x) => {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) y[i] = Math.max(0.2 * (x[i] as number), x[i] as number);
  return y;
};
const ownTanh: ArrayFunction = (x) => {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) y[i] = Math.tanh(x[i] as number);
  return y;
};
const ownAffine: ArrayFunction = (x) => {
  const y = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) y[i] = 2 * (x[i] as number) - 1;
  return y;
};

const squareSigmoid = chain(square, sigmoid);

export const workloads: readonly Workload[] = [
  {
    name: 'square',
    title: 'square(x)',
    wanted: 'value',
    f: square,
    own: [ownSquare],
  },
  {
    name: 'sigmoid',
    title: 'sigmoid(x)',
    wanted: 'value',
    f: sigmoid,
    own: [ownSigmoid],
  },
  {
    name: 'chain',
    title: 'sigmoid(square(x))',
    wanted: 'value',
    f: squareSigmoid,
    own: [ownSquare, ownSigmoid],
  },
  {
    name: 'derivative',
    title: 'derivative of sigmoid(square(x))',
    wanted: 'deriv',
    f: squareSigmoid,
    closed: true,
    own: [ownSquare, ownSigmoid],
  },
  {
    name: 'both',
    title: 'value and derivative of sigmoid(square(x))',
    wanted: 'both',
    f: squareSigmoid,
    closed: true,
    own: [ownSquare, ownSigmoid],
  },
  {
    name: 'five',
    title: 'five links: leakyRelu, square, sigmoid, tanh, affine(2, -1)',
    wanted: 'value',
    f: chain(leakyRelu, square, sigmoid, tanh, affine(2, -1)),
    own: [ownLeakyRelu, ownSquare, ownSigmoid, ownTanh, ownAffine],
  },
];
