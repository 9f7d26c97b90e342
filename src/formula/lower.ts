import { descriptors } from '../chain-text.js';
import { derivative } from '../expression/differentiate.js';
import { parse } from '../expression/parse.js';
import { applied, expand, substitute } from '../expression/substitute.js';
import {
  argsOf,
  type CallNode,
  type Graph,
  isNumber,
  type Node,
  type NumberNode,
} from '../expression/tree.js';
import { definitionOf } from './language.js';

/** The expression in what the kernel computes: arithmetic, comparisons, `where`, `min`, `max`, `pow`, `hypot`, `atan2`,
 *  the functions of the table with numbers for their parameters, and their derivatives. Only what keeps every bit is
 *  written otherwise, signed zeros included. */
export function lower(graph: Graph, root: Node): Node {
  return graph.rewrite(root, (node) => (node.kind === 'call' ? lowerCall(graph, node) : node));
}

function lowerCall(graph: Graph, node: CallNode): Node {
  const { f, args } = node;
  const [a, b, c] = args as readonly [Node, Node, Node];
  switch (f) {
    case 'pi':
      return graph.number(Math.PI);
    case 'e':
      return graph.number(Math.E);
    case 'greater':
      return graph.call('less', b, a);
    case 'greaterOrEqual':
      return graph.call('lessOrEqual', b, a);
    case 'notEqual':
      return graph.call('where', graph.call('equal', a, b), graph.number(0), graph.number(1));
    case 'negate':
      return negated(graph, a);
    case 'subtract': {
      const added = argsOf(b, 'negate')?.[0];
      return added ? graph.call('add', a, added) : node;
    }
    case 'multiply':
      return product(graph, a, b);
    case 'divide':
      if (isNumber(b, 1)) return a;
      // Dividing by a power of two is multiplying by its inverse, which is exact.
      return isPowerOfTwo(b) ? product(graph, a, graph.number(1 / b.value)) : quotient(graph, a, b);
    case 'clamp':
      return graph.call('min', graph.call('max', a, b), c);
    case 'phi': {
      const bell = parse(graph, 'exp(-(u * u) / 2) / sqrt(2 * pi)');
      return lower(graph, substitute(graph, bell, new Map([['u', a]])));
    }
    case 'pow':
    case 'power':
      return lowerPower(graph, node);
    // The same bits as the function's own loop, and fused with what is around it.
    case 'square':
      return graph.call('multiply', a, a);
    case 'neg':
      return graph.call('negate', a);
    case 'reciprocal':
      return graph.call('divide', graph.number(1), a);
    case 'affine':
      return graph.call('add', graph.call('multiply', b, a), c);
    case 'leaky':
      return graph.call('where', graph.call('less', a, graph.number(0)), graph.call('multiply', b, a), a);
    case 'leakyRelu':
      return lowerCall(graph, graph.call('leaky', a, graph.number(0.2)) as CallNode);
  }
  return lowerFunction(graph, node);
}

/** a b, without a factor 1, and with a sign that costs nothing. */
export function product(graph: Graph, a: Node, b: Node): Node {
  if (isNumber(a, 1)) return b;
  if (isNumber(b, 1)) return a;
  if (isNumber(a, -1)) return negated(graph, b);
  if (isNumber(b, -1)) return negated(graph, a);
  const [first, second] = [argsOf(a, 'negate')?.[0], argsOf(b, 'negate')?.[0]];
  if (first && b.kind === 'number') return graph.call('multiply', first, graph.number(-b.value));
  if (second && a.kind === 'number') return graph.call('multiply', graph.number(-a.value), second);
  return graph.call('multiply', a, b);
}

/** a/b, with the sign outside, where it may meet another. */
export function quotient(graph: Graph, a: Node, b: Node): Node {
  const inner = argsOf(a, 'negate')?.[0];
  return inner ? graph.call('negate', graph.call('divide', inner, b)) : graph.call('divide', a, b);
}

/** -a: of b x it is (-b) x, which costs nothing where b is a number. */
export function negated(graph: Graph, a: Node): Node {
  if (a.kind === 'number') return graph.number(-a.value);
  const inner = argsOf(a, 'negate')?.[0];
  if (inner) return inner;
  const [first, second] = argsOf(a, 'multiply') ?? [];
  if (first && second && first !== second) {
    if (first.kind !== 'call') return graph.call('multiply', negated(graph, first), second);
    if (second.kind === 'number') return graph.call('multiply', first, negated(graph, second));
  }
  return graph.call('negate', a);
}

/** Whether it is a power of two whose inverse is a normal number. */
function isPowerOfTwo(node: Node): node is NumberNode {
  if (node.kind !== 'number') return false;
  const [low = 0, high = 0] = new Uint32Array(Float64Array.of(node.value).buffer);
  const exponent = (high >>> 20) & 2047;
  return low === 0 && (high & 0xfffff) === 0 && exponent > 100 && exponent < 1946;
}

/** An integer power is `power`; ^2 a product, ^0.5 the square root, ^-1 the reciprocal. */
function lowerPower(graph: Graph, node: CallNode): Node {
  const [base, exponent] = node.args as readonly [Node, Node];
  if (exponent.kind === 'number') {
    const n = exponent.value;
    if (n === 2) return graph.call('multiply', base, base);
    if (n === 1) return base;
    if (n === -1) return graph.call('divide', graph.number(1), base);
    if (n === 0.5) return graph.call('sqrt', base);
    if (Number.isInteger(n) && Math.abs(n) < 2 ** 31) return graph.call('power', base, exponent);
  }
  return graph.call('pow', base, exponent);
}

/** A function of the table whose parameters are not numbers is written out by its formula. The derivative is written out
 *  too, and also that of a function which is lowered to others. */
function lowerFunction(graph: Graph, node: CallNode): Node {
  const name = node.f.replace(/'$/, '');
  const definition = descriptors.get(name);
  if (definition === undefined) return node;
  const numbers = node.args.slice(1).every(({ kind }) => kind === 'number');
  if (node.f === name) return numbers ? node : lower(graph, applied(graph, definition, node.args));
  const rewritten = /^(square|neg|reciprocal|affine)$/.test(name) || !numbers;
  return rewritten ? lower(graph, slopeOf(graph, name, node.args)) : node;
}

/** f'(u), written out by the formula of f. */
export function slopeOf(graph: Graph, name: string, [u, ...parameters]: readonly Node[]): Node {
  const definition = descriptors.get(name);
  if (definition === undefined || u === undefined)
    throw new RangeError(`formula: there is no function ${name}`);
  const x = graph.name(' ');
  const slope = derivative(graph, applied(graph, definition, [x, ...parameters]), ' ');
  return substitute(graph, slope, new Map([[' ', u]]));
}

/** The expression with every function of the table, and its derivative, written out by its formula: for other
 *  languages. */
export function writtenOut(graph: Graph, root: Node): Node {
  return graph.rewrite(root, (node) => {
    if (node.kind !== 'call') return node;
    if (node.f.endsWith("'")) return slopeOf(graph, node.f.slice(0, -1), node.args);
    return expand(graph, node, (call) => (call === node ? definitionOf(call) : undefined));
  });
}
