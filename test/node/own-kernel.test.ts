import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { inputs } from '../../src/bits/recipe.js';
import { linksBehind } from '../../src/elementwise.js';
import { elementwise, functions, sigmoid } from '../../src/index.js';
import { type Exports, type Kernel, kernel, kernelOver } from '../../src/kernel/kernel.js';
import type { Link } from '../../src/link.js';

/** A kernel beside the one that the library runs, with a memory of its own. */
let own: Kernel;
beforeAll(async () => {
  const { instance } = await WebAssembly.instantiate(readFileSync('build/kernel.wasm'));
  const { memory } = instance.exports;
  own = kernelOver(instance.exports as unknown as Exports, memory as WebAssembly.Memory, false, 0);
});

const links = Object.values(functions).map(
  ({ descriptor }) =>
    linksBehind(descriptor.create(...descriptor.parameters.map(({ initial }) => initial)))[0] as Link,
);
const x = inputs().subarray(0, 1024);
const DELTA = 1e-3;

/** U and D after a link ran on a block of x. */
function blocksAfter(link: Link, k: Kernel): [Float64Array, Float64Array] {
  k.u.all.set(x);
  k.exports.start(x.length);
  link.valueAndSlope(k, x.length, DELTA);
  return [k.u.all.slice(), k.d.all.slice()];
}

test.each(links)('$name runs on the kernel that it is given, and leaves the other alone', (link) => {
  const global = kernel();
  expect(own.memory).not.toBe(global.memory);
  const want = blocksAfter(link, global);
  global.u.all.fill(7);
  global.d.all.fill(8);
  expect(blocksAfter(link, own)).toEqual(want);
  expect(global.u.all.every((u) => u === 7) && global.d.all.every((d) => d === 8)).toBe(true);
  // And back again: what it looked up of one kernel is not what it calls in the other.
  own.u.all.fill(7);
  own.d.all.fill(8);
  expect(blocksAfter(link, global)).toEqual(want);
  expect(own.u.all.every((u) => u === 7) && own.d.all.every((d) => d === 8)).toBe(true);
});

test.each(links)('$name has its ways for singles from the kernel that it is given', (link) => {
  const global = kernel();
  const singles = new Float32Array(x);
  const after = (k: Kernel, run: ((count: number, delta: number) => void) | undefined) => {
    k.f.all.set(singles);
    k.exports.startSingles(x.length);
    run?.(x.length, DELTA);
    return k.f.all.slice();
  };
  for (const way of ['singles', 'singlesSlope', 'last', 'lastSlope'] as const) {
    const want = after(global, link.light?.(global)[way]);
    global.f.all.fill(7);
    expect(after(own, link.light?.(own)[way]), way).toEqual(want);
    expect(global.f.all.every((f) => f === 7)).toBe(true);
  }
});

test('a function of the caller runs on the kernel that it is given while it calls the other', () => {
  const f = elementwise((number) => sigmoid(number) + 1, 'above');
  const [link] = linksBehind(f) as [Link];
  expect(blocksAfter(link, own)).toEqual(blocksAfter(link, kernel()));
  expect(own.u.all[1000]).toBe(sigmoid(x[1000] as number) + 1);
});
