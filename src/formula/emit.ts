import type { Node } from '../expression/tree.js';
import { type Code, OP } from './bytes.js';
import type { Run } from './fuse.js';
import type { Operand, Step } from './steps.js';

/** A run as code: its numbers in the order of its parameters, and its sums in the order in which it leaves them. */
export interface Emitted {
  readonly code: Code;
  readonly numbers: readonly Node[];
  readonly sums: readonly number[];
}

// Parameter 0 is the count; then the numbers; then the place in the block and its end; then vectors.
const COUNT = 0;

/** One loop over a block, a vector at a time, values in locals: the operations of the steps, in their order, each
 *  rounded as in the kernel's own loops.
 *  @param totals where the kernel leaves sums. */
export function emit({ steps, leaves }: Run, addresses: readonly number[], totals: number): Emitted {
  return new Emitter(addresses, totals).run(steps, leaves);
}

class Emitter {
  readonly #numbers: Node[] = [];
  readonly #sums: number[] = [];
  readonly #body: number[] = [];
  /** The vector that holds what a block holds. */
  readonly #blocks = new Map<number, number>();
  #vectors = 0;

  constructor(
    readonly addresses: readonly number[],
    readonly totals: number,
  ) {}

  run(steps: readonly Step[], leaves: readonly number[]): Emitted {
    const operands = steps.flatMap((step) =>
      step.kind === 'operate' ? step.args : step.kind === 'sum' ? [step.a, step.b] : [],
    );
    for (const operand of operands)
      if (typeof operand !== 'number' && !this.#numbers.includes(operand)) this.#numbers.push(operand);
    const place = 1 + this.#numbers.length;
    const end = place + 1;
    const first = end + 1;
    // Vectors: the numbers, 1, which lanes count, two for each sum; then values.
    const one = first + this.#numbers.length;
    const mask = one + 1;
    this.#vectors = this.#numbers.length + 2;
    const sums = steps.flatMap((step) => (step.kind === 'sum' ? [this.#local(first)] : []));
    const rests = sums.map(() => this.#local(first));
    const context: Context = { place, end, first, one, mask };

    const head = [
      ...this.#numbers.flatMap((_, i) => [...OP.get(1 + i), ...OP.splat, ...OP.set(first + i)]),
      // f64.const 1
      ...[0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, ...OP.splat, ...OP.set(one)],
      // end = count << 3
      ...[...OP.get(COUNT), 0x41, 3, 0x74, ...OP.set(end)],
    ];
    if (sums.length > 0) this.#body.push(...maskOf(context));
    let next = 0;
    for (const step of steps) {
      if (step.kind === 'move') this.#blocks.set(step.to, this.#read(step.from, context));
      else if (step.kind === 'operate') this.#operate(step, context);
      else if (step.kind === 'sum') {
        this.#sum(step, sums[next] as number, rests[next] as number, context);
        this.#sums.push(step.output);
        next++;
      }
    }
    for (const block of leaves)
      this.#body.push(
        ...OP.get(place),
        ...OP.get(this.#blocks.get(block) as number),
        ...OP.store(this.addresses[block] as number),
      );
    const tail = sums.flatMap((sum, k) => [
      ...[0x41, 0, ...OP.get(sum), ...OP.store(this.totals + 32 * k)],
      ...[0x41, 0, ...OP.get(rests[k] as number), ...OP.store(this.totals + 32 * k + 16)],
    ]);
    // place += 16; again while place < end
    const again = [...OP.get(place), 0x41, 16, 0x6a, ...OP.tee(place), ...OP.get(end), 0x49, 0x0d, 0];
    const body = [...head, 0x03, 0x40, ...this.#body, ...again, 0x0b, ...tail];
    return {
      code: { numbers: this.#numbers.length, vectors: this.#vectors, body },
      numbers: this.#numbers,
      sums: this.#sums,
    };
  }

  #local(first: number): number {
    return first + this.#vectors++;
  }

  /** The vector of an operand, loaded from its block when it is first read. */
  #read(operand: Operand, { place, first }: Context): number {
    if (typeof operand !== 'number') return first + this.#numbers.indexOf(operand);
    const known = this.#blocks.get(operand);
    if (known !== undefined) return known;
    const local = this.#local(first);
    this.#body.push(...OP.get(place), ...OP.load(this.addresses[operand] as number), ...OP.set(local));
    this.#blocks.set(operand, local);
    return local;
  }

  #operate({ f, args, to }: Step & { kind: 'operate' }, context: Context): void {
    const [a = 0, b = 0, c = 0] = args.map((argument) => this.#read(argument, context));
    const result = this.#local(context.first);
    const operation = OP[f as 'add'];
    if (f === 'where')
      // a where the first is not 0, else b.
      this.#body.push(...OP.get(b), ...OP.get(c), ...OP.get(a), ...OP.zero, ...OP.notEqual, ...OP.bitselect);
    else if (f === 'negate') this.#body.push(...OP.get(a), ...operation);
    else this.#body.push(...OP.get(a), ...OP.get(b), ...operation);
    if (/^(less|lessOrEqual|equal)$/.test(f)) this.#body.push(...OP.get(context.one), ...OP.and);
    this.#body.push(...OP.set(result));
    this.#blocks.set(to, result);
  }

  /** As `total` in the kernel adds. */
  #sum({ a, b }: Step & { kind: 'sum' }, sum: number, rest: number, context: Context): void {
    const factors = [a, b]
      .filter((operand) => !isOne(operand))
      .map((operand) => this.#read(operand, context));
    const [value, next, back] = [0, 0, 0].map(() => this.#local(context.first)) as [number, number, number];
    const [first = context.one, second] = factors;
    this.#body.push(
      ...OP.get(first),
      ...(second === undefined ? [] : [...OP.get(second), ...OP.multiply]),
      ...[...OP.get(context.mask), ...OP.and, ...OP.set(value)],
      ...[...OP.get(sum), ...OP.get(value), ...OP.add, ...OP.set(next)],
      ...[...OP.get(next), ...OP.get(sum), ...OP.subtract, ...OP.set(back)],
      // rest += (sum - (next - back)) + (value - back)
      ...[...OP.get(rest), ...OP.get(sum), ...OP.get(next), ...OP.get(back), ...OP.subtract, ...OP.subtract],
      ...[...OP.get(value), ...OP.get(back), ...OP.subtract, ...OP.add, ...OP.add, ...OP.set(rest)],
      ...[...OP.get(next), ...OP.set(sum)],
    );
  }
}

interface Context {
  readonly place: number;
  readonly end: number;
  readonly first: number;
  readonly one: number;
  readonly mask: number;
}

const isOne = (operand: Operand): boolean =>
  typeof operand !== 'number' && operand.kind === 'number' && operand.value === 1;

/** All ones, but for the second lane of the last vector of an odd count. */
const maskOf = ({ place, end, mask }: Context): number[] => [
  ...OP.ones,
  // 0 - (place + 8 < end)
  ...[0x42, 0, ...OP.get(place), 0x41, 8, 0x6a, ...OP.get(end), 0x49, 0xad, 0x7d],
  // i64x2.replace_lane 1
  ...[0xfd, 0x1e, 1, ...OP.set(mask)],
];
