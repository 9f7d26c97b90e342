/** Formulas over the columns of a table: `a * exp(-b * t)`. */
import { formula } from '../formula.js';
import type { Real } from '../types.js';
import type { Batch } from './columns.js';
import type { Computation } from './compute.js';
import { Failure, shown } from './failure.js';
import { toNumber } from './text/decimal.js';

export interface FormulaOptions {
  /** Values of names that are no columns, as `a=2`. */
  readonly set?: readonly string[];
  /** The names whose derivatives are wanted too. */
  readonly gradient?: readonly string[];
}

export interface FormulaOfColumns extends Computation {
  /** The names that are columns. */
  readonly columns: readonly string[];
}

/** A chain's words: names, perhaps with numbers in brackets. */
const CHAIN = /^[\s,]*(?:[A-Za-z_]\w*\s*(?:\([-+\d.eE\s,]*\))?[\s,]*)+$/;
const CHAIN_OF_X = /^[^+\-*/^=<>]*(?:\([-+\d.eE\s,]+\)[^+\-*/^=<>]*)*\(\s*x\s*\)[\s)]*$/;

/** Whether the text is a formula, no chain of functions. */
export const isFormula = (text: string, { set, gradient }: FormulaOptions): boolean =>
  set !== undefined || gradient !== undefined || !(CHAIN.test(text) || CHAIN_OF_X.test(text));

/** @param bare whether bare numbers come in place of a table; they are shown beside the results.
 *  @throws {SyntaxError | RangeError} if the text is no formula. @throws {Failure} if a name is set that it has not, or
 *  none is left to be a column. */
export function formulaOf(
  text: string,
  { set = [], gradient = [] }: FormulaOptions,
  bare: boolean,
): FormulaOfColumns {
  const f = formula(text);
  const values = new Map(set.map(setting));
  const unknown = [...values.keys(), ...gradient].find((name) => !f.names.includes(name));
  if (unknown !== undefined)
    throw new Failure(`the formula has no name ${shown(unknown)}; it has ${f.names.join(', ') || 'none'}`);
  const columns = f.names.filter((name) => !values.has(name));
  if (columns.length === 0)
    throw new Failure('the formula has no name left to be a column: every name is set');
  return {
    columns,
    names: () => [...(bare ? columns : []), 'f', ...gradient.map((name) => `df/d${name}`)],
    results({ count, inputs, missing }: Batch) {
      const named = Object.fromEntries([...values, ...columns.map((name, i) => [name, inputs[i] as Real])]);
      const results: Record<string, unknown> =
        gradient.length > 0 ? f.jacobian(named, gradient) : { value: f(named) };
      const none = anyMissing(count, missing);
      const own = bare ? inputs : [];
      const numbers = [...own, ...['value', ...gradient].map((name) => toColumn(results[name], count))];
      return { numbers, missing: numbers.map(() => none) };
    },
  };
}

function setting(text: string): [name: string, value: number] {
  const [, name, value] = /^\s*(\w+)\s*=(.*)$/s.exec(text) ?? [];
  const number = value === undefined ? undefined : toNumber(value);
  if (name === undefined || number === undefined)
    throw new Failure(`--set takes a name and a number, as a=2; got ${shown(text)}`);
  return [name, number];
}

/** A derivative that is the same everywhere may come as one number. */
const toColumn = (value: unknown, count: number): Real =>
  typeof value === 'number' ? new Float64Array(count).fill(value) : (value as Real);

/** Where any of the inputs is missing, with what stood there. */
function anyMissing(count: number, missing: Batch['missing']): Uint8Array | undefined {
  const found = missing.filter((codes) => codes !== undefined);
  if (found.length <= 1) return found[0];
  return Uint8Array.from({ length: count }, (_, row) => found.find((codes) => codes[row])?.[row] ?? 0);
}
