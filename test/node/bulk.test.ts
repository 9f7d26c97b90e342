import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { inputs } from '../../src/bits/recipe.js';
import { linksBehind } from '../../src/elementwise.js';
import { chain, type Elementwise, functions, power, sigmoid, square, tanh } from '../../src/index.js';
import { decode } from '../../src/kernel/decode.js';
import { KernelLink } from '../../src/link.js';
import { KERNEL } from '../../src/parallel/generated/kernel.js';

/** `fluxion/kernel-bulk.wasm`, as another host uses it: docs/abi.md. */
interface Bulk {
  memory: WebAssembly.Memory;
  ABI: WebAssembly.Global;
  ARENA: WebAssembly.Global;
  run(...numbers: number[]): number;
  runSingles(...numbers: number[]): number;
}

const numbers: Record<string, number> = JSON.parse(readFileSync('assembly/bulk/numbers.json', 'utf8'));
const STEP = 24;

let bulk: Bulk;
let arena: number;
beforeAll(async () => {
  const { instance } = await WebAssembly.instantiate(readFileSync('build/kernel-bulk.wasm'));
  bulk = instance.exports as unknown as Bulk;
  arena = bulk.ARENA.value;
  bulk.memory.grow(8);
});

/** Writes the steps to the arena's first bytes. */
function write(steps: readonly (readonly [number, number, number])[]): void {
  const view = new DataView(bulk.memory.buffer, arena);
  steps.forEach(([operation, p, q], i) => {
    view.setInt32(STEP * i, operation, true);
    view.setFloat64(STEP * i + 8, p, true);
    view.setFloat64(STEP * i + 16, q, true);
  });
}

const stepsOf = (f: Elementwise) =>
  linksBehind(f).map((link) => {
    if (!(link instanceof KernelLink)) throw new Error(`${link.name} is not the kernel's`);
    const [p = 0, q = 0] = link.parameters;
    return [numbers[link.part.name] ?? 0, p, q] as const;
  });

const everything = Object.values(functions).map(({ descriptor: { parameters, create } }) =>
  create(...parameters.map(({ initial }) => initial)),
);

test.each([...everything, chain(square, sigmoid), chain(power(3), tanh, sigmoid, square)])(
  '%o over a whole array has the same bits as block by block',
  (f) => {
    const steps = stepsOf(f);
    write(steps);
    const x = inputs();
    const n = x.length;
    const [from, values, slopes] = [arena + 1024, arena + 1024 + 8 * n, arena + 1024 + 16 * n];
    for (const delta of [0, 1e-3, 1000]) {
      const want = f.valueAndDeriv(x, { delta });
      new Float64Array(bulk.memory.buffer, from, n).set(x);
      expect(bulk.run(arena, steps.length, from, n, values, slopes, delta)).toBe(0);
      expect(new Float64Array(bulk.memory.buffer, values, n)).toEqual(want.value);
      expect(new Float64Array(bulk.memory.buffer, slopes, n)).toEqual(want.deriv);
      // The slope alone, in place.
      expect(bulk.run(arena, steps.length, from, n, 0, from, delta)).toBe(0);
      expect(new Float64Array(bulk.memory.buffer, from, n)).toEqual(f.deriv(x, { delta }));
    }
    const singles = new Float32Array(x);
    const want = f.valueAndDeriv(singles, { delta: 1e-3 });
    new Float32Array(bulk.memory.buffer, from, n).set(singles);
    expect(bulk.runSingles(arena, steps.length, from, n, from, slopes, 1e-3)).toBe(0);
    expect(new Float32Array(bulk.memory.buffer, from, n)).toEqual(want.value);
    expect(new Float32Array(bulk.memory.buffer, slopes, n)).toEqual(want.deriv);
  },
);

test('every length around a block is taken whole, and nothing past it is written', () => {
  write(stepsOf(square));
  const from = arena + 1024;
  for (const n of [0, 1, 2, 3, 1023, 1024, 1025, 2049]) {
    const view = new Float64Array(bulk.memory.buffer, from, n + 4).fill(3);
    expect(bulk.run(arena, 1, from, n, from, 0, 0)).toBe(0);
    expect([...view]).toEqual([...new Array(n).fill(9), 3, 3, 3, 3]);
  }
});

test('a wrong argument is refused by number, and nothing is written', () => {
  const from = arena + 1024;
  const view = new Float64Array(bulk.memory.buffer, from, 4).fill(3);
  write([
    [numbers.square ?? 0, 0, 0],
    [999, 0, 0],
  ]);
  const { byteLength } = bulk.memory.buffer;
  const refused: [number, number[]][] = [
    [2, [arena, 2, from, 4, from, 0, 0]],
    [-1, [arena, 0, from, 4, from, 0, 0]],
    [-1, [arena, 1, from, -1, from, 0, 0]],
    [-2, [arena, 1, 0, 4, from, 0, 0]],
    [-2, [arena, 1, from, 4, arena - 8, 0, 0]],
    [-2, [arena, 1, from, 4, from, byteLength - 8, 0]],
    [-2, [byteLength - 16, 1, from, 4, from, 0, 0]],
    [-2, [arena, 1, from, 2 ** 31 - 1, from, 0, 0]],
    [-3, [arena, 1, from, 4, from, from, -1]],
    [-3, [arena, 1, from, 4, from, from, Number.NaN]],
    [-3, [arena, 1, from, 4, from, from, Number.POSITIVE_INFINITY]],
  ];
  for (const [answer, given] of refused) {
    expect(bulk.run(...given)).toBe(answer);
    expect(bulk.runSingles(...given)).toBe(answer);
  }
  expect([...view]).toEqual([3, 3, 3, 3]);
});

test('docs/abi.md is of the ABI that the binary says it has', () => {
  expect(readFileSync('docs/abi.md', 'utf8')).toContain(`\`ABI\` is ${bulk.ABI.value}`);
});

test('the kernel for threads takes shared memory alone', () => {
  const module = new WebAssembly.Module(decode(KERNEL));
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536 });
  expect(() => new WebAssembly.Instance(module, { k: { m: memory, b: 0 } })).toThrow(/shared/);
  expect(() => new WebAssembly.Instance(module, { k: { b: 0 } })).toThrow(WebAssembly.LinkError);
});

test('a program that is cut short by the end of memory is refused, whatever stands before it', () => {
  const { byteLength } = bulk.memory.buffer;
  const at = byteLength - STEP;
  new DataView(bulk.memory.buffer).setInt32(at, numbers.square ?? 0, true);
  const from = arena + 1024;
  const view = new Float64Array(bulk.memory.buffer, from, 4).fill(3);
  expect(bulk.run(at, 2, from, 4, from, 0, 0)).toBe(-2);
  expect(bulk.run(at + 8, 1, from, 4, from, 0, 0)).toBe(-2);
  expect([...view]).toEqual([3, 3, 3, 3]);
  expect(bulk.run(at, 1, from, 4, from, 0, 0)).toBe(0);
  expect([...view]).toEqual([9, 9, 9, 9]);
});
