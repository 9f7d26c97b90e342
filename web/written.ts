/** Links written out as one expression. */

import { descriptors, type NamedFunction } from '../src/chain-text.js';
import { parse } from '../src/expression/parse.js';
import { toText } from '../src/expression/print.js';
import { substitute } from '../src/expression/substitute.js';
import { Graph, type Node } from '../src/expression/tree.js';
import { powers } from '../src/plot/digits.js';
import { formulaOf } from './links.js';

/** Functions that a text may call, with how many numbers each takes. */
const functions = new Map([...descriptors].map(([name, { parameters }]) => [name, 1 + parameters.length]));
for (const [name, count] of [
  ['min', 2],
  ['max', 2],
  ['pow', 2],
  ['hypot', 2],
  ['atan2', 2],
  ['clamp', 3],
  ['where', 3],
  ['pi', 0],
  ['e', 0],
] as const)
  functions.set(name, count);

/** A formula of the reader's in the graph, with `u` for x; its other names stay. */
export const formulaIn = (graph: Graph, text: string, u: Node): Node =>
  substitute(graph, parse(graph, text, { functions }), new Map([['x', u]]));

/** A link applied to `u`, as a call of its name; what is plain arithmetic as that. */
function called(graph: Graph, link: NamedFunction, u: Node, values: boolean): Node {
  const text = formulaOf(link);
  const [a = 0] = link.parameters;
  if (text !== undefined) {
    const node = formulaIn(graph, text, u);
    if (!values) return node;
    const names = namesOf(text).filter((name) => name !== 'x');
    return substitute(
      graph,
      node,
      new Map(names.map((name, i) => [name, graph.number(link.parameters[i] ?? 1)])),
    );
  }
  switch (link.name) {
    case 'affine':
      return affineOf(graph, link, u);
    case 'square':
      return graph.call('pow', u, graph.number(2));
    case 'power':
      return graph.call('pow', u, graph.number(a));
    case 'neg':
      return graph.call('negate', u);
    default:
      return graph.call(link.name, u, ...link.parameters.map((value) => graph.number(value)));
  }
}

/** `3 * u - 14`, without a factor 1 or a term 0. */
export function affineOf(graph: Graph, { parameters: [a = 0, b = 0] }: NamedFunction, u: Node): Node {
  const scaled = a === 1 ? u : graph.call('multiply', graph.number(a), u);
  if (b === 0) return scaled;
  return b < 0
    ? graph.call('subtract', scaled, graph.number(-b))
    : graph.call('add', scaled, graph.number(b));
}

/** The names in a formula, in their order there. */
export function namesOf(text: string): string[] {
  const graph = new Graph();
  parse(graph, text, { functions });
  return graph.nodes.flatMap((node) => (node.kind === 'name' ? [node.name] : []));
}

/** The chain as a formula: `sigmoid(x^2)`, `2 * (3 * x)`.
 *  @param values whether formulas' names are replaced by their values. */
export function expressionOf(links: readonly NamedFunction[], values = true): string {
  const graph = new Graph();
  let node = graph.name('x');
  for (const link of links) node = called(graph, link, node, values);
  return toText(graph, node);
}

/** The same as people write it: `2 × (3 × x)`, `sigmoid(x²)`. */
export const titleOf = (links: readonly NamedFunction[]): string =>
  powers(expressionOf(links, false))
    .replaceAll(' * ', ' × ')
    .replaceAll('-', '−')
    .replace(/\^(\d)(?![\d.])/g, (_, digit: string) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
