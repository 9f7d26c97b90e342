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
const V128 = 0x7b;

/** A function of a count, with three addresses and some vectors as its locals. */
export interface Code {
  readonly vectors: number;
  readonly body: readonly number[];
}

/** A module that imports memory as `k.m` and exports its functions as `0`, `1`, ...
 *  @param shared whether it is memory that threads share. */
export function moduleOf(functions: readonly Code[], shared = false): Uint8Array<ArrayBuffer> {
  const codes = functions.map(({ vectors, body }) => {
    const locals = vector([
      [3, I32],
      [...unsigned(vectors), V128],
    ]);
    return [...unsigned(locals.length + body.length + 1), ...locals, ...body, 0x0b];
  });
  const text = (name: string) => [name.length, ...Array.from(name, (letter) => letter.charCodeAt(0))];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // From i32 to nothing.
    ...section(1, vector([[0x60, 1, I32, 0]])),
    // Any memory of a page or more; of shared memory the most must be said.
    ...section(
      2,
      vector([[...text('k'), ...text('m'), 2, ...(shared ? [3, 1, ...unsigned(65536)] : [0, 1])]]),
    ),
    ...section(3, vector(functions.map(() => [0]))),
    ...section(7, vector(functions.map((_, i) => [...text(String(i)), 0, ...unsigned(i)]))),
    ...section(10, vector(codes)),
  ]);
}

/** Instructions, by their names in the specification. */
export const OP = {
  get: (local: number) => [0x20, ...unsigned(local)],
  set: (local: number) => [0x21, ...unsigned(local)],
  tee: (local: number) => [0x22, ...unsigned(local)],
  /** An i32 from 0 to 63. */
  small: (value: number) => [0x41, value],
  sixtyFour: [0x41, 0xc0, 0],
  /** Of the address on the stack, `offset` on. */
  load: (offset: number) => [0xfd, 0, 4, ...unsigned(offset)],
  store: (offset: number) => [0xfd, 0x0b, 4, ...unsigned(offset)],
  /** A double, in both lanes. */
  loadSplat: (offset: number) => [0xfd, 0x0a, 3, ...unsigned(offset)],
  /** Goes back to the loop's begin, or to the end of the block, if the i32 on the stack is not 0. */
  loop: (body: readonly number[]) => [0x03, 0x40, ...body, 0x0b],
  block: (body: readonly number[]) => [0x02, 0x40, ...body, 0x0b],
  branchIf: [0x0d, 0],
  below: [0x49],
  atMost: [0x4d],
  plus: [0x6a],
  shiftLeft: [0x74],
  zero: [0xfd, 0x0c, ...Array<number>(16).fill(0)],
  ones: [0xfd, 0x0c, ...Array<number>(16).fill(255)],
  /** 1 in both lanes. */
  one: [0xfd, 0x0c, ...[0, 0, 0, 0, 0, 0, 0xf0, 0x3f], ...[0, 0, 0, 0, 0, 0, 0xf0, 0x3f]],
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
