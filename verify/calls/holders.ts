/** Arrays as callers may bring them, each holding the same numbers: of every kind, subclass and memory, with traps on
 *  everything that they could override. */
import fc from 'fast-check';

/** One way to hold numbers. */
export interface Holder {
  readonly name: string;
  /** Whether what it makes can be written to, as `out` must be. */
  readonly writable: boolean;
  /** The kind of the results. */
  readonly kind: 'Float64Array' | 'Float32Array';
  make(numbers: readonly number[]): ArrayLike<number>;
}

class Trapped extends Float64Array {
  static get [Symbol.species](): Float64ArrayConstructor {
    throw new Error('asked for its species');
  }
  override get length(): number {
    throw new Error('asked for its length');
  }
  override subarray(): never {
    throw new Error('asked for a subarray');
  }
  override slice(): never {
    throw new Error('asked for a slice');
  }
  override set(): never {
    throw new Error('asked to set');
  }
}

/** Results of its methods hold other numbers. */
class Misleading extends Float64Array {
  static get [Symbol.species](): Float64ArrayConstructor {
    return Trapped as unknown as Float64ArrayConstructor;
  }
  override subarray(): Float64Array<ArrayBuffer> {
    return new Float64Array(this.length).fill(7);
  }
  override slice(): Float64Array<ArrayBuffer> {
    return this.subarray();
  }
  override get [Symbol.toStringTag](): 'Float64Array' {
    return 'Float32Array' as 'Float64Array';
  }
}

const fill = <A extends Float64Array | Float32Array>(x: A, numbers: readonly number[]): A => {
  Float64Array.prototype.set.call(x, numbers);
  return x;
};

const doubles = (name: string, empty: (length: number) => Float64Array): Holder => ({
  name,
  writable: true,
  kind: 'Float64Array',
  make: (numbers) => fill(empty(numbers.length), numbers),
});

const resizable = (length: number) => {
  const Buffer = ArrayBuffer as unknown as new (size: number, options: object) => ArrayBuffer;
  return new Buffer(8 * length, { maxByteLength: 8 * length + 64 });
};

export const HOLDERS: readonly Holder[] = [
  doubles('a Float64Array', (length) => new Float64Array(length)),
  doubles(
    'a view into a longer buffer',
    (length) => new Float64Array(new ArrayBuffer(8 * length + 40), 24, length),
  ),
  doubles('a subclass with traps', (length) => new Trapped(length)),
  doubles('a subclass that misleads', (length) => new Misleading(length)),
  doubles('a resizable buffer', (length) => new Float64Array(resizable(length))),
  doubles('one with methods of its own', (length) =>
    Object.defineProperties(new Float64Array(length), {
      length: { value: 3 },
      subarray: { value: () => new Float64Array(3) },
      set: { value: () => undefined },
    }),
  ),
  ...(typeof SharedArrayBuffer === 'undefined'
    ? []
    : [doubles('shared memory', (length) => new Float64Array(new SharedArrayBuffer(8 * length)))]),
  {
    name: 'a Float32Array',
    writable: true,
    kind: 'Float32Array',
    make: (numbers) => fill(new Float32Array(numbers.length), numbers),
  },
  { name: 'an array', writable: false, kind: 'Float64Array', make: (numbers) => [...numbers] },
  {
    name: 'a Proxy of an array',
    writable: false,
    kind: 'Float64Array',
    make: (numbers) => new Proxy([...numbers], {}),
  },
  {
    name: 'an array-like',
    writable: false,
    kind: 'Float64Array',
    make: (numbers) => ({ ...numbers, length: numbers.length }),
  },
];

const SPECIAL = [0, -0, 1, -1, 5e-324, 1e300, -745, 710, Number.NaN, 1 / 0, -1 / 0];
const element = fc.oneof(
  { arbitrary: fc.double({ min: -30, max: 30 }), weight: 4 },
  fc.double(),
  fc.constantFrom(...SPECIAL),
);

/** A few numbers, repeated to a length on either side of a block's. */
export const numbers: fc.Arbitrary<number[]> = fc
  .tuple(
    fc.array(element, { minLength: 1, maxLength: 7 }),
    fc.oneof({ arbitrary: fc.nat(9), weight: 3 }, fc.constantFrom(1023, 1024, 1025, 2049)),
  )
  .map(([few, length]) => Array.from({ length }, (_, i) => few[i % few.length] ?? 0));
