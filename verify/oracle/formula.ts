import {
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
  type MathNode,
  parse,
} from 'mathjs';
import type { Arithmetic, Term } from './arithmetic.js';

type Evaluate = (m: Arithmetic, x: Term) => Term;

/** A formula to evaluate at any precision, and its derivative by the rules of calculus; the symmetric one
 *  where two branches meet. */
export interface Formula {
  readonly value: Evaluate;
  readonly derivative: Evaluate;
}

type Parameters = Readonly<Record<string, number>>;

/** Reads a formula in plain algebra.
 *  @param parameters values for its names other than x. @throws {Error} at what it does not know. */
export function formulaOf(text: string, parameters: Parameters): Formula {
  return compile(parse(text), parameters);
}

function compile(node: MathNode, parameters: Parameters): Formula {
  const inner = (n: MathNode) => compile(n, parameters);
  if (isParenthesisNode(node)) return inner(node.content);
  if (isConstantNode(node)) return constant(Number(node.value));
  if (isSymbolNode(node))
    return node.name === 'x'
      ? { value: (_, x) => x, derivative: (m) => m.of(1) }
      : constant(parameters[node.name]);
  if (isOperatorNode(node)) {
    const tail = oneAnd('erf', node);
    if (tail) return rules.erfc(inner(tail));
    const [a, b] = node.args.map(inner);
    const rule = rules[String(node.fn) as keyof typeof rules];
    if (a && rule) return rule(a, b ?? a);
  }
  if (isFunctionNode(node)) {
    const [condition, yes, no] = node.args;
    if (node.fn.name === 'where' && condition && isOperatorNode(condition) && yes && no) {
      const [left, right] = condition.args.map(inner);
      if (left && right && String(condition.fn) === 'smaller')
        return choice(left, right, inner(yes), inner(no));
    }
    const power = node.fn.name === 'log' && node.args[0] && oneAnd('exp', node.args[0]);
    if (power) return rules.log1pexp(inner(power));
    const [a, b] = node.args.map(inner);
    const rule = rules[node.fn.name as keyof typeof rules];
    if (a && rule) return rule(a, b ?? a);
  }
  throw new Error(`The oracle does not know ${node.toString()}`);
}

function constant(value: number | undefined): Formula {
  if (value === undefined) throw new Error('The oracle was given no value for a parameter');
  return { value: (m) => m.of(value), derivative: (m) => m.of(0) };
}

/** left < right ? yes : no. */
function choice(left: Formula, right: Formula, yes: Formula, no: Formula): Formula {
  const order = (m: Arithmetic, x: Term) => m.order(left.value(m, x), right.value(m, x));
  return {
    value: (m, x) => (order(m, x) < 0 ? yes : no).value(m, x),
    derivative: (m, x) => {
      const side = order(m, x);
      if (side !== 0) return (side < 0 ? yes : no).derivative(m, x);
      return m.divide(m.add(yes.derivative(m, x), no.derivative(m, x)), m.of(2));
    },
  };
}

/** A function of one formula from its value and derivative at u: f(u)' = f'(u) u'. */
const of =
  (value: (m: Arithmetic, u: Term) => Term, slope: (m: Arithmetic, u: Term) => Term) =>
  (u: Formula): Formula => ({
    value: (m, x) => value(m, u.value(m, x)),
    derivative: (m, x) => m.multiply(slope(m, u.value(m, x)), u.derivative(m, x)),
  });

/** What operators and functions are, with their rules of differentiation. Names are those of mathjs. */
const rules = {
  add: (a: Formula, b: Formula): Formula => ({
    value: (m, x) => m.add(a.value(m, x), b.value(m, x)),
    derivative: (m, x) => m.add(a.derivative(m, x), b.derivative(m, x)),
  }),
  subtract: (a: Formula, b: Formula): Formula => rules.add(a, rules.unaryMinus(b)),
  unaryMinus: of(
    (m, u) => m.negate(u),
    (m) => m.of(-1),
  ),
  multiply: (a: Formula, b: Formula): Formula => ({
    value: (m, x) => m.multiply(a.value(m, x), b.value(m, x)),
    derivative: (m, x) =>
      m.add(m.multiply(a.derivative(m, x), b.value(m, x)), m.multiply(a.value(m, x), b.derivative(m, x))),
  }),
  divide: (a: Formula, b: Formula): Formula => ({
    value: (m, x) => m.divide(a.value(m, x), b.value(m, x)),
    derivative: (m, x) => {
      const below = b.value(m, x);
      // e^x beyond what decimals hold outgrows everything above it.
      if (!m.isFinite(below) && m.isFinite(x)) return m.of(0);
      const left = m.multiply(a.derivative(m, x), below);
      const right = m.multiply(a.value(m, x), b.derivative(m, x));
      return m.divide(m.subtract(left, right), m.multiply(below, below));
    },
  }),
  /** To a constant power. */
  pow: (a: Formula, n: Formula): Formula => ({
    value: (m, x) => m.power(a.value(m, x), n.value(m, x)),
    derivative: (m, x) => {
      const power = n.value(m, x);
      if (m.sign(power) === 0) return power;
      const less = m.power(a.value(m, x), m.subtract(power, m.of(1)));
      return m.multiply(m.multiply(power, less), a.derivative(m, x));
    },
  }),
  exp: of(
    (m, u) => m.exp(u),
    (m, u) => m.exp(u),
  ),
  log: of(
    (m, u) => m.log(u),
    (m, u) => (m.sign(u) < 0 ? m.log(u) : m.divide(m.of(1), u)),
  ),
  sqrt: of(
    (m, u) => m.sqrt(u),
    (m, u) => m.divide(m.of(1), m.multiply(m.of(2), m.sqrt(u))),
  ),
  sin: of(
    (m, u) => m.sin(u),
    (m, u) => m.cos(u),
  ),
  cos: of(
    (m, u) => m.cos(u),
    (m, u) => m.negate(m.sin(u)),
  ),
  tanh: of(
    (m, u) => m.tanh(u),
    (m, u) => {
      const twice = m.add(m.exp(u), m.exp(m.negate(u)));
      return m.divide(m.of(4), m.multiply(twice, twice));
    },
  ),
  abs: of(
    (m, u) => m.abs(u),
    (m, u) => m.of(m.sign(u)),
  ),
  /** log(1 + e^u), where e^u may outgrow any number: max(u, 0) + log(1 + e^-|u|). */
  log1pexp: of(
    (m, u) => {
      const tail = m.log(m.add(m.of(1), m.exp(m.negate(m.abs(u)))));
      return m.sign(u) < 0 ? tail : m.add(u, tail);
    },
    (m, u) => m.divide(m.of(1), m.add(m.of(1), m.exp(m.negate(u)))),
  ),
  erf: of(
    (m, u) => m.erf(u),
    (m, u) => m.bell(u),
  ),
  /** 1 + erf(u), as erfc(-u). */
  erfc: of(
    (m, u) => m.erfc(m.negate(u)),
    (m, u) => m.bell(u),
  ),
  /** The normal distribution, erfc(-u/sqrt 2) / 2. */
  Phi: of(
    (m, u) => m.divide(m.erfc(m.negate(m.divide(u, m.sqrt(two)))), two),
    (m, u) => m.divide(m.bell(m.divide(u, m.sqrt(two))), m.multiply(two, m.sqrt(two))),
  ),
  max: (a: Formula, b: Formula): Formula => choice(a, b, b, a),
};

/** u of 1 + f(u). 1 + erf(u) is erfc(-u), whose left tail does not cancel. */
function oneAnd(f: string, node: MathNode): MathNode | undefined {
  if (!isOperatorNode(node) || String(node.fn) !== 'add') return undefined;
  const [first, call] = node.args;
  const isOne = first && isConstantNode(first) && Number(first.value) === 1;
  return isOne && call && isFunctionNode(call) && call.fn.name === f ? call.args[0] : undefined;
}
