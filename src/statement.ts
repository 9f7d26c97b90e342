import { descriptorOf, type NamedFunction } from './chain-text.js';
import { derivative } from './expression/differentiate.js';
import { applied, substitute } from './expression/substitute.js';
import type { Graph, Node } from './expression/tree.js';

/** f(u) of a function of the table, written out by its formula. */
export function stated(graph: Graph, { name, parameters }: NamedFunction, u: Node): Node {
  return applied(graph, descriptorOf(name), [u, ...parameters.map((value) => graph.number(value))]);
}

/** f'(u), likewise. */
export function statedSlope(graph: Graph, named: NamedFunction, u: Node): Node {
  const slope = derivative(graph, stated(graph, named, graph.name('x')), 'x');
  return substitute(graph, slope, new Map([['x', u]]));
}
