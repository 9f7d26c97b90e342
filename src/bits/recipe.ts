/** What "the same bits" means here: fixed inputs, what is computed of them, and a hash of each output's bytes.
 *  This file knows nothing of the library: the API and the bare kernel are hashed alike. */

import { wordsFrom } from './random.js';

/** One function, computed by whatever is under test. Both kinds of array go in and come out. */
export interface Computed {
  value(x: Numbers): Numbers | Promise<Numbers>;
  deriv(x: Numbers, delta: number): Numbers | Promise<Numbers>;
  valueAndDeriv(x: Float64Array, delta: number): Both | Promise<Both>;
}

type Numbers = Float64Array | Float32Array;
type Both = { value: Float64Array; deriv: Float64Array };

/** From the derivative itself to points so far apart that e^delta overflows. */
const DELTAS = [0, 1e-6, 1e-3, 0.1, 1, 1000];

/** A hash of each output: `{ value: '0123456789ab', 'slope at delta 0': ... }`. */
export type Outputs = Readonly<Record<string, string>>;

/** The outputs of each function or formula, by its name. */
export type Hashes = Readonly<Record<string, Outputs>>;

/** The hashes of all that a function gives for the fixed inputs: its values, its central differences at each delta,
 *  and the same of single precision. What is computed alone and what comes in one pass are one output: they are hashed
 *  one after the other. */
export async function hash(f: Computed): Promise<Outputs> {
  const x = inputs();
  const singles = new Float32Array(x);
  const values: Numbers[] = [await f.value(x)];
  const slopes: Record<string, string> = {};
  for (const delta of DELTAS) {
    const { value, deriv } = await f.valueAndDeriv(x, delta);
    values.push(value);
    slopes[`slope at delta ${delta}`] = await digest([await f.deriv(x, delta), deriv]);
  }
  return {
    value: await digest(values),
    ...slopes,
    'value of singles': await digest([await f.value(singles)]),
    'slope of singles at delta 0.001': await digest([await f.deriv(singles, 1e-3)]),
  };
}

/** What came out otherwise than it should, or is missing: `['sigmoid: slope at delta 0.1']`. */
export function moved(found: Hashes, expected: Hashes): string[] {
  return Object.entries(expected).flatMap(([name, outputs]) =>
    Object.keys(outputs)
      .filter((output) => found[name]?.[output] !== outputs[output])
      .map((output) => `${name}: ${output}`),
  );
}

/** The first 12 hexadecimal digits of the SHA-256 of the arrays' bytes one after the other. */
export async function digest(results: readonly Numbers[]): Promise<string> {
  const bytes = new Uint8Array(results.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const result of results) {
    bytes.set(canonical(result), at);
    at += result.byteLength;
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest, 0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The array's bytes, with one pattern for every NaN: WebAssembly leaves its sign and payload open. */
function canonical(array: Float64Array | Float32Array): Uint8Array {
  const copy = array.slice();
  const words = new Uint32Array(copy.buffer);
  const double = copy.BYTES_PER_ELEMENT === 8;
  copy.forEach((value, i) => {
    if (!Number.isNaN(value)) return;
    if (double) words[2 * i] = 0;
    words[double ? 2 * i + 1 : i] = double ? 0x7ff80000 : 0x7fc00000;
  });
  return new Uint8Array(copy.buffer);
}

/** Numbers at which something changes, their neighbours, and the same with the other sign: 0, the
 *  subnormals' ends, 1, multiples of pi/2 and of ln 2, the ends of e^x in double and single precision, the
 *  integers' end, the largest single and double, infinity. */
const CORNERS = [
  0,
  5e-324,
  2.2250738585072014e-308,
  1.1754943508222875e-38,
  2 ** -53,
  2 ** -27,
  0.34657359027997264,
  Math.LN2,
  1,
  0.7853981633974483,
  1.5707963267948966,
  Math.PI,
  6.283185307179586,
  20,
  37,
  39,
  87.3365447505531,
  88.72283905206835,
  103.97207708399179,
  300,
  354.5,
  708.3964185322641,
  709.782712893384,
  745.1332191019411,
  1e5,
  1647099.3291652855,
  2 ** 31,
  2 ** 53,
  1e22,
  3.4028234663852886e38,
  1.7976931348623157e308,
  Number.POSITIVE_INFINITY,
];

/** 5,001 numbers, so that the last block is a partial one of odd length. */
export function inputs(): Float64Array {
  const next = wordsFrom(20_240_229);
  const unit = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  const x: number[] = [Number.NaN];
  for (const corner of CORNERS) for (const near of [corner, up(corner), down(corner)]) x.push(near, -near);
  while (x.length < 5001) {
    x.push(16 * unit() - 8); // where most functions bend
    x.push(1600 * unit() - 800); // as far as e^x reaches
    x.push((unit() - 0.5) * 2 ** -(next() % 60)); // ever closer to 0
    x.push(fromBits(next(), next())); // any double at all
  }
  return Float64Array.from(x.slice(0, 5001));
}

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);

function fromBits(low: number, high: number): number {
  words[0] = low;
  words[1] = high;
  return double[0] as number;
}

/** The next double away from 0, and towards it, of a number >= 0. */
const up = (x: number): number => neighbour(x, 1);
const down = (x: number): number => (x === 0 ? x : neighbour(x, -1));

function neighbour(x: number, step: number): number {
  double[0] = x;
  const low = (words[0] as number) + step;
  return fromBits(low, (words[1] as number) + Math.floor(low / 2 ** 32));
}
