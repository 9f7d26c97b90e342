/** The textbook in plain JavaScript: a function's formula with `Math`, and the difference as it is written. It is
 *  here to be compared with. */

import { descriptorOf, type NamedFunction } from '../src/parse.js';

type Scalar = (x: number) => number;
type Environment = Readonly<Record<string, number>>;
type Expression = (names: Environment) => number;

/** The chapter's `deriv`, word for word. */
const difference = (f: Scalar, x: number, delta: number): number =>
  (f(x + delta) - f(x - delta)) / (2 * delta);

/** The chapter's `chain_deriv`: the product of the links' differences, each at its own input. */
export function chainDifference(links: readonly Scalar[], x: number, delta: number): number {
  let product = 1;
  let u = x;
  for (const f of links) {
    product *= difference(f, u, delta);
    u = f(u);
  }
  return product;
}

/** A link's formula as a function. */
export function textbook({ name, parameters }: NamedFunction): Scalar {
  const descriptor = descriptorOf(name);
  const fixed = Object.fromEntries(
    descriptor.parameters.map((parameter, i) => [parameter.name, parameters[i] ?? 0]),
  );
  const expression = parse(descriptor.formula);
  return (x) => expression({ ...fixed, x });
}

const FUNCTIONS: Readonly<Record<string, (...x: number[]) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  max: Math.max,
  erf,
};

/** Loosest first. */
const OPERATORS: readonly Readonly<Record<string, (a: number, b: number) => number>>[] = [
  { '<': (a, b) => Number(a < b), '>': (a, b) => Number(a > b) },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b },
];

/** Reads a formula of the table: numbers, names, calls, `? :`, comparisons, `+ - * / ^` and a sign.
 *  @throws {SyntaxError} if it has anything else. */
function parse(formula: string): Expression {
  const tokens = formula.match(/[a-z]\w*|\d+(\.\d+)?|[^\s]/gi) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const expect = (token: string) => {
    if (!take(token)) throw new SyntaxError(`${token} expected in ${formula}`);
  };

  const choice = (): Expression => {
    const condition = binary(0);
    if (!take('?')) return condition;
    const yes = choice();
    expect(':');
    const no = choice();
    return (names) => (condition(names) ? yes(names) : no(names));
  };
  const binary = (level: number): Expression => {
    const operators = OPERATORS[level];
    if (!operators) return signed();
    let left = binary(level + 1);
    for (;;) {
      const operator = operators[tokens[at] ?? ''];
      if (!operator) return left;
      at++;
      const [a, b] = [left, binary(level + 1)];
      left = (names) => operator(a(names), b(names));
    }
  };
  const signed = (): Expression => {
    if (!take('-')) return power();
    const inside = signed();
    return (names) => -inside(names);
  };
  const power = (): Expression => {
    const base = primary();
    if (!take('^')) return base;
    const exponent = signed();
    return (names) => base(names) ** exponent(names);
  };
  const primary = (): Expression => {
    const token = tokens[at++] ?? '';
    if (token === '(') {
      const inside = choice();
      expect(')');
      return inside;
    }
    if (/^\d/.test(token)) return () => Number(token);
    if (!/^[a-z]/i.test(token)) throw new SyntaxError(`a number or name expected in ${formula}`);
    if (!take('(')) return (names) => names[token] ?? Number.NaN;
    const f = FUNCTIONS[token];
    if (!f) throw new SyntaxError(`no function ${token} in ${formula}`);
    const given = [choice()];
    while (take(',')) given.push(choice());
    expect(')');
    return (names) => f(...given.map((argument) => argument(names)));
  };

  const whole = choice();
  if (at < tokens.length) throw new SyntaxError(`${tokens[at]} not expected in ${formula}`);
  return whole;
}

/** What `Math` lacks: by its power series near 0 and by a continued fraction farther out. */
function erf(x: number): number {
  if (x < 0) return -erf(-x);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= -(x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return 1 - Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
