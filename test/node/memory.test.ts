import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { chain, sigmoid, square } from '../../src/index.js';
import { kernel } from '../../src/kernel/kernel.js';

const f = chain(square, sigmoid);

test('the kernel has one page before and after ten million elements', () => {
  const pages = () => kernel().exports.memory.buffer.byteLength / 65536;
  f(1);
  const before = pages();
  const x = new Float64Array(10_000_000).fill(0.5);
  f.valueAndDeriv(x, { out: { value: x, deriv: new Float64Array(x.length) } });
  expect([before, pages()]).toEqual([2, 2]);
  const memory = kernel().exports.memory as WebAssembly.Memory;
  expect(() => memory.grow(1)).toThrow(RangeError);
});

test('100,000 calls leave the heap flat', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const x = new Float64Array(600).fill(0.5);
  const out = new Float64Array(600);
  const run = (calls: number) => {
    for (let i = 0; i < calls; i++) f.deriv(x, { out });
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = run(10_000);
  expect(run(100_000) - before).toBeLessThan(1_000_000);
});
