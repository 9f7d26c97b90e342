import { describe } from './arguments.js';
import { type Kernel, want } from './kernel/kernel.js';
import type { Part } from './kernel/part.js';
import type { PlainLoop } from './plain-loops.js';
import type { ArrayFunction } from './types.js';
import { kindOf, lengthOf } from './views.js';

/** One function of a chain, as the block loop runs it. Every method works on the kernel's blocks:
 *  U holds x and becomes f(x), D holds the product of the slopes so far. */
export interface Link {
  /** `'sigmoid'`, `'affine(3, -14)'`. */
  readonly name: string;
  /** Whether the caller brought the function: it may throw midway, or change what it can reach. */
  readonly foreign: boolean;
  /** Whether the slope at delta 0 is the derivative. Where not, no method is called with delta 0. */
  readonly differentiable: boolean;
  value(kernel: Kernel, count: number): void;
  slope(kernel: Kernel, count: number, delta: number): void;
  valueAndSlope(kernel: Kernel, count: number, delta: number): void;
  /** What takes long arrays of doubles in its place. */
  readonly long?: ((x: Float64Array, y: Float64Array) => void) | undefined;
  /** The function's ways from or to singles; none of them for a function of the caller's. */
  light?(kernel: Kernel): Light;
}

/** What a function may have for singles (assembly/singles.ts), to take them from the kernel's block F or leave them
 *  there without a block of doubles between. */
export interface Light {
  /** F = f(F). */
  readonly singles: ((count: number) => void) | undefined;
  /** F = slope(F). */
  readonly singlesSlope: ((count: number, delta: number) => void) | undefined;
  /** F = f(U), where nothing comes after. */
  readonly last: ((count: number) => void) | undefined;
  /** F = D slope(U), likewise. */
  readonly lastSlope: ((count: number, delta: number) => void) | undefined;
}

/** A formula with values for all names but one, as `toJSON` writes it. */
export interface BoundFormula {
  readonly formula: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, number>>;
}

type Entry = (count: number, ...numbers: number[]) => void;

interface Entries {
  readonly value: Entry;
  readonly slope: Entry;
  /** Where the two share work. */
  readonly valueAndSlope: Entry | undefined;
  readonly light: Light;
}

/** A function with a file of its own in `assembly/functions/`. */
export class KernelLink implements Link {
  readonly foreign = false;
  readonly differentiable = true;
  readonly long: Link['long'];
  readonly #a: number;
  readonly #b: number;
  #kernel: Kernel | undefined;
  #entries: Entries | undefined;

  constructor(
    readonly name: string,
    /** The kernel's part that has the function. */
    readonly part: Part,
    readonly parameters: readonly number[],
    loop?: PlainLoop,
  ) {
    // A kernel entry takes at most two parameters and ignores those it does not have.
    const [a = 0, b = 0] = parameters;
    [this.#a, this.#b] = [a, b];
    this.long = loop && ((x, y) => loop(x, y, a, b));
    want(part);
  }

  value(kernel: Kernel, count: number): void {
    this.#get(kernel).value(count, this.#a, this.#b);
  }

  slope(kernel: Kernel, count: number, delta: number): void {
    this.#get(kernel).slope(count, delta, this.#a, this.#b);
  }

  valueAndSlope(kernel: Kernel, count: number, delta: number): void {
    const { value, slope, valueAndSlope } = this.#get(kernel);
    if (valueAndSlope !== undefined) {
      valueAndSlope(count, delta, this.#a, this.#b);
    } else {
      slope(count, delta, this.#a, this.#b);
      value(count, this.#a, this.#b);
    }
  }

  light(kernel: Kernel): Light {
    return this.#get(kernel).light;
  }

  /** The function's entries in that kernel. They are looked up once a kernel: nearly always there is one. */
  #get(kernel: Kernel): Entries {
    if (this.#entries === undefined || this.#kernel !== kernel) {
      const { name } = this.part;
      const exports = kernel.part(this.part) as unknown as Record<string, Entry>;
      this.#kernel = kernel;
      this.#entries = {
        value: exports[`${name}Value`] as Entry,
        slope: exports[`${name}Slope`] as Entry,
        valueAndSlope: exports[`${name}ValueAndSlope`],
        light: this.#light(name, exports),
      };
    }
    return this.#entries;
  }

  #light(name: string, exports: Readonly<Record<string, Entry | undefined>>): Light {
    const [a, b] = [this.#a, this.#b];
    const value = (entry: Entry | undefined) => entry && ((count: number) => entry(count, a, b));
    const slope = (entry: Entry | undefined) =>
      entry && ((count: number, delta: number) => entry(count, delta, a, b));
    return {
      singles: value(exports[`${name}Singles`]),
      singlesSlope: slope(exports[`${name}SinglesSlope`]),
      last: value(exports[`${name}Last`]),
      lastSlope: slope(exports[`${name}LastSlope`]),
    };
  }
}

/** A function that the caller brought, perhaps with its derivative. It runs on copies, so that it may change its
 *  input, keep its output, or call the kernel itself. Its difference is the textbook formula, in the kernel's loops. */
export class ForeignLink implements Link {
  readonly foreign = true;

  constructor(
    readonly name: string,
    readonly f: ArrayFunction,
    readonly deriv?: ArrayFunction | undefined,
    /** What it is made of, if it is a formula's and no code. */
    readonly data?: BoundFormula | undefined,
  ) {}

  get differentiable(): boolean {
    return this.deriv !== undefined;
  }

  value(kernel: Kernel, count: number): void {
    kernel.u.all.set(callArray(this.name, this.f, kernel.u.all.slice(0, count)));
  }

  slope(kernel: Kernel, count: number, delta: number): void {
    const { exports } = kernel;
    // The function may use the kernel, and with it every block: keep them here meanwhile.
    const u = keep(kernel, kernel.u.all);
    const d = keep(kernel, kernel.d.all);
    if (delta === 0 && this.deriv !== undefined) {
      const slopes = callArray(this.name, this.deriv, u.slice(0, count));
      kernel.a.all.set(slopes);
      kernel.d.all.set(d);
      exports.multiply(count);
    } else {
      exports.shift(count, delta);
      const plus = keep(kernel, callArray(this.name, this.f, kernel.a.all.slice(0, count)));
      kernel.u.all.set(u);
      exports.shift(count, -delta);
      const minus = callArray(this.name, this.f, kernel.a.all.slice(0, count));
      kernel.a.all.set(plus);
      kernel.b.all.set(minus);
      kernel.u.all.set(u);
      kernel.d.all.set(d);
      exports.difference(count, delta);
      spare.push(plus);
    }
    kernel.u.all.set(u);
    spare.push(u, d);
  }

  valueAndSlope(kernel: Kernel, count: number, delta: number): void {
    this.slope(kernel, count, delta);
    const d = keep(kernel, kernel.d.all);
    this.value(kernel, count);
    kernel.d.all.set(d);
    spare.push(d);
  }
}

/** Arrays of a block's length that no call uses: making one takes longer than filling it. */
const spare: Float64Array[] = [];

/** A copy, to be given back to `spare`. */
function keep({ block }: Kernel, numbers: Float64Array): Float64Array {
  const copy = spare.pop() ?? new Float64Array(block);
  copy.set(numbers);
  return copy;
}

/** Calls a function that the caller brought, and checks what it returns. */
export function callArray(name: string, f: ArrayFunction, x: Float64Array): Float64Array {
  const { length } = x;
  const y: unknown = f(x);
  if (kindOf(y) !== 'Float64Array')
    throw new TypeError(
      `${name}: a function from array to array must return a Float64Array; got ${describe(y)}` +
        (typeof y === 'number' ? `. A function from number to number is lifted by elementwise(${name})` : ''),
    );
  const array = y as Float64Array;
  if (lengthOf(array) !== length)
    throw new RangeError(
      `${name}: a function from array to array must return as many elements as it is given, ` +
        `${length}; got ${lengthOf(array)}`,
    );
  return array;
}
