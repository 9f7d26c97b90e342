import { argsOf, type Graph, isNumber, type Node } from './tree.js';

/** The same function by the names that numeric libraries have for what would cancel or overflow as it is written:
 *  `expm1`, `log1p`, `log1pexp` (log(1 + e^u)) and `erfc`. */
export function stable(graph: Graph, root: Node): Node {
  return graph.rewrite(root, (node) => {
    const exponent = isOne(argsOf(node, 'subtract')?.[1]) && argsOf(argsOf(node, 'subtract')?.[0], 'exp');
    if (exponent) return graph.call('expm1', ...exponent);
    const error = argsOf(onePlus(node), 'erf');
    if (error) return graph.call('erfc', graph.call('negate', ...error));
    const inside = onePlus(argsOf(node, 'log')?.[0]);
    if (!inside) return node;
    const power = argsOf(inside, 'exp');
    return power ? graph.call('log1pexp', ...power) : graph.call('log1p', inside);
  });
}

const isOne = (node: Node | undefined): boolean => node !== undefined && isNumber(node, 1);

/** u of 1 + u. */
function onePlus(node: Node | undefined): Node | undefined {
  const [one, u] = argsOf(node, 'add') ?? [];
  return isOne(one) ? u : undefined;
}
