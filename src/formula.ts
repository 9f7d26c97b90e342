import { describe } from './arguments.js';
import { noteNoLink } from './elementwise.js';
import { parse } from './expression/parse.js';
import { NAMED } from './expression/tokens.js';
import { Graph } from './expression/tree.js';
import { ownData, readAll, readItems, toFormulaData } from './foreign-data.js';
import { Expression } from './formula/formula.js';
import { checkInputs, type Inputs } from './formula/inputs.js';
import { FUNCTIONS, likest, suggest } from './formula/language.js';
import type { LeastSquares } from './formula/least-squares.js';
import { plannersOf } from './formula/plan.js';
import { toOutOption } from './options.js';
import type { Elementwise, Real } from './types.js';

export type { Inputs } from './formula/inputs.js';
export type { LeastSquares } from './formula/least-squares.js';

/** A number where all inputs are numbers; else an array: singles where all arrays are, doubles otherwise. */
export type Result<I extends Inputs> = I[keyof I] extends number ? number : Float64Array | Float32Array;

/** A formula of several inputs. Called with a number or an array for each of its names, all arrays of one length. */
export interface Formula {
  /** f, element by element.
   *  @throws {TypeError} if an input is missing, is none of the names, or is no number or array of numbers.
   *  @throws {RangeError} if arrays differ in length, or out's length is another. */
  <const I extends Inputs>(inputs: I, options?: { readonly out?: Real | undefined }): Result<I>;

  /** As it was written. */
  readonly text: string;
  /** Its inputs. */
  readonly names: readonly string[];

  /** The sum of f over all elements as `value`, and its derivatives: by a number a number, by an array an array. Sums
   *  are compensated, and have the same bits everywhere.
   *  @param options `out`: an object with an array for any of them that is an array. */
  gradient(
    inputs: Inputs,
    names?: readonly string[],
    options?: { readonly out?: Readonly<Record<string, Real>> | undefined },
  ): Record<string, Real | number>;

  /** f as `value`, and its derivative by each name, element by element.
   *  @param options `out`: an object with an array for any of them. */
  jacobian(
    inputs: Inputs,
    names?: readonly string[],
    options?: { readonly out?: Readonly<Record<string, Real>> | undefined },
  ): Record<string, Real | number>;

  /** J'J, J'r and r'r of the residuals r = f - y, in one pass that writes no array as long as y.
   *  @param options `out`: `{ JtJ, Jtr }`, arrays of p p and p numbers for p names, or one of them. New ones take a
   *  tenth of the time at 600 elements and three names.
   *  @throws {RangeError} if one is of another length, or they share memory. */
  leastSquares(
    inputs: Inputs,
    y: ArrayLike<number>,
    names: readonly string[],
    options?: { readonly out?: Partial<Pick<LeastSquares, 'JtJ' | 'Jtr'>> | undefined },
  ): LeastSquares;

  /** The function of the one name that is left when the others have these values: a link of chains like any other.
   *  Delta 0, its default, is the exact derivative; a greater delta the literal difference.
   *  @throws {RangeError} if not exactly one name is left. */
  at(values: Readonly<Record<string, number>>): Elementwise;

  /** The derivative by a name, as a formula of the same inputs. */
  derivative(name: string): Formula;

  /** As plain data, which `formulaFromJSON` reads back: here, in a worker or in Python. `JSON.stringify(f)` calls it.
   *  @throws {RangeError} if it is a derivative that is longer than a million letters. */
  toJSON(): FormulaData;

  /** As an expression in JavaScript, with `Math`.
   *  @throws {RangeError} at functions that `Math` has not. */
  toJS(): string;
  /** As an expression in NumPy (and SciPy, for the normal distribution). */
  toNumPy(): string;
  /** As presentation MathML, without `<math>` around it. */
  toMathML(): string;
}

/** A formula as data. */
export interface FormulaData {
  /** The version of this form. */
  readonly fluxion: 1;
  readonly formula: string;
  readonly names: readonly string[];
}

/** The formula that `toJSON` wrote. Chains are read by `fromJSON` of `fluxion`.
 *
 *  @throws {TypeError} if data is no such thing. @throws {SyntaxError} if its text cannot be read.
 *  @throws {RangeError} if its version is another, or a name is none.
 *  @example
 *  const data = JSON.stringify(formula('a * x'));
 *  formulaFromJSON(JSON.parse(data))({ a: 2, x: 3 }); // 6
 */
export function formulaFromJSON(data: unknown): Formula {
  const takes = 'an object { fluxion: 1, formula, names }';
  const [text, names, links] = ownData('formulaFromJSON', data, takes, ['formula', 'names', 'links']);
  if (text === undefined && links !== undefined)
    throw new TypeError("formulaFromJSON: this is a chain: fromJSON of 'fluxion' reads it");
  return formula(...toFormulaData('formulaFromJSON: ', text, names));
}

/** A formula from its text: numbers, names, `pi`, `e`, `+ - * / ^`, brackets, comparisons, every function of the table
 *  and `pow min max clamp hypot atan2 where`. `sigmoid'` is the derivative of sigmoid.
 *
 *  @param names its inputs; others are then errors. Default: those in the text, in their order there.
 *  @throws {SyntaxError} if the text cannot be read; the message marks the place, `position` says it.
 *  @throws {TypeError} if text is no string or names no list of strings.
 *  @throws {RangeError} if a name is that of a function, no name, or comes twice.
 *  @example
 *  const f = formula('a * exp(-b * x)');
 *  f({ x: [0, 1, 2], a: 2.5, b: 0.7 });                   // 2.5, 1.2414632594785238, 0.6164924098540162
 *  f.gradient({ x: [0, 1, 2], a: 2.5, b: 0.7 }, ['a']);   // { value: 4.358..., a: 1.743... }
 *  chain(f.at({ a: 2.5, b: 0.7 }), sigmoid)(1);
 */
export function formula(text: string, names?: readonly string[]): Formula {
  if (typeof text !== 'string')
    throw new TypeError(`formula: text must be a string such as 'a * x + b'; got ${describe(text)}`);
  const given = names === undefined ? undefined : checkNames(names);
  const graph = new Graph();
  const root = parse(graph, text, { functions: FUNCTIONS, names: given, suggest, likest });
  const found = graph.nodes.flatMap((node) => (node.kind === 'name' ? [node.name] : []));
  return callable(new Expression(graph, root, Object.freeze([...(given ?? found)])), text);
}

function checkNames(names: unknown): readonly string[] {
  const takes = "an array such as ['x', 'a']";
  const found = new Set<string>();
  readItems('formula: names', names, takes, (name, i) => {
    if (typeof name !== 'string')
      throw new TypeError(`formula: names must be ${takes}; names[${i}] is ${describe(name)}`);
    const shown = JSON.stringify(name.slice(0, 40));
    if (FUNCTIONS.has(name))
      throw new RangeError(
        `formula: ${shown} is a ${FUNCTIONS.get(name) === 0 ? 'number' : 'function'}; an input needs another name`,
      );
    if (!NAMED.test(name))
      throw new RangeError(`formula: ${shown} is no name: letters, digits and _, a letter first`);
    if (found.has(name)) throw new RangeError(`formula: the name ${shown} comes twice`);
    found.add(name);
  });
  return [...found];
}

function callable(expression: Expression, text: string): Formula {
  const { names } = expression;
  const f = (inputs: unknown, options?: unknown) => {
    // First, so that f(1, 2) is told of its 1.
    checkInputs(names, inputs);
    return expression.value(inputs, toOutOption('formula', options));
  };
  const methods = {
    gradient: (inputs: unknown, wanted?: unknown, options?: unknown) =>
      expression.gradient(inputs, wanted, toOutOption('formula.gradient', options)),
    jacobian: (inputs: unknown, wanted?: unknown, options?: unknown) =>
      expression.jacobian(inputs, wanted, toOutOption('formula.jacobian', options)),
    leastSquares: (inputs: unknown, y: unknown, wanted?: unknown, options?: unknown) =>
      expression.leastSquares(inputs, y, wanted, toOutOption('formula.leastSquares', options)),
    at: (values: unknown) => expression.at(...toValues(names, values)),
    derivative(name: unknown) {
      const slope = expression.derivative(name);
      return callable(slope, slope.text);
    },
    toJSON: (): FormulaData => ({ fluxion: 1, formula: text, names: [...names] }),
    toJS: () => expression.toJS(),
    toNumPy: () => expression.toNumPy(),
    toMathML: () => expression.toMathML(),
  };
  // The implementations take unknown and check it; what they return is what the interface says.
  const made = Object.assign(f, methods, { text, names }) as unknown as Formula;
  noteNoLink(made, insteadOf(names));
  plannersOf.set(made, (kind, given, make) => expression.plan(kind, given, make));
  return Object.defineProperty(made, 'name', { value: text, configurable: true });
}

/** What a chain takes in a formula's place. */
function insteadOf(names: readonly string[]): string {
  const free = names.includes('x') ? 'x' : names.at(-1);
  if (free === undefined) return 'a formula without an input, which is no function';
  const values = names.filter((name) => name !== free).map((name) => `${name}: 1`);
  const given = values.length === 0 ? '{}' : `{ ${values.join(', ')} }`;
  return `a formula of ${names.join(', ')}: give f.at(${given}), a function of ${free} alone`;
}

function toValues(names: readonly string[], values: unknown): [Record<string, number>, string] {
  // Each once: a getter may say another thing next time.
  const given = readAll('formula.at: values', values, 'an object such as { a: 1 }');
  const known = new Set(names);
  for (const [name, value] of given) {
    if (!known.has(name))
      throw new TypeError(
        `formula.at: there is no input ${JSON.stringify(name.slice(0, 40))}; the names are ${names.join(', ')}`,
      );
    if (typeof value !== 'number')
      throw new TypeError(`formula.at: ${name} must be a number; got ${describe(value)}`);
  }
  const bound = new Set(given.map(([name]) => name));
  const left = names.filter((name) => !bound.has(name));
  const [free] = left;
  if (free === undefined || left.length > 1)
    throw new RangeError(
      `formula.at: one name must be left; ${left.length === 0 ? 'none is' : `left are ${left.join(', ')}`}`,
    );
  return [Object.fromEntries(given) as Record<string, number>, free];
}
