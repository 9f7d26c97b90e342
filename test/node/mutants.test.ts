/** Changes to the source that an earlier state of the tests let pass: each has a test here that fails with it. */
import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { describe, expect, test, vi } from 'vitest';
import { chain, cos, elementwise, gelu, sigmoid, sin, square } from '../../src/index.js';
import { times } from '../support/thorough.js';

test('arrays that touch in one buffer, and share no byte, may both be written', () => {
  const buffer = new ArrayBuffer(64);
  const [first, second] = [new Float64Array(buffer, 0, 4), new Float64Array(buffer, 32, 4)];
  const x = [-1, 0, 1, 2];
  const want = sigmoid.valueAndDeriv(x);
  for (const [value, deriv] of [
    [first, second],
    [second, first],
  ] as const) {
    sigmoid.valueAndDeriv(x, { out: { value, deriv } });
    expect(value).toEqual(want.value);
    expect(deriv).toEqual(want.deriv);
  }
  // One element nearer, and they do.
  expect(() =>
    sigmoid.valueAndDeriv(x, { out: { value: first, deriv: new Float64Array(buffer, 24, 4) } }),
  ).toThrow('must not share memory');
});

test('a kernel that runs before init is ready stays: functions and blocks are of one kernel', async () => {
  vi.resetModules();
  const fresh = await import('../../src/index.js');
  const { compile, Instance } = WebAssembly;
  let before = new Float64Array();
  let instances = 0;
  vi.spyOn(WebAssembly, 'compile').mockImplementationOnce((bytes: BufferSource) => {
    // Meanwhile someone computes.
    before = fresh.sigmoid([-1, 2]);
    return compile(bytes);
  });
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      instances++;
      return Reflect.construct(target, given);
    },
  });
  try {
    await fresh.init();
  } finally {
    WebAssembly.Instance = Instance;
  }
  // The first part, exp's rows, and sigmoid's: none was started twice.
  expect(instances).toBe(3);
  expect(fresh.sigmoid([-1, 2])).toEqual(before);
  expect(fresh.sigmoid([-1, 2])).toEqual(sigmoid([-1, 2]));
});

describe("a caller's function that itself uses the kernel", () => {
  const x = Float64Array.from({ length: 1030 }, (_, i) => i / 100 - 5);
  const disturb = () => chain(sigmoid, square).valueAndDeriv(Float64Array.from(x, (v) => v + 1));
  const plain = (v: number) => v * v * v;
  const busy = (v: number) => {
    if (Math.round(v * 100) % 97 === 0) disturb();
    return plain(v);
  };

  test.each([
    ['a difference', undefined, 0.01],
    ['a derivative of its own', (v: number) => 3 * v * v, 0],
  ] as const)('leaves the slopes so far as they are: by %s', (_, deriv, delta) => {
    const noisy =
      deriv &&
      ((v: number) => {
        busy(v);
        return deriv(v);
      });
    // First, in the middle and last: with its value wanted and without.
    for (const place of [0, 1, 2]) {
      const links = [sigmoid, square];
      const of = (f: ReturnType<typeof elementwise>) =>
        chain(...links.slice(0, place), f, ...links.slice(place));
      const [quiet, loud] = [
        of(elementwise(plain, { name: 'f', ...(deriv && { deriv }) })),
        of(elementwise(busy, { name: 'f', ...(noisy && { deriv: noisy }) })),
      ];
      expect(loud.deriv(x, { delta })).toEqual(quiet.deriv(x, { delta }));
      expect(loud.valueAndDeriv(x, { delta })).toEqual(quiet.valueAndDeriv(x, { delta }));
    }
  });
});

describe('the reduction by pi / 2', () => {
  const halfPi = new Decimal(
    '1.57079632679489661923132169163975144209858469968755291048747229615390820314310449931401741267105853399107404326',
  );

  test('by parts is taken only where the products of the parts are exact', () => {
    const bound = Number(/BOUND: f64 = ([\d.e]+)/.exec(readFileSync('assembly/math/trig.ts', 'utf8'))?.[1]);
    const table = readFileSync('assembly/math/trig-table.ts', 'utf8');
    const parts = [...table.matchAll(/(0x\w+), .*: -pi\/(\d+), part [123]/g)];
    expect(parts.length).toBe(3);
    // As many last bits of each as are 0, so many may a number of such parts of pi have.
    const zeros = (bits: bigint): number => (bits & 1n ? 0 : 1 + zeros(bits >> 1n));
    const room = Math.min(...parts.map(([, bits = '']) => zeros(BigInt(bits))));
    expect((bound * Number(parts[0]?.[2])) / Math.PI + 1 / 2).toBeLessThanOrEqual(2 ** room);
  });

  test('is right to the last place around the place where its method changes', () => {
    Decimal.set({ precision: 60 });
    const off: string[] = [];
    for (let quarters = 1_018_592; quarters < 1_082_400; quarters += times(7, 175)) {
      const x = halfPi.times(quarters).toNumber();
      // x is a double, so that what is left is at most a few ten-billionths: the sine is what is left.
      // Exactly: Decimal reads a number by its shortest digits.
      const left = new Decimal(x * 2 ** 32).div(2 ** 32).minus(halfPi.times(quarters));
      const want = left.minus(left.pow(3).div(6));
      const got = new Decimal((quarters % 2 === 0 ? sin : cos)(x));
      const error = got.abs().minus(want.abs()).div(want).abs();
      if (error.gt(2 ** -52)) off.push(`${quarters} quarters: ${x}`);
    }
    expect(off).toEqual([]);
  });
});

describe("gelu's slope", () => {
  /** x Phi(x), Phi by the series of erf. */
  const exact = (x: Decimal) => {
    const t = x.div(new Decimal(2).sqrt());
    let term = t;
    let sum = t;
    for (let n = 1; n < 80; n++) {
      term = term.times(t).times(t).neg().div(n);
      sum = sum.plus(term.div(2 * n + 1));
    }
    return x.times(sum.div(Decimal.acos(-1).sqrt()).plus(0.5));
  };

  test('has terms enough at the largest delta and x of its series', () => {
    Decimal.set({ precision: 60 });
    const delta = 0.5;
    for (let x = 0; x <= 1; x += 1 / times(64, 8)) {
      const [above, below] = [exact(new Decimal(x).plus(delta)), exact(new Decimal(x).minus(delta))];
      const want = above.minus(below).div(2 * delta);
      const error = new Decimal(gelu.deriv(x, { delta })).minus(want).abs();
      expect(error.toNumber(), `at ${x}`).toBeLessThanOrEqual(2 ** -51 * Math.abs(want.toNumber()));
    }
  });
});
