/** Links stated by their formulas, those of the reader's own among them. */

import type { NamedFunction } from '../src/chain-text.js';
import { derivative } from '../src/expression/differentiate.js';
import { substitute } from '../src/expression/substitute.js';
import type { Graph, Node } from '../src/expression/tree.js';
import { writtenOut } from '../src/formula/lower.js';
import { stated, statedSlope } from '../src/statement.js';
import { formulaOf } from './links.js';
import { affineOf, formulaIn, namesOf } from './written.js';

/** f(u), written out; a formula's other names stay. */
export function statedLink(graph: Graph, link: NamedFunction, u: Node): Node {
  const text = formulaOf(link);
  if (text !== undefined) return writtenOut(graph, formulaIn(graph, text, u));
  return link.name === 'affine' ? affineOf(graph, link, u) : stated(graph, link, u);
}

/** f'(u), likewise. */
export function statedLinkSlope(graph: Graph, link: NamedFunction, u: Node): Node {
  const text = formulaOf(link);
  if (text === undefined) return statedSlope(graph, link, u);
  const slope = derivative(graph, statedLink(graph, link, graph.name('x')), 'x');
  return substitute(graph, slope, new Map([['x', u]]));
}

/** The values of a formula's names, by name. */
export function valuesOf(link: NamedFunction): Record<string, number> {
  const text = formulaOf(link);
  if (text === undefined) return {};
  const names = namesOf(text).filter((name) => name !== 'x');
  return Object.fromEntries(names.map((name, i) => [name, link.parameters[i] ?? 1]));
}
