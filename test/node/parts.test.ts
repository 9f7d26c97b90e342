import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode } from '../../src/kernel/decode.js';
import * as allParts from '../../src/kernel/generated/parts.js';
import type { Part } from '../../src/kernel/part.js';
import { TABLES } from '../../src/parallel/generated/kernel.js';

type Entry = (...numbers: number[]) => void;
type Exports = Record<string, Entry> & { readonly memory: WebAssembly.Memory };

const compiled = new Map<string, WebAssembly.Module>();
function instanceOf({ name, binary }: Part, imports?: WebAssembly.Imports): Exports {
  const module = compiled.get(name) ?? new WebAssembly.Module(decode(binary as string));
  compiled.set(name, module);
  return new WebAssembly.Instance(module, imports).exports as unknown as Exports;
}

/** A part over memory in which nothing else has started but what it names. */
function alone(part: Part): { memory: WebAssembly.Memory; exports: Exports } {
  const { memory } = instanceOf(allParts.blocks);
  const imports = { k: { m: memory } };
  for (const table of part.tables ?? []) instanceOf(table, imports);
  return { memory, exports: part === allParts.blocks ? instanceOf(part) : instanceOf(part, imports) };
}

const whole = new WebAssembly.Instance(new WebAssembly.Module(readFileSync('build/kernel.wasm')))
  .exports as unknown as Exports & Record<'U' | 'D' | 'A' | 'B' | 'F' | 'POOL' | 'BLOCK', WebAssembly.Global>;
const at = (name: 'U' | 'D' | 'A' | 'B' | 'F' | 'POOL'): number => whole[name].value as number;

/** Numbers from everywhere: all exponents, tails, steps, and many where functions bend. */
const xs = Float64Array.from({ length: whole.BLOCK.value as number }, (_, i) => {
  const sign = i % 2 === 0 ? 1 : -1;
  if (i < 300) return sign * 2 ** ((i - 150) / 8) * 1.37;
  if (i < 420) return (sign * (i - 300)) / 60;
  if (i < 700) return sign * 2 ** (7.3 * (i - 560)) * 1.0625;
  if (i < 900) return sign * (700 + (i - 700) / 4);
  return [0, -0, 1, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e22, -1e300, 5e-324][i % 10] as number;
});

/** All blocks as a call finds them: the same in both kernels. */
function prepare(memory: WebAssembly.Memory): void {
  for (const [name, shift] of [
    ['U', 0],
    ['D', 1],
    ['A', 2],
    ['B', 3],
    ['POOL', 4],
  ] as const) {
    const block = new Float64Array(memory.buffer, at(name), xs.length);
    for (let i = 0; i < xs.length; i++) block[i] = xs[(i + 7 * shift) % xs.length] as number;
  }
  new Float32Array(memory.buffer, at('F'), xs.length).set(xs);
}

/** What a call may write: the blocks. */
const written = (memory: WebAssembly.Memory) => [
  new Float64Array(memory.buffer, at('U'), (at('F') - at('U')) / 8),
  new Float32Array(memory.buffer, at('F'), xs.length),
  new Float64Array(memory.buffer, at('POOL'), xs.length),
];

/** The first numbers that differ; any NaN is as good as another. */
function difference(a: WebAssembly.Memory, b: WebAssembly.Memory): string | undefined {
  const others = written(b);
  for (const [block, numbers] of written(a).entries())
    for (const [i, number] of numbers.entries())
      if (!Object.is(number, others[block]?.[i]))
        return `block ${block}, ${i}: ${number}, ${others[block]?.[i]}`;
  return undefined;
}

/** The arguments of a call: those of a function's entry, or of an operation's. */
function argumentsOf(entry: string, takes: number): number[][] {
  const count = xs.length;
  if (/Slope$/.test(entry)) return [0, 1e-3, 3].map((delta) => [count, delta, 0.7, 1.3]);
  if (/(Value|Singles|Last)$/.test(entry)) return [[count, 0.7, 1.3]];
  if (entry === 'total') return [[count, at('A'), 16, at('B'), 16]];
  return [[count, at('POOL'), at('A'), 16, at('B'), 16, at('D'), 16].slice(0, takes)];
}

const parts = Object.values(allParts).filter(({ name }) => !/Rows$|^blocks$/.test(name));

test.each(parts.map((part) => [part.name, part] as const))(
  '%s, with nothing else started, gives the bits that the whole kernel gives',
  (_, part) => {
    const { memory, exports } = alone(part);
    const entries = Object.keys(exports);
    expect(entries.length).toBeGreaterThan(1);
    for (const entry of entries)
      for (const given of argumentsOf(entry, (whole[entry] as Entry).length)) {
        prepare(memory);
        prepare(whole.memory);
        (exports[entry] as Entry)(...given);
        (whole[entry] as Entry)(...given);
        expect(difference(memory, whole.memory), `${entry}(${given})`).toBeUndefined();
      }
  },
);

test('the tables for threads are those of the whole kernel', () => {
  const { memory } = instanceOf(allParts.blocks);
  instanceOf(TABLES, { k: { m: memory } });
  const tables = (of: WebAssembly.Memory) => new Uint8Array(of.buffer, 256, at('U') - 256);
  const fresh = new WebAssembly.Instance(new WebAssembly.Module(readFileSync('build/kernel.wasm')));
  expect(tables(memory)).toEqual(tables(fresh.exports.memory as WebAssembly.Memory));
});
