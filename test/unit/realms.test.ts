import { expect, test } from 'vitest';
import { chain, sigmoid, square } from '../../src/index.js';

/** Globals of another realm: an iframe's, or in Node a new context's. */
async function otherRealm(): Promise<typeof globalThis> {
  if (typeof document !== 'undefined') {
    const frame = document.body.appendChild(document.createElement('iframe'));
    return frame.contentWindow as unknown as typeof globalThis;
  }
  const { runInNewContext } = await import(/* @vite-ignore */ ['node', 'vm'].join(':'));
  return runInNewContext('globalThis');
}

test('arrays of another realm are arrays', async () => {
  const { Float64Array: Doubles, Float32Array: Singles, Array: List } = await otherRealm();
  const x = Doubles.of(1, 2, 3);
  expect(x).not.toBeInstanceOf(Float64Array);
  expect([...square(x)]).toEqual([1, 4, 9]);
  expect([...square(List.of(1, 2))]).toEqual([1, 4]);
  expect([...square(Singles.of(1, 2))]).toEqual([1, 4]);
  expect(square(x, { out: x })).toBe(x);
  expect([...x]).toEqual([1, 4, 9]);
  const out = new Float64Array(3);
  expect(square(x, { out })).toBe(out);
});

test('a function that returns an array of another realm is a link', async () => {
  const { Float64Array: Doubles } = await otherRealm();
  const twice = (x: Float64Array) => Doubles.from(x, (v) => 2 * v);
  expect(chain(twice, sigmoid)(0.5)).toBe(sigmoid(1));
});
