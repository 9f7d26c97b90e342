import { Algebra } from './algebra.js';
import { parse } from './parse.js';
import { substitute } from './substitute.js';
import type { CallNode, Graph, Node } from './tree.js';

/** f'(u) of the functions of one argument. */
export const SLOPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    exp: 'exp(u)',
    log: '1 / u',
    sqrt: '1 / (2 * sqrt(u))',
    cbrt: '1 / (3 * cbrt(u)^2)',
    abs: 'sign(u)',
    sign: '0',
    floor: '0',
    ceil: '0',
    round: '0',
    trunc: '0',
    sin: 'cos(u)',
    cos: '-sin(u)',
    tan: '1 + tan(u)^2',
    asin: '1 / sqrt(1 - u^2)',
    acos: '-1 / sqrt(1 - u^2)',
    atan: '1 / (1 + u^2)',
    sinh: 'cosh(u)',
    cosh: 'sinh(u)',
    tanh: '1 - tanh(u)^2',
    asinh: '1 / sqrt(u^2 + 1)',
    acosh: '1 / (sqrt(u - 1) * sqrt(u + 1))',
    atanh: '1 / (1 - u^2)',
    erf: '2 / sqrt(pi) * exp(-u^2)',
    erfc: '-2 / sqrt(pi) * exp(-u^2)',
    Phi: 'phi(u)',
    phi: '-u * phi(u)',
  }),
);

/** The derivative by the rules of calculus, as one writes it by hand. Where two branches of a `where` or of `max`
 *  and `min` meet it is the symmetric one, the mean of both. Comparisons have derivative 0.
 *  @param name the name by which to differentiate. */
export function derivative(graph: Graph, root: Node, name: string): Node {
  const algebra = new Algebra(graph);
  const zero = graph.number(0);
  const slopes: Node[] = [];
  for (const node of graph.reachable(root)) {
    if (node.kind === 'name' && node.name === name) slopes[node.id] = graph.number(1);
    else if (node.kind !== 'call' || node.args.every(({ id }) => slopes[id] === zero)) slopes[node.id] = zero;
    else slopes[node.id] = ofCall(algebra, node, (argument) => slopes[argument.id] as Node);
  }
  return slopes[root.id] as Node;
}

/** The derivative of a call, `d` giving those of its arguments. */
function ofCall(algebra: Algebra, node: CallNode, d: (argument: Node) => Node): Node {
  const { graph } = algebra;
  const [a, b, c] = node.args as readonly [Node, Node, Node];
  switch (node.f) {
    case 'add':
      return algebra.add(d(a), d(b));
    case 'subtract':
      return algebra.subtract(d(a), d(b));
    case 'negate':
      return algebra.negate(d(a));
    case 'multiply':
      return algebra.add(algebra.multiply(d(a), b), algebra.multiply(a, d(b)));
    case 'divide': {
      const zero = graph.number(0);
      if (d(b) === zero) return algebra.divide(d(a), b);
      const above = algebra.subtract(algebra.multiply(d(a), b), algebra.multiply(a, d(b)));
      return algebra.divide(above, algebra.power(b, graph.number(2)));
    }
    case 'pow':
      return ofPower(algebra, node, a, b, d);
    case 'where':
      return ofChoice(graph, a, d(b), d(c));
    case 'max':
      return ofChoice(graph, graph.call('greater', a, b), d(a), d(b));
    case 'min':
      return ofChoice(graph, graph.call('less', a, b), d(a), d(b));
    case 'clamp': {
      // min(max(x, low), high)
      const inner = ofChoice(graph, graph.call('greater', a, b), d(a), d(b));
      return ofChoice(graph, graph.call('less', graph.call('max', a, b), c), inner, d(c));
    }
    case 'hypot':
      return algebra.divide(algebra.add(algebra.multiply(a, d(a)), algebra.multiply(b, d(b))), node);
    case 'atan2': {
      const two = graph.number(2);
      const above = algebra.subtract(algebra.multiply(b, d(a)), algebra.multiply(a, d(b)));
      return algebra.divide(above, algebra.add(algebra.power(a, two), algebra.power(b, two)));
    }
  }
  const slope = SLOPES.get(node.f);
  if (slope === undefined) return graph.number(0);
  const factor = substitute(graph, parse(graph, slope), new Map([['u', a]]));
  return algebra.multiply(d(a), factor);
}

function ofPower(algebra: Algebra, node: Node, a: Node, n: Node, d: (argument: Node) => Node): Node {
  const { graph } = algebra;
  const less = algebra.power(a, algebra.subtract(n, graph.number(1)));
  const byBase = algebra.multiply(d(a), algebra.multiply(n, less));
  const byExponent = algebra.multiply(d(n), algebra.multiply(node, graph.call('log', a)));
  return algebra.add(byBase, byExponent);
}

/** By the condition; where it compares two sides that are equal, the mean of both. */
function ofChoice(graph: Graph, condition: Node, yes: Node, no: Node): Node {
  if (yes === no) return yes;
  if (condition.kind === 'call' && (condition.f === 'less' || condition.f === 'greater')) {
    const opposite = condition.f === 'less' ? 'greater' : 'less';
    const algebra = new Algebra(graph);
    const mean = algebra.divide(algebra.add(yes, no), graph.number(2));
    const rest = graph.call('where', graph.call(opposite, ...condition.args), no, mean);
    return graph.call('where', condition, yes, rest);
  }
  return graph.call('where', condition, yes, no);
}
