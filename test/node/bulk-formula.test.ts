import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { OPERATE } from '../../src/formula/kernel-calls.js';
import { formula } from '../../src/formula.js';
import { linspace } from '../../src/index.js';

/** `runFormula` of `fluxion/kernel-bulk.wasm`, as another host uses it: docs/abi.md. What a whole formula gives is
 *  compared in Python, `npm run verify -- formulas`. */
interface Bulk {
  memory: WebAssembly.Memory;
  ARENA: WebAssembly.Global;
  runFormula(...numbers: number[]): number;
}
type Step = readonly [
  operation: number,
  to: number,
  a?: number,
  b?: number,
  c?: number,
  p?: number,
  q?: number,
];

const read = (file: string) => JSON.parse(readFileSync(`assembly/bulk/${file}.json`, 'utf8'));
const functions: Record<string, number> = read('numbers');
const operations: Record<string, { number: number; entry: string }> = read('operations');
const page = readFileSync('docs/abi.md', 'utf8');

const STEP = 40;
const BLOCK = 8192;
const NONE = -(2 ** 31);
/** The number that docs/abi.md gives what moves elements. */
const moving = (name: string) => Number(new RegExp(`^\\| (\\d+) \\| \`${name}\``, 'm').exec(page)?.[1]);
const [LOAD, LOAD_SINGLES, STORE] = [moving('load'), moving('loadSingles'), moving('store')];
const [STORE_SINGLES, SUM] = [moving('storeSingles'), moving('sum')];

test('the kernel and the Python package number what moves elements as docs/abi.md does', () => {
  const kernel = readFileSync('assembly/bulk/formula.ts', 'utf8');
  const numbers = [...kernel.matchAll(/^const (LOAD|STORE|SUM)(_SINGLES)?: i32 = (\d+);/gm)].map(
    ([, , , n]) => Number(n),
  );
  expect(numbers).toEqual([LOAD, LOAD_SINGLES, STORE, STORE_SINGLES, SUM]);
  const python = readFileSync('python/src/fluxion/_program.py', 'utf8');
  expect(python).toContain(`_LOAD, _STORE, _SUM = ${LOAD}, ${STORE}, ${SUM}\n`);
});

let bulk: Bulk;
let arena: number;
/** Where things lie: 64 steps, numbers, sums, 16 blocks, arrays of 3,000 doubles. */
let at: { numbers: number; sums: number; blocks: number; x: number; y: number; out: number };
beforeAll(async () => {
  const { instance } = await WebAssembly.instantiate(readFileSync('build/kernel-bulk.wasm'));
  bulk = instance.exports as unknown as Bulk;
  bulk.memory.grow(8);
  arena = bulk.ARENA.value;
  const blocks = arena + 8192;
  const x = blocks + 16 * BLOCK;
  at = { numbers: arena + 4096, sums: arena + 6144, blocks, x, y: x + 24_000, out: x + 48_000 };
});

const doubles = (address: number, length: number) => new Float64Array(bulk.memory.buffer, address, length);

function write(steps: readonly Step[], address = arena): void {
  const view = new DataView(bulk.memory.buffer);
  steps.forEach(([operation, to, a = 0, b = 0, c = 0, p = 0, q = 0], i) => {
    const from = address + STEP * i;
    [operation, to, a, b, c].forEach((value, k) => void view.setInt32(from + 4 * k, value, true));
    view.setFloat64(from + 24, p, true);
    view.setFloat64(from + 32, q, true);
  });
}

function run(steps: readonly Step[], n: number): number {
  write(steps);
  return bulk.runFormula(arena, steps.length, n, at.numbers, at.blocks, at.sums);
}

const number = (name: string): number => operations[name]?.number ?? (functions[name] as number);

test("docs/abi.md lists every operation's number, and those of what moves elements", () => {
  const listed = [...page.matchAll(/^\| (\d+) \| `(\w+)` \| .* \| .* \|$/gm)].map(([, k, name]) => [
    name,
    Number(k),
  ]);
  const own = Object.entries(operations).map(([name, { number }]) => [name, number]);
  const moves = [
    ['load', LOAD],
    ['loadSingles', LOAD_SINGLES],
    ['store', STORE],
    ['storeSingles', STORE_SINGLES],
  ];
  expect(listed).toEqual([...own, ...moves, ['sum', SUM]]);
  expect(own.map(([name]) => name).sort()).toEqual([...OPERATE.keys()].sort());
  for (const [, k] of listed) expect(Object.values(functions)).not.toContain(k);
});

const CALLS: Readonly<Record<string, string>> = {
  ...{ add: 'x + y', subtract: 'x - y', multiply: 'x * y', divide: 'x / y', negate: '-x' },
  ...{ less: 'x < y', lessOrEqual: 'x <= y', equal: 'x == y', where: 'where(x, y, x)' },
};

test.each(Object.keys(read('operations')))(
  '%s of blocks and of numbers has the bits of a formula with it',
  (name) => {
    const f = formula(CALLS[name] ?? `${name}(x, y)`, ['x', 'y']);
    for (const n of [1, 2, 1023, 1025, 2501]) {
      const x = linspace(-3, 3, n).map((v, i) => (i % 7 === 0 ? Math.round(v) : v));
      const y = linspace(2, -1, n).map((v, i) => (i % 5 === 0 ? Math.round(v) : v));
      doubles(at.x, n).set(x);
      doubles(at.y, n).set(y);
      doubles(at.numbers, 2).set([1.25, -0.5]);
      const load: Step[] = [
        [LOAD, 0, at.x],
        [LOAD, 1, at.y],
      ];
      const compute = (a: number, b: number) => {
        doubles(at.out, n + 1).fill(7);
        // In place of x, to be told from a copy.
        expect(run([...load, [number(name), 0, a, b, a], [STORE, at.out, 0]], n)).toBe(0);
        expect(doubles(at.out, n + 1)[n]).toBe(7);
        return doubles(at.out, n).slice();
      };
      expect(compute(0, 1)).toEqual(f({ x, y }));
      expect(compute(0, -2)).toEqual(f({ x, y: -0.5 }));
      expect(compute(-1, 1)).toEqual(f({ x: 1.25, y }));
      // A number of numbers, which fills a block.
      expect(
        run(
          [
            [number(name), -3, -1, -2, -1],
            [STORE, at.out, -3],
          ],
          n,
        ),
      ).toBe(0);
      expect([...doubles(at.out, n)]).toEqual(new Array(n).fill(f({ x: 1.25, y: -0.5 })));
      expect(doubles(at.numbers, 3)[2]).toBe(f({ x: 1.25, y: -0.5 }));
    }
  },
);

test.each(Object.keys(read('numbers')))('%s: value, derivative, both, and those of a number', (name) => {
  const parameters: Record<string, number[]> = { affine: [3, -14], clamp: [-1, 1], power: [3] };
  const [p = 0.2, q = 0] = parameters[name] ?? [];
  const x = linspace(0.1, 0.9, 1025);
  doubles(at.x, 1025).set(x);
  doubles(at.numbers, 1)[0] = x[700] as number;
  const k = functions[name] as number;
  const load: Step = [LOAD, 0, at.x];
  const both = run([load, [k, 1, 0, 2, 0, p, q], [STORE, at.out, 1], [STORE, at.y, 2]], 1025);
  expect(both).toBe(0);
  const [value, slope] = [doubles(at.out, 1025).slice(), doubles(at.y, 1025).slice()];
  run([load, [k, 0, 0, NONE, 0, p, q], [STORE, at.out, 0]], 1025);
  expect(doubles(at.out, 1025)).toEqual(value);
  run([load, [k, NONE, 0, 3, 0, p, q], [STORE, at.out, 3]], 1025);
  expect(doubles(at.out, 1025)).toEqual(slope);
  expect(run([[k, -2, -1, -3, 0, p, q]], 0)).toBe(0);
  expect([...doubles(at.numbers, 3)].slice(1)).toEqual([value[700], slope[700]]);
});

test('sums go on from call to call, and are those of JavaScript', () => {
  const n = 2501;
  const x = linspace(-3, 1e5, n).map((v, i) => v * (i % 2 === 0 ? 1 : -1));
  doubles(at.x, n).set(x);
  doubles(at.sums, 2).fill(0);
  doubles(at.numbers, 1)[0] = 0.1;
  const sums = () => {
    const got = doubles(at.sums, 2);
    return (got[0] as number) + (got[1] as number);
  };
  expect(
    run(
      [
        [LOAD, 0, at.x],
        [SUM, 0, 0, -1],
      ],
      n,
    ),
  ).toBe(0);
  const whole = sums();
  expect(whole).toBe(formula('x * y').gradient({ x, y: x.map(() => 0.1) }).value);
  doubles(at.sums, 2).fill(0);
  run(
    [
      [LOAD, 0, at.x],
      [SUM, 0, 0, -1],
    ],
    2048,
  );
  run(
    [
      [LOAD, 0, at.x + 8 * 2048],
      [SUM, 0, 0, -1],
    ],
    n - 2048,
  );
  expect(sums()).toBe(whole);
});

test('singles are read as doubles, and rounded once', () => {
  const n = 1027;
  const x = new Float32Array(linspace(-1, 1, n));
  new Float32Array(bulk.memory.buffer, at.x, n).set(x);
  const steps: Step[] = [
    [LOAD_SINGLES, 0, at.x],
    [number('exp'), 0, 0, NONE],
    [STORE_SINGLES, at.out, 0],
  ];
  expect(run(steps, n)).toBe(0);
  expect(new Float32Array(bulk.memory.buffer, at.out, n)).toEqual(formula('exp(x)')({ x }));
  doubles(at.numbers, 1)[0] = 0.1;
  expect(run([[STORE_SINGLES, at.out, -1]], 3)).toBe(0);
  expect([...new Float32Array(bulk.memory.buffer, at.out, 3)]).toEqual(new Array(3).fill(Math.fround(0.1)));
});

describe('a wrong step is named by its number, and nothing is written', () => {
  const add = 128;
  const end = () => bulk.memory.buffer.byteLength;
  test.each<[string, () => Step]>([
    ['a number that is not given', () => [127, 0, 0, 0]],
    ['0', () => [0, 0, 0, 0]],
    ['a negative number', () => [-5, 0, 0, 0]],
    ['an operand beyond memory', () => [add, 0, 0, 2 ** 30]],
    ['a result beyond memory', () => [add, 2 ** 24, 0, 0]],
    ['a number before the arena', () => [add, 0, 0, -(2 ** 31) + 1]],
    ['no operand', () => [add, 0, NONE, 0]],
    ['no result', () => [add, NONE, 0, 0]],
    ['a number of a block', () => [add, -1, 0, -1]],
    ['a function of a number to a block', () => [5, 0, -1, NONE]],
    ['a function of a block to a number', () => [5, -1, 0, NONE]],
    ['a derivative of a block to a number', () => [5, NONE, 0, -1]],
    ['a load to a number', () => [LOAD, -1, arena]],
    ['a load from the kernel', () => [LOAD, 0, arena - 8]],
    ['a load that ends beyond memory', () => [LOAD, 0, end() - 24]],
    ['a load of singles that ends beyond memory', () => [LOAD_SINGLES, 0, end() - 12]],
    ['a store to the kernel', () => [STORE, 0, 0]],
    ['a store that ends beyond memory', () => [STORE, end() - 24, 0]],
    ['a store of singles that ends beyond memory', () => [STORE_SINGLES, end() - 12, 0]],
    ['a sum beyond memory', () => [SUM, 2 ** 28, 0, 0]],
    ['a sum of no index', () => [SUM, -1, 0, 0]],
  ])('%s', (_, wrong) => {
    const out = doubles(at.out, 4).fill(7);
    const numbers = doubles(at.numbers, 3).fill(7);
    const steps: Step[] = [[add, -2, -1, -1], [STORE, at.out, -1], wrong()];
    expect(run(steps, 4)).toBe(3);
    expect([...out, ...numbers]).toEqual(new Array(7).fill(7));
  });

  test('counts, and steps that are cut off by the end of memory', () => {
    const good: Step[] = [[STORE, at.out, -1]];
    write(good);
    expect(bulk.runFormula(arena, 0, 4, at.numbers, at.blocks, at.sums)).toBe(-1);
    expect(bulk.runFormula(arena, 1, -1, at.numbers, at.blocks, at.sums)).toBe(-1);
    write(good, end() - STEP);
    expect(bulk.runFormula(end() - STEP, 2, 4, at.numbers, at.blocks, at.sums)).toBe(2);
    expect(bulk.runFormula(end() - STEP, 1, 4, at.numbers, at.blocks, at.sums)).toBe(0);
    expect(bulk.runFormula(0, 1, 4, at.numbers, at.blocks, at.sums)).toBe(1);
    expect(bulk.runFormula(arena, 1, 4, 0, at.blocks, at.sums)).toBe(1);
  });
});
