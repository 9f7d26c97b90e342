import { toOut, toReal } from '../arguments.js';
import { fromLinks } from '../elementwise.js';
import { toJavaScript } from '../expression/javascript.js';
import { toMathML } from '../expression/mathml.js';
import { toNumPy } from '../expression/numpy.js';
import { toText } from '../expression/print.js';
import type { Graph, Node } from '../expression/tree.js';
import { ForeignLink } from '../link.js';
import type { Elementwise, Real } from '../types.js';
import { bytesOf, copyOf, lengthOf, overlaps, shapeOf, write } from '../views.js';
import { gradient } from './gradient.js';
import { type Given, type Inputs, toInputs, toNames } from './inputs.js';
import { lower, writtenOut } from './lower.js';
import { Program } from './program.js';
import type { Output } from './tasks.js';

type Results = (Real | number)[];

/** What stands behind a formula: its graph, and the programs made of it so far. */
export class Expression {
  readonly #lowered: Node;
  readonly #programs = new Map<string, Program>();

  constructor(
    readonly graph: Graph,
    readonly root: Node,
    readonly names: readonly string[],
  ) {
    this.#lowered = lower(graph, root);
  }

  get text(): string {
    return toText(this.graph, this.root);
  }

  toJS(): string {
    return toJavaScript(this.graph, writtenOut(this.graph, this.root));
  }

  toNumPy(): string {
    return toNumPy(this.graph, writtenOut(this.graph, this.root));
  }

  toMathML(): string {
    return toMathML(this.graph, this.root);
  }

  derivative(name: unknown): Expression {
    const [only = ''] = toNames('formula.derivative', [name], this.names);
    return new Expression(this.graph, this.#gradientOf([only])[0] as Node, this.names);
  }

  value(inputs: unknown, out: unknown): Real | number {
    const given = toInputs(this.names, inputs);
    const [value] = this.#run('value', given, () => [{ store: this.#lowered }], [['out', out]]);
    return value as Real | number;
  }

  gradient(inputs: unknown, wanted: unknown): Record<string, Real | number> {
    const who = 'formula.gradient';
    const names = toNames(who, wanted, this.names);
    const given = toInputs(this.names, inputs);
    const one = this.graph.number(1);
    const isArray = (name: string) => given.mask[this.names.indexOf(name)] === 'a';
    const outputs = (): Output[] => [
      { sum: this.#lowered, by: one },
      ...this.#gradientOf(names).map(
        (slope, i): Output => (isArray(names[i] ?? '') ? { store: slope } : { sum: slope, by: one }),
      ),
    ];
    return named(this.#run(`gradient ${names}`, given, outputs, []), names);
  }

  jacobian(
    inputs: unknown,
    wanted: unknown,
    out: Readonly<Record<string, unknown>>,
  ): Record<string, Real | number> {
    const names = toNames('formula.jacobian', wanted, this.names);
    const given = toInputs(this.names, inputs);
    const outputs = (): Output[] => [this.#lowered, ...this.#gradientOf(names)].map((store) => ({ store }));
    const outs = ['value', ...names].map((name): [string, unknown] => [`out.${name}`, out[name]]);
    return named(this.#run(`jacobian ${names}`, given, outputs, outs), names);
  }

  /** J'J by rows, J'r and r'r of the residuals r = f - y. */
  leastSquares(
    inputs: unknown,
    y: unknown,
    wanted: unknown,
  ): { JtJ: Float64Array; Jtr: Float64Array; rss: number } {
    const names = toNames('formula.leastSquares', wanted, this.names);
    const given = withTarget(toInputs(this.names, inputs), y);
    const outputs = (): Output[] => {
      const residual = this.graph.call('subtract', this.#lowered, this.graph.name(Y));
      const slopes = this.#gradientOf(names);
      const products = slopes.flatMap((sum, i) => slopes.slice(i).map((by): Output => ({ sum, by })));
      return [...products, ...[...slopes, residual].map((sum): Output => ({ sum, by: residual }))];
    };
    const sums = this.#run(`squares ${names}`, given, outputs, []) as number[];
    const n = names.length;
    const JtJ = new Float64Array(n * n);
    let at = 0;
    for (let i = 0; i < n; i++)
      for (let j = i; j < n; j++) {
        JtJ[i * n + j] = sums[at] as number;
        JtJ[j * n + i] = sums[at++] as number;
      }
    return { JtJ, Jtr: Float64Array.from(sums.slice(at, at + n)), rss: sums.at(-1) as number };
  }

  /** The function of the one name that is left, with an exact derivative of its own. */
  at(values: Readonly<Record<string, number>>, free: string): Elementwise {
    const given = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
    const name = given.length > 0 ? `(${this.text}; ${given.join(', ')})` : `(${this.text})`;
    const slope = this.derivative(free);
    const call = (expression: Expression) => (x: Float64Array) =>
      expression.value({ ...values, [free]: x }, undefined) as Float64Array;
    return fromLinks(name, [new ForeignLink(name, call(this), call(slope))]);
  }

  #gradientOf(names: readonly string[]): Node[] {
    const slopes = gradient(this.graph, this.#lowered, names);
    return names.map((name) => slopes.get(name) as Node);
  }

  /** Runs the outputs; of numbers alone, each is a number.
   *  @param outs where stored outputs go, in their order, with what they are called. */
  #run(
    kind: string,
    given: Given,
    makeOutputs: () => readonly Output[],
    outs: readonly (readonly [name: string, out: unknown])[],
  ): Results {
    const key = `${kind}: ${given.mask}`;
    let program = this.#programs.get(key);
    if (program === undefined) {
      const names = given.mask.length > this.names.length ? [...this.names, Y] : this.names;
      program = new Program(this.graph, makeOutputs(), names, given.mask);
      this.#programs.set(key, program);
    }
    const { scalars, outputs } = program;
    const { length } = given;
    if (length === undefined) {
      for (const [name, out] of outs)
        if (out !== undefined)
          throw new TypeError(`formula: ${name} goes with arrays; all inputs are numbers`);
      scalars.run(given.values);
      const at = (node: Node) => scalars.values[scalars.indexOf(node)] as number;
      return outputs.map((output) => ('store' in output ? at(output.store) : at(output.sum) * at(output.by)));
    }
    const wanted = outputs.map((output, i) => {
      const [name, out] = outs[i] ?? ['out', undefined];
      return 'store' in output ? toOut('formula', name, { single: given.single, length }, out) : undefined;
    });
    const staged = stage(wanted, outs, given);
    scalars.run(given.values);
    const totals = program.run(given.values, length, staged);
    staged.forEach((array, i) => {
      const out = wanted[i];
      if (array && out && array !== out) write(out, array);
    });
    return outputs.map((_, i) => wanted[i] ?? totals[i]?.value ?? 0);
  }
}

/** A name that no text can have. */
const Y = ' y';

/** An object of the results by their names. */
function named(results: Results, names: readonly string[]): Record<string, Real | number> {
  const object: Record<string, Real | number> = { value: results[0] ?? 0 };
  names.forEach((name, i) => {
    const value = results[i + 1] ?? 0;
    // Assigned, it would be the object's prototype.
    if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true });
    else object[name] = value;
  });
  return object;
}

/** Arrays to write to in the place of those that share memory with an input: a block may be read again after it was
 *  written. A single result in the place of an input is written last, and needs none.
 *  @throws {RangeError} if two results share memory. */
function stage(
  wanted: readonly (Real | undefined)[],
  outs: readonly (readonly [name: string, out: unknown])[],
  given: Given,
): readonly (Real | undefined)[] {
  if (!outs.some(([, out]) => out !== undefined)) return wanted;
  return wanted.map((array, i) => {
    if (array === undefined || outs[i]?.[1] === undefined) return array;
    for (const [j, other] of wanted.entries())
      if (j < i && other && overlaps(array, other, shapeOf(array)))
        throw new RangeError(`formula: ${outs[j]?.[0]} and ${outs[i]?.[0]} must not share memory`);
    const shares = given.values.some(
      (value) => typeof value !== 'number' && mayShare(array, value, wanted.length > 1),
    );
    return shares ? copyOf(array) : array;
  });
}

/** Whether the two have bytes in common, as far as can be told: of shared memory there may be several buffers.
 *  @param same whether that counts where they are the same elements. */
function mayShare(a: Real, b: Real, same: boolean): boolean {
  const [one, other] = [bytesOf(a), bytesOf(b)];
  if (one.memory !== other.memory)
    return !(one.memory instanceof ArrayBuffer) && !(other.memory instanceof ArrayBuffer);
  if (!same && one.from === other.from && one.to === other.to) return false;
  return one.from < other.to && other.from < one.to;
}

/** The inputs, and what the formula is to be near to.
 *  @throws {TypeError} if y is no array. @throws {RangeError} if it is of another length. */
function withTarget(given: Given, y: unknown): Given {
  const target = toReal('formula.leastSquares', y, 'y');
  const length = lengthOf(target);
  if (given.length !== undefined && given.length !== length)
    throw new RangeError(
      `formula.leastSquares: y must have the length of the arrays, ${given.length}; got length ${length}`,
    );
  return { values: [...given.values, target], mask: `${given.mask}a`, length, single: false };
}

export type { Inputs };
