/** Links stated by their formulas, those of the reader's own among them. */

import type { NamedFunction } from '../src/chain-text.js';
import { derivative } from '../src/expression/differentiate.js';
import { substitute } from '../src/expression/substitute.js';
import type { Graph, Node } from '../src/expression/tree.js';
import { writtenOut } from '../src/formula/lower.js';
import * as table from '../src/statement.js';
import { formulaOf } from './links.js';
import { affineOf, formulaIn, namesOf } from './written.js';

/** f(u), written out; a formula's other names stay. */
export function stated(graph: Graph, link: NamedFunction, u: Node): Node {
  const text = formulaOf(link);
  if (text !== undefined) return writtenOut(graph, formulaIn(graph, text, u));
  return link.name === 'affine' ? affineOf(graph, link, u) : table.stated(graph, link, u);
}

/** f'(u), likewise. */
export function statedSlope(graph: Graph, link: NamedFunction, u: Node): Node {
  const text = formulaOf(link);
  if (text === undefined) return table.statedSlope(graph, link, u);
  const slope = derivative(graph, stated(graph, link, graph.name('x')), 'x');
  return substitute(graph, slope, new Map([['x', u]]));
}

/** The values of a formula's names, by name. */
export function valuesOf(link: NamedFunction): Record<string, number> {
  const text = formulaOf(link);
  if (text === undefined) return {};
  const names = namesOf(text).filter((name) => name !== 'x');
  return Object.fromEntries(names.map((name, i) => [name, link.parameters[i] ?? 1]));
}
