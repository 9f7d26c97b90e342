import type { CallNode, Node } from '../expression/tree.js';
import { type Blocks, blocks } from './blocks.js';
import { linkOf, OPERATE } from './kernel-calls.js';

/** Puts the value of one node where the others find it. */
type Step = (values: Float64Array) => void;

/** The numbers of a formula, computed once a call: arithmetic as JavaScript has it, which rounds as the kernel does;
 *  functions by the kernel. */
export class Scalars {
  readonly values: Float64Array;
  readonly #index: ReadonlyMap<Node, number>;
  readonly #inputs: readonly (readonly [input: number, index: number])[];
  readonly #steps: readonly Step[];

  /** @param nodes arguments first. @param names of the inputs, in their order. */
  constructor(nodes: readonly Node[], names: readonly string[]) {
    this.values = new Float64Array(nodes.length);
    this.#index = new Map(nodes.map((node, i) => [node, i]));
    this.#inputs = nodes.flatMap((node, i) =>
      node.kind === 'name' ? [[names.indexOf(node.name), i] as const] : [],
    );
    this.#steps = nodes.flatMap((node, i) => {
      if (node.kind === 'number') this.values[i] = node.value;
      return node.kind === 'call' ? [this.#step(node, i)] : [];
    });
  }

  indexOf(node: Node): number {
    return this.#index.get(node) as number;
  }

  run(given: readonly unknown[]): void {
    for (const [input, index] of this.#inputs) this.values[index] = given[input] as number;
    for (const step of this.#steps) step(this.values);
  }

  #step(node: CallNode, to: number): Step {
    const [a = 0, b = 0, c = 0] = node.args.map((argument) => this.indexOf(argument));
    const simple = SIMPLE.get(node.f);
    if (simple) {
      return (v) => {
        v[to] = simple(v[a] as number, v[b] as number, v[c] as number);
      };
    }
    const operate = OPERATE.get(node.f);
    return operate
      ? (v) => {
          v[to] = atOnce(operate, v[a] as number, v[b] as number);
        }
      : functionStep(node, a, to);
  }
}

/** What JavaScript's own operators compute to the same bits. */
const SIMPLE: ReadonlyMap<string, (a: number, b: number, c: number) => number> = new Map<
  string,
  (a: number, b: number, c: number) => number
>([
  ['add', (a, b) => a + b],
  ['subtract', (a, b) => a - b],
  ['multiply', (a, b) => a * b],
  ['divide', (a, b) => a / b],
  ['negate', (a) => -a],
  ['less', (a, b) => Number(a < b)],
  ['lessOrEqual', (a, b) => Number(a <= b)],
  ['equal', (a, b) => Number(a === b)],
  ['where', (a, b, c) => (a === 0 ? c : b)],
]);

type Operate = NonNullable<ReturnType<typeof OPERATE.get>>;

function atOnce(operate: Operate, a: number, b: number): number {
  const { kernel, scalars, scalarAddress, views, addresses } = blocks();
  scalars.fill(a, 0, 2);
  scalars.fill(b, 2, 4);
  operate(kernel, 1, addresses[2] as number, [scalarAddress, scalarAddress + 16, 0], [0, 0, 0]);
  return views[2]?.[0] as number;
}

function functionStep({ f, args }: CallNode, from: number, to: number): Step {
  const slope = f.endsWith("'");
  const link = linkOf({ f: f.replace(/'$/, ''), args });
  return (v) => {
    const { kernel, views } = blocks() as Blocks;
    const [u, d] = views as readonly [Float64Array, Float64Array];
    u[0] = v[from] as number;
    if (slope) {
      d[0] = 1;
      link.slope(kernel, 1, 0);
    } else link.value(kernel, 1);
    v[to] = (slope ? d[0] : u[0]) as number;
  };
}
