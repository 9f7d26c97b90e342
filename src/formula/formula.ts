import { describe } from '../arguments.js';
import { fromLinks } from '../elementwise.js';
import { toJavaScript } from '../expression/javascript.js';
import { toMathML } from '../expression/mathml.js';
import { toNumPy } from '../expression/numpy.js';
import { toText } from '../expression/print.js';
import type { Graph, Node } from '../expression/tree.js';
import { ForeignLink } from '../link.js';
import type { Elementwise, Real } from '../types.js';
import { gradient } from './gradient.js';
import { type Given, type Names, namesOf, toInputs, toNames } from './inputs.js';
import { type LeastSquares, toLeastSquares, toSquareOuts, withTarget, Y } from './least-squares.js';
import { lower, writtenOut } from './lower.js';
import { makeOuts, NO_OUTS, type Outs, stage, toOuts } from './outs.js';
import { checkKept, type Plan, type PlanGiven, type PlanKind } from './plan.js';
import { Program } from './program.js';
import { collect, named, type Results } from './results.js';
import type { Output } from './tasks.js';

/** What is computed of a formula: its programs, by which inputs are arrays. */
class Wanted {
  /** What its results are called where they are given arrays: of the value alone there is one, `out`. */
  readonly called: readonly string[];
  #last: Program | undefined;
  readonly #others: Program[] = [];

  /** @param names by which to differentiate. @param results what its results are called, in their order.
   *  @param outputs what they are, given which names are arrays. */
  constructor(
    readonly names: readonly string[],
    readonly results: readonly string[],
    readonly outputs: (isArray: (name: string) => boolean) => readonly Output[],
  ) {
    this.called = results[0] === 'out' ? results : results.map((name) => `out.${name}`);
  }

  program(graph: Graph, inputs: readonly string[], values: readonly unknown[]): Program {
    if (this.#last?.fits(values)) return this.#last;
    let found = this.#others.find((program) => program.fits(values));
    if (found === undefined) {
      const isArray = values.map((value) => typeof value !== 'number');
      found = new Program(
        graph,
        this.outputs((name) => isArray[inputs.indexOf(name)] === true),
        inputs,
        isArray,
      );
      this.#others.push(found);
    }
    this.#last = found;
    return found;
  }
}

type Kind = 'gradient' | 'jacobian' | 'leastSquares';

/** What stands behind a formula: its graph, and the programs made of it so far. */
export class Expression {
  readonly #names: Names;
  /** The names, and the target of least squares. */
  readonly #withTarget: readonly string[];
  readonly #value: Wanted;
  readonly #wanted = new Map<string, Wanted>();
  /** Of each kind, what the last call wanted. */
  readonly #last: Partial<Record<Kind, Wanted>> = {};
  #lowered: Node | undefined;

  constructor(
    readonly graph: Graph,
    readonly root: Node,
    readonly names: readonly string[],
  ) {
    this.#names = namesOf(names);
    this.#withTarget = [...names, Y];
    this.#value = new Wanted([], ['out'], () => [{ store: this.#root() }]);
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
    if (typeof name !== 'string')
      throw new TypeError(`formula.derivative: name must be a string such as 'x'; got ${describe(name)}`);
    const [only = ''] = toNames('formula.derivative', [name], this.#names);
    return new Expression(this.graph, this.#gradientOf([only])[0] as Node, this.names);
  }

  value(inputs: unknown, out: unknown): Real | number {
    const given = toInputs(this.#names, inputs);
    return this.#run(this.#value, given, this.names, out === undefined ? NO_OUTS : [out])[0] as Real | number;
  }

  gradient(inputs: unknown, wanted: unknown, out: unknown): Record<string, Real | number> {
    const kind = this.#kind('gradient', wanted);
    const outs = toOuts('formula.gradient', out, kind.results);
    const given = toInputs(this.#names, inputs);
    return named(this.#run(kind, given, this.names, outs), kind.results);
  }

  jacobian(inputs: unknown, wanted: unknown, out: unknown): Record<string, Real | number> {
    const kind = this.#kind('jacobian', wanted);
    const outs = toOuts('formula.jacobian', out, kind.results);
    const given = toInputs(this.#names, inputs);
    return named(this.#run(kind, given, this.names, outs), kind.results);
  }

  /** J'J by rows, J'r and r'r of the residuals r = f - y. */
  leastSquares(inputs: unknown, y: unknown, wanted: unknown, out: unknown): LeastSquares {
    const kind = this.#kind('leastSquares', wanted);
    const outs = out === undefined ? NO_OUTS : toSquareOuts(out, kind.names.length);
    const given = withTarget(this.names, toInputs(this.#names, inputs), y);
    const sums = this.#run(kind, given, this.#withTarget, NO_OUTS) as number[];
    return toLeastSquares(sums, kind.names.length, outs);
  }

  /** The function of the one name that is left, with an exact derivative of its own. */
  at(values: Readonly<Record<string, number>>, free: string): Elementwise {
    const given = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
    const name = given.length > 0 ? `(${this.text}; ${given.join(', ')})` : `(${this.text})`;
    const slope = this.derivative(free);
    const call = (expression: Expression) => (x: Float64Array) =>
      expression.value({ ...values, [free]: x }, undefined) as Float64Array;
    const data = { formula: this.text, names: this.names, values };
    return fromLinks(name, [new ForeignLink(name, call(this), call(slope), data)]);
  }

  #root(): Node {
    this.#lowered ??= lower(this.graph, this.root);
    return this.#lowered;
  }

  #gradientOf(names: readonly string[]): Node[] {
    const slopes = gradient(this.graph, this.#root(), names);
    return names.map((name) => slopes.get(name) as Node);
  }

  /** What a call of that kind wants by those names: mostly what the call before it did. */
  #kind(kind: Kind, wanted: unknown): Wanted {
    const last = this.#last[kind];
    if (last && isSame(last.names, wanted ?? this.names)) return last;
    const names = toNames(`formula.${kind}`, wanted, this.#names);
    const key = `${kind} ${names}`;
    let found = this.#wanted.get(key);
    if (found === undefined) {
      found = new Wanted(names, ['value', ...names], this.#outputs(kind, [...names]));
      this.#wanted.set(key, found);
    }
    this.#last[kind] = found;
    return found;
  }

  #outputs(kind: Kind, names: readonly string[]): Wanted['outputs'] {
    const one = this.graph.number(1);
    switch (kind) {
      case 'gradient':
        return (isArray) => [
          { sum: this.#root(), by: one },
          ...this.#gradientOf(names).map(
            (slope, i): Output => (isArray(names[i] ?? '') ? { store: slope } : { sum: slope, by: one }),
          ),
        ];
      case 'jacobian':
        return () => [this.#root(), ...this.#gradientOf(names)].map((store) => ({ store }));
      case 'leastSquares':
        return () => {
          const residual = this.graph.call('subtract', this.#root(), this.graph.name(Y));
          const slopes = this.#gradientOf(names);
          const products = slopes.flatMap((sum, i) => slopes.slice(i).map((by): Output => ({ sum, by })));
          return [...products, ...[...slopes, residual].map((sum): Output => ({ sum, by: residual }))];
        };
    }
  }

  /** Runs the outputs; of numbers alone, each is a number.
   *  @param outs where stored outputs go, in their order. */
  #run(wanted: Wanted, given: Given, inputs: readonly string[], outs: Outs): Results {
    const program = wanted.program(this.graph, inputs, given.values);
    const { values, length } = given;
    if (length === undefined) return this.#ofNumbers(wanted, program, values, outs);
    const arrays = makeOuts(outs, program, { single: given.single, length }, wanted.called);
    const staged = outs.length === 0 ? arrays : stage(arrays, outs, given, length, wanted.called);
    program.scalars.run(values);
    program.run(values, length, staged);
    return collect(arrays, staged, program.sums);
  }

  #ofNumbers(
    { called }: Wanted,
    { scalars, outputs }: Program,
    values: Given['values'],
    outs: Outs,
  ): Results {
    outs.forEach((out, i) => {
      if (out !== undefined)
        throw new TypeError(`formula: ${called[i]} goes with arrays; all inputs are numbers`);
    });
    scalars.run(values);
    return outputs.map((output) =>
      'store' in output
        ? scalars.valueOf(output.store)
        : scalars.valueOf(output.sum) * scalars.valueOf(output.by),
    );
  }

  /** A call that is not run yet: for several threads. Undefined where all inputs are numbers.
   *  @param make makes a result's array, of that shape. */
  plan(kind: PlanKind, given: PlanGiven, make: (single: boolean, length: number) => Real): Plan | undefined {
    const wanted = kind === 'value' ? this.#value : this.#kind(kind, given.names);
    const outs = kind === 'value' ? [given.out] : toOuts(`formula.${kind}`, given.out, wanted.results);
    const fits = kind === 'leastSquares';
    const names = fits ? this.#withTarget : this.names;
    const plain = toInputs(this.#names, given.inputs);
    const inputs = fits ? withTarget(this.names, plain, given.y) : plain;
    const { values, length, single } = inputs;
    if (length === undefined) return undefined;
    const program = wanted.program(this.graph, names, values);
    const filled = program.stored.map((is, i) =>
      is && outs[i] === undefined ? make(single, length) : outs[i],
    );
    const { called } = wanted;
    const arrays = makeOuts(filled, program, { single, length }, called);
    if (outs.length > 0) stage(arrays, outs, inputs, length, called);
    // A caller's array may be an input, and is written last.
    const staged = arrays.map((array, i) => (array && outs[i] !== undefined ? make(single, length) : array));
    return {
      program,
      graph: this.graph.nodes,
      names,
      inputs: values,
      length,
      single,
      stores: staged,
      finish: (sums) => {
        checkKept(arrays, length);
        const results = collect(arrays, staged, sums);
        if (fits) return toLeastSquares(results as number[], wanted.names.length);
        return kind === 'value' ? (results[0] as Real) : named(results, wanted.results);
      },
    };
  }
}

/** Whether wanted is a list of those names. */
function isSame(names: readonly string[], wanted: unknown): boolean {
  if (!Array.isArray(wanted) || wanted.length !== names.length) return false;
  for (let i = 0; i < names.length; i++) if (wanted[i] !== names[i]) return false;
  return true;
}
