import { parse } from './parse.js';
import type { CallNode, Graph, Node } from './tree.js';

/** The expression with nodes in the place of names. */
export function substitute(graph: Graph, root: Node, by: ReadonlyMap<string, Node>): Node {
  return graph.rewrite(root, (node) => (node.kind === 'name' ? (by.get(node.name) ?? node) : node));
}

/** What a function is: its formula in x and in its parameters. */
export interface Definition {
  readonly formula: string;
  readonly parameters: readonly { readonly name: string }[];
}

/** The formula of a function, its argument and parameters in their places. */
export function applied(graph: Graph, { formula, parameters }: Definition, args: readonly Node[]): Node {
  const names = ['x', ...parameters.map(({ name }) => name)];
  return substitute(graph, parse(graph, formula), new Map(names.map((name, i) => [name, args[i] as Node])));
}

/** The expression with functions of a table written out by their formulas. */
export function expand(graph: Graph, root: Node, table: (node: CallNode) => Definition | undefined): Node {
  return graph.rewrite(root, (node) => {
    const definition = node.kind === 'call' ? table(node) : undefined;
    return definition ? applied(graph, definition, (node as CallNode).args) : node;
  });
}
