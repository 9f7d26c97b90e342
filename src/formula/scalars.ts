import type { CallNode, Node } from '../expression/tree.js';
import { type Blocks, blocks } from './blocks.js';
import { linkOf, OPERATE, type Operate } from './kernel-calls.js';

/** Puts the value of one node where the others find it. */
type Step = (values: Float64Array) => void;

/** The numbers of a formula, computed once a call: arithmetic as JavaScript has it, which rounds as the kernel does;
 *  functions by the kernel. */
export class Scalars {
  readonly values: Float64Array;
  readonly #index: ReadonlyMap<Node, number>;
  /** Pairs: which input, and its index. */
  readonly #inputs: readonly number[];
  readonly #steps: readonly Step[];

  /** @param nodes arguments first. @param names of the inputs, in their order. */
  constructor(nodes: readonly Node[], names: readonly string[]) {
    this.values = new Float64Array(nodes.length);
    this.#index = new Map(nodes.map((node, i) => [node, i]));
    this.#inputs = nodes.flatMap((node, i) => (node.kind === 'name' ? [names.indexOf(node.name), i] : []));
    const constant = new Set<Node>();
    const steps: Step[] = [];
    nodes.forEach((node, i) => {
      if (node.kind === 'number') this.values[i] = node.value;
      const step = node.kind === 'call' ? this.#step(node, i) : undefined;
      if (node.kind === 'number' || (node.kind === 'call' && node.args.every((a) => constant.has(a)))) {
        constant.add(node);
        // Once and for all.
        step?.(this.values);
      } else if (step) steps.push(step);
    });
    this.#steps = steps;
  }

  indexOf(node: Node): number {
    return this.#index.get(node) as number;
  }

  valueOf(node: Node): number {
    return this.values[this.indexOf(node)] as number;
  }

  run(given: readonly unknown[]): void {
    const inputs = this.#inputs;
    const steps = this.#steps;
    for (let i = 0; i < inputs.length; i += 2)
      this.values[inputs[i + 1] as number] = given[inputs[i] as number] as number;
    for (let i = 0; i < steps.length; i++) (steps[i] as Step)(this.values);
  }

  /** Each at its index: in a loop, as there are few. */
  copyTo(numbers: Float64Array): void {
    const { values } = this;
    for (let i = 0; i < values.length; i++) numbers[i] = values[i] as number;
  }

  #step(node: CallNode, to: number): Step {
    const [a = 0, b = 0, c = 0] = node.args.map((argument) => this.indexOf(argument));
    const simple = SIMPLE.get(node.f);
    if (simple) {
      return (v) => {
        v[to] = simple(v[a] as number, v[b] as number, v[c] as number);
      };
    }
    const operate = OPERATE.get(node.f)?.(blocks().kernel);
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

function atOnce(operate: Operate, a: number, b: number): number {
  const { scalars, scalarAddress, views, addresses } = blocks();
  scalars.fill(a, 0, 2);
  scalars.fill(b, 2, 4);
  operate(1, addresses[2] as number, [scalarAddress, scalarAddress + 16, 0], [0, 0, 0]);
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
