/** The hashes from `kernel.wasm` alone: nothing of the library, just the module's exports and the addresses
 *  of its blocks. Prints the hashes for each committed name that is written as an export and its parameters. */
import { readFileSync } from 'node:fs';
import { type Computed, hash, type Outputs } from '../../src/bits/recipe.js';

const [kernelFile = '', fixtureFile = ''] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(readFileSync(kernelFile));
const { memory, ...exports } = instance.exports;
if (!(memory instanceof WebAssembly.Memory)) throw new Error('The kernel exports no memory.');

type Entry = (...numbers: number[]) => void;
const entry = (name: string) => exports[name] as Entry | undefined;
const address = (name: string) => (exports[name] as WebAssembly.Global).value as number;

const size = address('BLOCK');
const doubles = (name: string) => new Float64Array(memory.buffer, address(name), size);
const [u, d] = [doubles('U'), doubles('D')];
const f = new Float32Array(memory.buffer, address('F'), size);
const [start, startSingles, promote, demote] = ['start', 'startSingles', 'promote', 'demote'].map(
  (name) => entry(name) as Entry,
);

function computed(name: string, parameters: readonly number[]): Computed {
  const value = entry(`${name}Value`) as Entry;
  const slope = entry(`${name}Slope`) as Entry;
  const both: Entry =
    entry(`${name}ValueAndSlope`) ??
    ((count, ...numbers) => {
      slope(count, ...numbers);
      value(count, ...numbers.slice(1));
    });
  /** Block by block: x in, `run`, the block at `from` out. */
  const over = <A extends Float64Array | Float32Array>(x: A, from: 'U' | 'D', run: Entry): A => {
    const result = x.slice() as A;
    for (let at = 0; at < x.length; at += size) {
      const part = x.subarray(at, at + size);
      if (part instanceof Float64Array) {
        u.set(part);
      } else {
        f.set(part);
        promote?.(part.length);
      }
      start?.(part.length);
      run(part.length);
      if (part instanceof Float32Array) demote?.(part.length, address(from));
      const block = part instanceof Float32Array ? f : from === 'U' ? u : d;
      result.set(block.subarray(0, part.length), at);
    }
    return result;
  };
  /** Of singles, where the function has entries for them: from F to F, or from U and D to F. */
  const light = (
    x: Float32Array,
    straight: string,
    after: string | undefined,
    numbers: readonly number[],
  ) => {
    const alone = entry(name + straight);
    const run = alone ?? (after === undefined ? undefined : entry(name + after));
    if (run === undefined) return undefined;
    const result = x.slice();
    for (let at = 0; at < x.length; at += size) {
      const part = x.subarray(at, at + size);
      f.set(part);
      if (alone === undefined) startSingles?.(part.length);
      run(part.length, ...numbers);
      result.set(f.subarray(0, part.length), at);
    }
    return result;
  };
  const doublesValue = (x: Float64Array | Float32Array) =>
    over(x, 'U', (count) => value(count as number, ...parameters));
  const doublesSlope = (x: Float64Array | Float32Array, delta: number) =>
    over(x, 'D', (count) => slope(count as number, delta, ...parameters));
  return {
    value: (x) =>
      (x instanceof Float32Array ? light(x, 'Singles', undefined, parameters) : undefined) ?? doublesValue(x),
    deriv: (x, delta) =>
      (x instanceof Float32Array
        ? light(x, 'SinglesSlope', 'LastSlope', [delta, ...parameters])
        : undefined) ?? doublesSlope(x, delta),
    valueAndDeriv: (x, delta) => {
      const run: Entry = (count) => both(count as number, delta, ...parameters);
      return { value: over(x, 'U', run), deriv: over(x, 'D', run) };
    },
  };
}

/** Functions that are another one at fixed parameters: they have no exports of their own. */
const OF_ANOTHER: Readonly<Record<string, readonly [string, readonly number[]]>> = {
  leakyRelu: ['leaky', [0.2]],
  relu6: ['clamp', [0, 6]],
  hardTanh: ['clamp', [-1, 1]],
};

const found: Record<string, Outputs> = {};
for (const called of Object.keys(JSON.parse(readFileSync(fixtureFile, 'utf8')) as object)) {
  const other = OF_ANOTHER[called];
  if (other) found[called] = await hash(computed(...other));
  const [, name = '', numbers] = /^(\w+)(?:\((.*)\))?$/.exec(called) ?? [];
  if (entry(`${name}Value`))
    found[called] = await hash(computed(name, numbers ? numbers.split(', ').map(Number) : []));
}
console.log(JSON.stringify(found));
