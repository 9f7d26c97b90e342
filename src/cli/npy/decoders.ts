/** Numbers of NumPy's types out of bytes. */

import type { Real } from '../../types.js';
import { Failure, shown } from '../failure.js';

export interface Decoder {
  /** Bytes a number. */
  readonly size: number;
  /** Whether singles hold all numbers of the type, and results are to be singles. */
  readonly single: boolean;
  /** @param bytes of whole numbers; they may be changed. @param from which number of the file the first one is. */
  decode(bytes: Buffer, from: number): Real;
}

const NAMES: Readonly<Record<string, string>> = {
  float16: 'f2',
  float32: 'f4',
  float64: 'f8',
  float: 'f8',
  double: 'f8',
  bool: 'b1',
  '?': 'b1',
  e: 'f2',
  f: 'f4',
  d: 'f8',
};

/** @param descr as the header has it: `<f8`. @throws {Failure} if it is none of real numbers. */
export function decoderOf(descr: string): Decoder {
  const [, order = '', rest = ''] = /^([<>=|]?)(.*)$/s.exec(descr) ?? [];
  const name = rest.replace(/^(u?)int(8|16|32|64)$/, (_, u, bits) => `${u || 'i'}${Number(bits) / 8}`);
  const type = NAMES[name] ?? name;
  const make = TYPES[type];
  if (make === undefined)
    throw new Failure(`the .npy file must hold real numbers of at most 64 bits; it holds ${shown(descr)}`);
  const size = Number(type.slice(1));
  const decode = make;
  return {
    size,
    single: type === 'f4' || type === 'f2',
    decode(bytes, from) {
      if (order === '>') swap(bytes, size);
      return decode(bytes, from);
    },
  };
}

function swap(bytes: Buffer, size: number): void {
  if (size === 2) bytes.swap16();
  else if (size === 4) bytes.swap32();
  else if (size === 8) bytes.swap64();
}

type Aligned =
  | typeof Float64Array
  | typeof Float32Array
  | typeof Int32Array
  | typeof Uint32Array
  | typeof Int16Array
  | typeof Uint16Array
  | typeof Int8Array
  | typeof Uint8Array;

/** The bytes as an array of that type, at an address that the type allows. */
function aligned<A extends Aligned>(type: A, bytes: Buffer): InstanceType<A> {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new type(copy.buffer) as InstanceType<A>;
}

const integers =
  (type: Aligned) =>
  (bytes: Buffer): Real =>
    Float64Array.from(aligned(type, bytes));

const TYPES: Readonly<Record<string, (bytes: Buffer, from: number) => Real>> = {
  f8: (bytes) => aligned(Float64Array, bytes),
  f4: (bytes) => aligned(Float32Array, bytes),
  f2: (bytes) => Float32Array.from(aligned(Uint16Array, bytes), fromHalf),
  i4: integers(Int32Array),
  u4: integers(Uint32Array),
  i2: integers(Int16Array),
  u2: integers(Uint16Array),
  i1: integers(Int8Array),
  u1: integers(Uint8Array),
  // NumPy takes every byte but 0 for True.
  b1: (bytes) => Float64Array.from(bytes, (byte) => (byte === 0 ? 0 : 1)),
  i8: (bytes, from) => longs(aligned(Uint32Array, bytes), aligned(Int32Array, bytes), from),
  u8: (bytes, from) => longs(aligned(Uint32Array, bytes), aligned(Uint32Array, bytes), from),
};

/** 64-bit integers as doubles. @throws {Failure} at one that a double may not hold. */
function longs(low: Uint32Array, high: Int32Array | Uint32Array, from: number): Float64Array {
  const numbers = new Float64Array(low.length / 2);
  for (let i = 0; i < numbers.length; i++) {
    const number = (high[2 * i + 1] as number) * 2 ** 32 + (low[2 * i] as number);
    if (Math.abs(number) >= 2 ** 53 && !(Math.abs(number) === 2 ** 53 && low[2 * i] === 0))
      throw new Failure(
        `row ${from + i + 1}: ${exactly(low, high, i)} is beyond 2^53, where doubles skip integers`,
      );
    numbers[i] = number;
  }
  return numbers;
}

const exactly = (low: Uint32Array, high: ArrayLike<number>, i: number): bigint =>
  BigInt(high[2 * i + 1] as number) * 2n ** 32n + BigInt(low[2 * i] as number);

/** A half-precision number: 1 bit of sign, 5 of exponent, 10 of fraction. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
