import type { Node } from '../expression/tree.js';
import type { Run } from './fuse.js';
import type { Operand, Step } from './steps.js';
import { type Code, OP } from './wasm-bytes.js';

/** A run as code, and the outputs of its sums in the order in which it leaves them. */
export interface Emitted {
  readonly code: Code;
  readonly sums: readonly number[];
}

/** Where things are in the kernel's memory. */
export interface Places {
  /** Of blocks, by their numbers. */
  readonly addresses: readonly number[];
  /** Where sums are left, each as the kernel's `total` leaves one. */
  readonly totals: number;
  /** Of a number. */
  numberAt(node: Node): number;
}

// Locals: the count; where the vector is in its block, where the block ends, where four vectors end; then vectors.
const COUNT = 0;
const PLACE = 1;
const END = 2;
const LIMIT = 3;
const FIRST = 4;

/** Bytes of a vector. Four, 64 bytes, are what a sum adds up before it keeps what an addition leaves out. */
const VECTOR = 16;

/** One loop over a block, a vector at a time, values in locals: the operations of the steps, in their order, each
 *  rounded as in the kernel's own loops. */
export function emit({ steps, leaves }: Run, places: Places): Emitted {
  return new Emitter(places).run(steps, leaves);
}

/** The locals of a sum. */
interface Sum {
  readonly output: number;
  readonly four: number;
  readonly sum: number;
  readonly rest: number;
}

class Emitter {
  readonly #head: number[] = [];
  readonly #numbers = new Map<Node, number>();
  readonly #one: number;
  #body: number[] = [];
  /** The vector that holds what a block holds. */
  #blocks = new Map<number, number>();
  #vectors = 0;

  constructor(readonly places: Places) {
    this.#one = this.#local();
  }

  run(steps: readonly Step[], leaves: readonly number[]): Emitted {
    const sums = steps.flatMap((step) =>
      step.kind === 'sum'
        ? [{ output: step.output, four: this.#local(), sum: this.#local(), rest: this.#local() }]
        : [],
    );
    for (const step of steps)
      for (const operand of step.kind === 'operate' ? step.args : step.kind === 'sum' ? [step.a, step.b] : [])
        if (typeof operand !== 'number') this.#number(operand);
    const loops =
      sums.length === 0 ? this.#loop(steps, leaves, sums, END) : this.#inFours(steps, leaves, sums);
    const body = [
      ...[...OP.one, ...OP.set(this.#one)],
      ...[...OP.get(COUNT), ...OP.small(3), ...OP.shiftLeft, ...OP.set(END)],
      ...this.#head,
      ...loops,
      ...sums.flatMap(({ sum, rest }, k) => [
        ...[...OP.small(0), ...OP.get(sum), ...OP.store(this.places.totals + 32 * k)],
        ...[...OP.small(0), ...OP.get(rest), ...OP.store(this.places.totals + 32 * k + VECTOR)],
      ]),
    ];
    return { code: { vectors: this.#vectors, body }, sums: sums.map(({ output }) => output) };
  }

  /** As `total` in the kernel adds: whole fours, then what is left over. */
  #inFours(steps: readonly Step[], leaves: readonly number[], sums: readonly Sum[]): number[] {
    const empty = sums.flatMap(({ four }) => [...OP.zero, ...OP.set(four)]);
    const kept = this.#kept(sums);
    const next = [...OP.get(PLACE), ...OP.sixtyFour, ...OP.plus];
    const mark = this.#vectors;
    const whole = this.#loop(steps, leaves, sums, LIMIT);
    const most = this.#vectors;
    this.#vectors = mark;
    const mask = this.#local();
    const last = this.#loop(steps, leaves, sums, END, mask);
    this.#vectors = Math.max(most, this.#vectors);
    const fours = [
      ...[...next, ...OP.set(LIMIT)],
      ...[...empty, ...whole, ...kept],
      ...[...next, ...OP.get(END), ...OP.atMost, ...OP.branchIf],
    ];
    return [
      ...OP.block([...OP.get(COUNT), ...OP.small(8), ...OP.below, ...OP.branchIf, ...OP.loop(fours)]),
      ...OP.block([
        ...[...OP.get(END), ...OP.get(PLACE), ...OP.atMost, ...OP.branchIf],
        ...[...empty, ...last, ...kept],
      ]),
    ];
  }

  /** sum += four, and to the rest what that leaves out. */
  #kept(sums: readonly Sum[]): number[] {
    const [next, back] = [this.#local(), this.#local()];
    return sums.flatMap(({ four, sum, rest }) => [
      ...[...OP.get(sum), ...OP.get(four), ...OP.add, ...OP.set(next)],
      ...[...OP.get(next), ...OP.get(sum), ...OP.subtract, ...OP.set(back)],
      // rest += (sum - (next - back)) + (four - back)
      ...[...OP.get(rest), ...OP.get(sum), ...OP.get(next), ...OP.get(back), ...OP.subtract, ...OP.subtract],
      ...[...OP.get(four), ...OP.get(back), ...OP.subtract, ...OP.add, ...OP.add, ...OP.set(rest)],
      ...[...OP.get(next), ...OP.set(sum)],
    ]);
  }

  /** The steps, vector by vector, until the place is at the limit.
   *  @param mask where set, the local for which lanes count: all, but of an odd count the last. */
  #loop(
    steps: readonly Step[],
    leaves: readonly number[],
    sums: readonly Sum[],
    limit: number,
    mask?: number,
  ): number[] {
    this.#body = mask === undefined ? [] : maskOf(mask);
    this.#blocks = new Map();
    let next = 0;
    for (const step of steps) {
      if (step.kind === 'move') this.#blocks.set(step.to, this.#read(step.from));
      else if (step.kind === 'operate') this.#operate(step);
      else if (step.kind === 'sum') this.#sum(step, sums[next++] as Sum, mask);
    }
    for (const block of leaves)
      this.#body.push(
        ...OP.get(PLACE),
        ...OP.get(this.#blocks.get(block) as number),
        ...OP.store(this.places.addresses[block] as number),
      );
    const onwards = [...OP.get(PLACE), ...OP.small(VECTOR), ...OP.plus, ...OP.tee(PLACE)];
    return OP.loop([...this.#body, ...onwards, ...OP.get(limit), ...OP.below, ...OP.branchIf]);
  }

  #local(): number {
    return FIRST + this.#vectors++;
  }

  #number(node: Node): number {
    let local = this.#numbers.get(node);
    if (local === undefined) {
      local = this.#local();
      this.#numbers.set(node, local);
      this.#head.push(...OP.small(0), ...OP.loadSplat(this.places.numberAt(node)), ...OP.set(local));
    }
    return local;
  }

  /** The vector of an operand, loaded from its block when it is first read. */
  #read(operand: Operand): number {
    if (typeof operand !== 'number') return this.#number(operand);
    const known = this.#blocks.get(operand);
    if (known !== undefined) return known;
    const local = this.#local();
    const address = this.places.addresses[operand] as number;
    this.#body.push(...OP.get(PLACE), ...OP.load(address), ...OP.set(local));
    this.#blocks.set(operand, local);
    return local;
  }

  #operate({ f, args, to }: Step & { kind: 'operate' }): void {
    const [a = 0, b = 0, c = 0] = args.map((argument) => this.#read(argument));
    const result = this.#local();
    const operation = OP[f as 'add'];
    if (f === 'where')
      // a where the first is not 0, else b.
      this.#body.push(...OP.get(b), ...OP.get(c), ...OP.get(a), ...OP.zero, ...OP.notEqual, ...OP.bitselect);
    else if (f === 'negate') this.#body.push(...OP.get(a), ...operation);
    else this.#body.push(...OP.get(a), ...OP.get(b), ...operation);
    if (/^(less|lessOrEqual|equal)$/.test(f)) this.#body.push(...OP.get(this.#one), ...OP.and);
    this.#body.push(...OP.set(result));
    this.#blocks.set(to, result);
  }

  /** four += a b. */
  #sum({ a, b }: Step & { kind: 'sum' }, { four }: Sum, mask: number | undefined): void {
    const [first = this.#one, second] = [a, b]
      .filter((operand) => !isOne(operand))
      .map((operand) => this.#read(operand));
    this.#body.push(
      ...[...OP.get(four), ...OP.get(first)],
      ...(second === undefined ? [] : [...OP.get(second), ...OP.multiply]),
      ...(mask === undefined ? [] : [...OP.get(mask), ...OP.and]),
      ...[...OP.add, ...OP.set(four)],
    );
  }
}

const isOne = (operand: Operand): boolean =>
  typeof operand !== 'number' && operand.kind === 'number' && operand.value === 1;

/** All ones, but for the second lane of the last vector of an odd count. */
const maskOf = (mask: number): number[] => [
  ...OP.ones,
  // 0 - (place + 8 < end)
  ...[0x42, 0, ...OP.get(PLACE), ...OP.small(8), ...OP.plus, ...OP.get(END), ...OP.below, 0xad, 0x7d],
  // i64x2.replace_lane 1
  ...[0xfd, 0x1e, 1, ...OP.set(mask)],
];
