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
  /** Body of a plain loop, by the textbook's formula (see `plainLoop`). */
  readonly textbook: string;
  /** The same by the closed form that the kernel uses, where it is another. */
  readonly closed?: { readonly before: string; readonly body: string };
  /** The chain's functions as a caller brings them: from array to array, as the chapter has them. */
  readonly own: readonly ArrayFunction[];
}

/** Half the distance of the differences. */
export const DELTA = 0.001;

// Each with a loop of its own: see `plainLoop`.
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

const DIFFERENCE = `
  const u = v * v, p = v + d, m = v - d;
  dy[i] = ((p * p - m * m) / (2 * d)) *
    ((1 / (1 + Math.exp(-(u + d))) - 1 / (1 + Math.exp(-(u - d)))) / (2 * d));`;

// With e = exp(-u): the difference of sigmoid is (sinh d / d) e / ((1 + e)^2 + 4 e sinh^2(d/2)); that of square is 2v.
const CLOSED = 'const e = Math.exp(-v * v), t = 1 + e; dy[i] = (2 * v * s * e) / (t * t + h * e);';
const BEFORE = 'const s = Math.sinh(d) / d, h = 4 * Math.sinh(d / 2) ** 2;';

const squareSigmoid = chain(square, sigmoid);

export const workloads: readonly Workload[] = [
  {
    name: 'square',
    title: 'square(x)',
    wanted: 'value',
    f: square,
    textbook: 'y[i] = v * v;',
    own: [ownSquare],
  },
  {
    name: 'sigmoid',
    title: 'sigmoid(x)',
    wanted: 'value',
    f: sigmoid,
    textbook: 'y[i] = 1 / (1 + Math.exp(-v));',
    own: [ownSigmoid],
  },
  {
    name: 'chain',
    title: 'sigmoid(square(x))',
    wanted: 'value',
    f: squareSigmoid,
    textbook: 'y[i] = 1 / (1 + Math.exp(-(v * v)));',
    own: [ownSquare, ownSigmoid],
  },
  {
    name: 'derivative',
    title: 'derivative of sigmoid(square(x))',
    wanted: 'deriv',
    f: squareSigmoid,
    textbook: DIFFERENCE,
    closed: { before: BEFORE, body: CLOSED },
    own: [ownSquare, ownSigmoid],
  },
  {
    name: 'both',
    title: 'value and derivative of sigmoid(square(x))',
    wanted: 'both',
    f: squareSigmoid,
    textbook: `${DIFFERENCE} y[i] = 1 / (1 + Math.exp(-u));`,
    closed: { before: BEFORE, body: `${CLOSED} y[i] = 1 / t;` },
    own: [ownSquare, ownSigmoid],
  },
  {
    name: 'five',
    title: 'five links: leakyRelu, square, sigmoid, tanh, affine(2, -1)',
    wanted: 'value',
    f: chain(leakyRelu, square, sigmoid, tanh, affine(2, -1)),
    textbook: `const r = Math.max(0.2 * v, v);
      y[i] = 2 * Math.tanh(1 / (1 + Math.exp(-(r * r)))) - 1;`,
    own: [ownLeakyRelu, ownSquare, ownSigmoid, ownTanh, ownAffine],
  },
];
