/** Libraries of JavaScript and WebAssembly, from typed array to typed array, each as its documentation has it:
 *  what a program with arrays of numbers does. Arrays of the library itself are made and freed on the way.
 *  Derivatives are taken by the library's own means where it has some, else by the textbook difference. */
import { defaultDevice, grad, init, jit, numpy as jnp, nn, vmap } from '@jax-js/jax';
import expit from '@stdlib/math-base-special-expit';
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { compile } from 'mathjs';
import * as np from 'numpy-ts';
import type { Contender } from '../../src/bench/contenders.js';
import { DELTA as d, type Workload } from '../../src/bench/workloads.js';
import type { Real } from '../../src/types.js';

type Run = () => Real;
type Runs = Readonly<Record<string, Run>>;

/** Results of single precision are not asked for more. */
const SINGLE = 1e-4;

export async function start(): Promise<void> {
  // One thread, as all others here.
  setThreadsCount(1);
  await tf.setBackend('wasm');
  await init('wasm');
  defaultDevice('wasm');
}

/** The peers that can do this workload on x. */
export function peersFor({ name, wanted }: Workload, x: Real): Contender[] {
  const single = x instanceof Float32Array;
  const all: [string, Runs, number?][] = [
    ['tfjs-wasm (f32)', tfjs(x), SINGLE],
    ['numpy-ts', numpyTs(x)],
    ['jax-js (exp of f32 accuracy)', jaxJs(x), SINGLE],
    ['stdlib expit', stdlib(x)],
  ];
  // Its boxed numbers and arrays: minutes for a million.
  if (x.length <= 10_000) all.push(['mathjs', mathJs(x)]);
  return all.flatMap(([label, runs, tolerance]) => {
    const run = runs[name];
    if (!run) return [];
    const key = wanted === 'deriv' ? 'deriv' : 'value';
    const most = tolerance ?? (single ? 1e-6 : undefined);
    return [{ name: label, run: () => ({ [key]: run() }), ...(most ? { tolerance: most } : {}) }];
  });
}

function tfjs(x: Real): Runs {
  // It has no doubles.
  const from = x instanceof Float32Array ? x : Float32Array.from(x);
  const over = (f: (t: tf.Tensor) => tf.Tensor) => () => {
    let y = from;
    // Kept out of what tidy returns: it would search the array for tensors, element by element.
    tf.tidy(() => {
      y = f(tf.tensor1d(from)).dataSync() as Float32Array;
    });
    return y;
  };
  return {
    square: over((t) => tf.square(t)),
    sigmoid: over((t) => tf.sigmoid(t)),
    chain: over((t) => tf.sigmoid(tf.square(t))),
    // What its gradient computes: the textbook difference in single precision is 1 % off.
    derivative: over((t) => {
      const y = tf.sigmoid(tf.square(t));
      return tf.mul(tf.mul(y, tf.sub(1, y)), tf.mul(2, t));
    }),
  };
}

function numpyTs(x: Real): Runs {
  // Freed at once, as it advises for tight loops.
  let made: np.NDArray[] = [];
  const kept = (a: np.NDArray | np.Complex | number | bigint | boolean): np.NDArray => {
    made.push(a as np.NDArray);
    return a as np.NDArray;
  };
  // np.array takes 80 times as long.
  const array = () =>
    kept(np.frombuffer(x.buffer as ArrayBuffer, x instanceof Float32Array ? 'float32' : 'float64'));
  const over = (f: (a: np.NDArray) => np.NDArray) => () => {
    const y = (f(array()).data as Real).slice();
    for (const a of made) a.dispose();
    made = [];
    return y;
  };
  const sigmoid = (a: np.NDArray) => kept(np.reciprocal(kept(np.add(kept(np.exp(kept(np.negative(a)))), 1))));
  const square = (a: np.NDArray) => kept(np.square(a));
  const difference = (f: typeof square, a: np.NDArray) =>
    kept(kept(f(kept(a.add(d))).subtract(f(kept(a.subtract(d))))).divide(2 * d));
  return {
    square: over(square),
    sigmoid: over(sigmoid),
    chain: over((a) => sigmoid(square(a))),
    derivative: over((a) => kept(difference(square, a).multiply(difference(sigmoid, square(a))))),
  };
}

function jaxJs(x: Real): Runs {
  const dtype = x instanceof Float32Array ? jnp.float32 : jnp.float64;
  const compiled = {
    square: jit((a: jnp.Array) => jnp.square(a)),
    sigmoid: jit((a: jnp.Array) => nn.sigmoid(a)),
    chain: jit((a: jnp.Array) => nn.sigmoid(jnp.square(a))),
    derivative: jit(vmap(grad((a: jnp.Array) => nn.sigmoid(jnp.square(a))))),
  };
  return Object.fromEntries(
    Object.entries(compiled).map(([name, f]) => [
      name,
      () => (f(jnp.array(x as Float64Array<ArrayBuffer>, { dtype })) as jnp.Array).dataSync() as Real,
    ]),
  );
}

function stdlib(x: Real): Runs {
  const y = x.slice();
  return {
    sigmoid: () => {
      for (let i = 0; i < x.length; i++) y[i] = expit(x[i] as number);
      return y;
    },
  };
}

function mathJs(x: Real): Runs {
  const compiled = compile('1 / (1 + exp(-x))');
  const y = x.slice();
  return {
    // An expression compiled once, as its documentation advises.
    sigmoid: () => {
      const scope = { x: 0 };
      for (let i = 0; i < x.length; i++) {
        scope.x = x[i] as number;
        y[i] = compiled.evaluate(scope);
      }
      return y;
    },
  };
}
