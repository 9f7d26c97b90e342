/** WebAssembly as bytes: as much of the format as fused loops need. */

/** An unsigned number, seven bits a byte. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push((left & 127) | (left > 127 ? 128 : 0));
    left >>>= 7;
  } while (left > 0);
  return bytes;
}

/** A list of things, each as bytes: how many, then each. */
const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];

const section = (id: number, body: readonly number[]): number[] => [id, ...unsigned(body.length), ...body];

const I32 = 0x7f;
const F64 = 0x7c;
const V128 = 0x7b;

/** A function of a count and of numbers, with vectors and one address as its locals. */
export interface Code {
  readonly numbers: number;
  readonly vectors: number;
  readonly body: readonly number[];
}

/** A module that imports memory as `k.m` and exports its functions as `0`, `1`, ... */
export function moduleOf(functions: readonly Code[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ numbers }) => [
    0x60,
    ...unsigned(numbers + 1),
    I32,
    ...Array<number>(numbers).fill(F64),
    0,
  ]);
  const codes = functions.map(({ vectors, body }) => {
    const locals = vector([
      [...unsigned(2), I32],
      [...unsigned(vectors), V128],
    ]);
    return [...unsigned(locals.length + body.length + 1), ...locals, ...body, 0x0b];
  });
  const text = (name: string) => [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    // Any memory of a page or more.
    ...section(2, vector([[...text('k'), ...text('m'), 2, 0, 1]])),
    ...section(3, vector(functions.map((_, i) => unsigned(i)))),
    ...section(7, vector(functions.map((_, i) => [...text(String(i)), 0, ...unsigned(i)]))),
    ...section(10, vector(codes)),
  ]);
}

/** Instructions, by their names in the specification. */
export const OP = {
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  tee: (local: number) => [0x22, ...unsigned(local)],
  /** Of the address on the stack, `offset` on. */
  load: (offset: number) => [0xfd, 0, 4, ...unsigned(offset)],
  store: (offset: number) => [0xfd, 0x0b, 4, ...unsigned(offset)],
  splat: [0xfd, 0x14],
  zero: [0xfd, 0x0c, ...Array<number>(16).fill(0)],
  ones: [0xfd, 0x0c, ...Array<number>(16).fill(255)],
  equal: [0xfd, 0x47],
  notEqual: [0xfd, 0x48],
  less: [0xfd, 0x49],
  lessOrEqual: [0xfd, 0x4b],
  and: [0xfd, 0x4e],
  bitselect: [0xfd, 0x52],
  negate: [0xfd, 0xed, 1],
  add: [0xfd, 0xf0, 1],
  subtract: [0xfd, 0xf1, 1],
  multiply: [0xfd, 0xf2, 1],
  divide: [0xfd, 0xf3, 1],
  min: [0xfd, 0xf4, 1],
  max: [0xfd, 0xf5, 1],
} as const;
