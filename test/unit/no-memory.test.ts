/** Where the engine has no memory for an array, whoever asked for it says so, and for how many elements. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { derivative, gradient, jacobian } from '../../src/derivative.js';
import { formula } from '../../src/formula.js';
import { affine, arange, chain, elementwise, linspace, sigmoid, square } from '../../src/index.js';

const N = 4099;
const numbers = new Float64Array(N + 1);
const [x, shifted] = [numbers.subarray(0, N), numbers.subarray(1)];
const [singles, integers, list] = [new Float32Array(N), new Int32Array(N), Array<number>(N).fill(1)];
const own = chain(
  square,
  elementwise((v) => v),
);

/** An engine that has memory for anything but N elements. */
const poor = <A extends Float64ArrayConstructor | Float32ArrayConstructor | Int32ArrayConstructor>(kind: A) =>
  new Proxy(kind, {
    construct: (target, given: [number | ArrayLike<number>], made) => {
      const [first] = given;
      if ((typeof first === 'object' ? first.length : first) === N)
        throw new RangeError('Array buffer allocation failed');
      return Reflect.construct(target, given, made) as object;
    },
  });

beforeEach(() => {
  vi.stubGlobal('Float64Array', poor(Float64Array));
  vi.stubGlobal('Float32Array', poor(Float32Array));
  vi.stubGlobal('Int32Array', poor(Int32Array));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const calls: Record<string, () => unknown> = {
  'sigmoid, of doubles': () => sigmoid(x),
  'sigmoid, of singles': () => sigmoid(singles),
  'sigmoid, of integers': () => sigmoid(integers),
  'sigmoid, of a list': () => sigmoid(list),
  'sigmoid.deriv': () => sigmoid.deriv(x),
  'sigmoid.valueAndDeriv': () => sigmoid.valueAndDeriv(x),
  'sigmoid.trace': () => sigmoid.trace(x),
  'sigmoid, over x shifted': () => sigmoid(x, { out: shifted }),
  'f(square(x)), with an out of the caller': () => own(x, { out: x }),
  'affine(2, 1)': () => affine(2, 1)(x),
  arange: () => arange(0, N),
  linspace: () => linspace(0, 1, N),
  formula: () => formula('x * x')({ x }),
  'formula, of integers': () => formula('x * x')({ x: integers }),
  'formula, over x shifted': () => formula('x * x')({ x }, { out: shifted }),
  'formula, its jacobian': () => formula('x * y').jacobian({ x, y: 2 }, ['y']),
  derivative: () => derivative(own, x),
  'derivative, of a list': () => derivative(own, list),
  gradient: () => gradient(() => 1, x),
  jacobian: () => jacobian(() => x, [1]),
};

test.each(Object.entries(calls))('%s', (name, call) => {
  const who = name.replace(/, .*/, '').replace(/[()]/g, '\\$&');
  expect(call).toThrow(new RegExp(`^${who}[^:]*: there is no memory for ${N} elements$`));
  expect(call).toThrow(RangeError);
});

test('a stream', async () => {
  const { readable, writable } = sigmoid.stream();
  const writer = writable.getWriter();
  writer.write(x).catch(() => {});
  writer.closed.catch(() => {});
  await expect(readable.getReader().read()).rejects.toThrow(
    `sigmoid.stream: there is no memory for ${N} elements`,
  );
});

test('with memory again, the same calls are done', () => {
  expect(() => sigmoid(x)).toThrow(RangeError);
  vi.unstubAllGlobals();
  expect(sigmoid(x)[0]).toBe(0.5);
});
