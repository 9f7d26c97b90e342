import { parse } from '../../src/expression/parse.js';
import { stable } from '../../src/expression/stable.js';
import { type CallNode, Graph, type Node } from '../../src/expression/tree.js';
import type { Arithmetic, Term } from './bounded-arithmetic.js';

type Evaluate = (m: Arithmetic, x: Term) => Term;

/** A formula to evaluate at any precision, and its derivative by the rules of calculus; the symmetric one
 *  where two branches meet. The rules are the oracle's own, so that they check those of `src/expression`. */
export interface Formula {
  readonly value: Evaluate;
  readonly derivative: Evaluate;
}

type Parameters = Readonly<Record<string, number>>;

/** Reads a formula as the table states it.
 *  @param parameters values for its names other than x. @throws {Error} at what it does not know. */
export function formulaOf(text: string, parameters: Parameters): Formula {
  const graph = new Graph();
  return compile(stable(graph, parse(graph, text)), parameters);
}

function compile(node: Node, parameters: Parameters): Formula {
  if (node.kind === 'number') return constant(node.value);
  if (node.kind === 'name')
    return node.name === 'x'
      ? { value: (_, x) => x, derivative: (m) => m.of(1) }
      : constant(parameters[node.name]);
  if (node.f === 'pi') return { value: (m) => m.pi(), derivative: (m) => m.of(0) };
  const inner = (n: Node) => compile(n, parameters);
  const [condition, yes, no] = node.args;
  if (node.f === 'where' && condition?.kind === 'call' && condition.f === 'less' && yes && no) {
    const [left, right] = condition.args.map(inner) as [Formula, Formula];
    return choice(left, right, inner(yes), inner(no));
  }
  return ruled(node, node.args.map(inner));
}

function ruled({ f }: CallNode, [a, b, c]: readonly Formula[]): Formula {
  if (f === 'clamp' && a && b && c) return rules.min(rules.max(a, b), c);
  const rule = rules[f as keyof typeof rules];
  if (a && rule) return rule(a, b ?? a);
  throw new Error(`The oracle does not know ${f}`);
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

/** A function with steps of a formula: its slope is 0. */
const step = (value: (m: Arithmetic, u: Term) => Term) => of(value, (m) => m.of(0));

/** 1 - u^2, small where u is near 1. */
const aroundOne = (m: Arithmetic, u: Term): Term => m.multiply(m.subtract(m.of(1), u), m.add(m.of(1), u));

/** What operators and functions are, with their rules of differentiation. By the names of `src/expression`. */
const rules = {
  add: (a: Formula, b: Formula): Formula => ({
    value: (m, x) => m.add(a.value(m, x), b.value(m, x)),
    derivative: (m, x) => m.add(a.derivative(m, x), b.derivative(m, x)),
  }),
  subtract: (a: Formula, b: Formula): Formula => rules.add(a, rules.negate(b)),
  negate: of(
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
      if (m.isInfinite(below) && m.isFinite(x)) return m.of(0);
      const left = m.multiply(a.derivative(m, x), below);
      const right = m.multiply(a.value(m, x), b.derivative(m, x));
      return m.divide(m.subtract(left, right), m.multiply(below, below));
    },
  }),
  /** To a constant power, or a constant to a power. */
  pow: (a: Formula, n: Formula): Formula => ({
    value: (m, x) => m.power(a.value(m, x), n.value(m, x)),
    derivative: (m, x) => {
      const power = n.value(m, x);
      const exponent = n.derivative(m, x);
      if (m.sign(exponent) !== 0) {
        const base = a.value(m, x);
        return m.multiply(m.multiply(m.power(base, power), m.log(base)), exponent);
      }
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
  tan: of(
    (m, u) => m.exactly('tan', u),
    (m, u) => m.divide(m.of(1), m.multiply(m.cos(u), m.cos(u))),
  ),
  asin: of(
    (m, u) => m.exactly('asin', u),
    (m, u) => m.divide(m.of(1), m.sqrt(aroundOne(m, u))),
  ),
  acos: of(
    (m, u) => m.exactly('acos', u),
    (m, u) => m.divide(m.of(-1), m.sqrt(aroundOne(m, u))),
  ),
  atan: of(
    (m, u) => m.exactly('atan', u),
    (m, u) => m.divide(m.of(1), m.add(m.of(1), m.multiply(u, u))),
  ),
  sinh: of(
    (m, u) => m.exactly('sinh', u),
    (m, u) => m.exactly('cosh', u),
  ),
  cosh: of(
    (m, u) => m.exactly('cosh', u),
    (m, u) => m.exactly('sinh', u),
  ),
  asinh: of(
    (m, u) => m.exactly('asinh', u),
    (m, u) => m.divide(m.of(1), m.sqrt(m.add(m.of(1), m.multiply(u, u)))),
  ),
  acosh: of(
    (m, u) => m.exactly('acosh', u),
    // Below 1 it is NaN, though the square's root is a number below -1.
    (m, u) =>
      m.order(u, m.of(1)) < 0
        ? m.exactly('acosh', u)
        : m.divide(m.of(1), m.sqrt(m.multiply(m.subtract(u, m.of(1)), m.add(u, m.of(1))))),
  ),
  atanh: of(
    (m, u) => m.exactly('atanh', u),
    (m, u) => {
      const below = aroundOne(m, u);
      return m.sign(below) < 0 ? m.exactly('atanh', u) : m.divide(m.of(1), below);
    },
  ),
  cbrt: of(
    (m, u) => m.exactly('cbrt', u),
    (m, u) => {
      const root = m.exactly('cbrt', u);
      return m.divide(m.of(1), m.multiply(m.of(3), m.multiply(root, root)));
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
  erfc: of(
    (m, u) => m.erfc(u),
    (m, u) => m.negate(m.bell(u)),
  ),
  expm1: of(
    (m, u) => m.subtract(m.exp(u), m.of(1)),
    (m, u) => m.exp(u),
  ),
  log1p: (u: Formula): Formula => rules.log(rules.add(constant(1), u)),
  /** The normal distribution, erfc(-u/sqrt 2) / 2. */
  Phi: of(
    (m, u) => m.divide(m.erfc(m.negate(m.divide(u, m.sqrt(m.of(2))))), m.of(2)),
    (m, u) => m.divide(m.bell(m.divide(u, m.sqrt(m.of(2)))), m.multiply(m.of(2), m.sqrt(m.of(2)))),
  ),
  max: (a: Formula, b: Formula): Formula => choice(a, b, b, a),
  min: (a: Formula, b: Formula): Formula => choice(a, b, a, b),
  sign: step((m, u) => m.of(m.sign(u))),
  floor: step((m, u) => m.floor(u)),
  ceil: step((m, u) => m.ceil(u)),
  trunc: step((m, u) => m.trunc(u)),
  round: step((m, u) => m.round(u)),
};
