import { derivative } from '../expression/differentiate.js';
import type { CallNode, Graph, Node } from '../expression/tree.js';
import { lower, negated, product, quotient, slopeOf } from './lower.js';

/** The derivatives of the root by each of the names: the graph run backwards, as a graph again, so that what value
 *  and derivatives have in common is computed once. What a node gets from several places is added up from the last of
 *  them in the text to the first. A name that the root does not depend on has derivative 0. */
export function gradient(graph: Graph, root: Node, names: readonly string[]): Map<string, Node> {
  const nodes = graph.asWritten(root);
  // Which nodes depend on the names: only those pass anything on.
  const depends = new Set<Node>();
  for (const node of nodes)
    if (
      node.kind === 'name'
        ? names.includes(node.name)
        : node.kind === 'call' && node.args.some((a) => depends.has(a))
    )
      depends.add(node);
  const sums = new Map<Node, Node>([[root, graph.number(1)]]);
  for (const node of nodes.reverse()) {
    const z = sums.get(node);
    if (z === undefined || node.kind !== 'call' || !depends.has(node)) continue;
    backwards(graph, node, z, (argument, part) => {
      if (!depends.has(argument)) return;
      const before = sums.get(argument);
      sums.set(argument, before ? graph.call('add', before, part()) : part());
    });
  }
  return new Map(
    names.map((name) => [
      name,
      (depends.has(graph.name(name)) && sums.get(graph.name(name))) || graph.number(0),
    ]),
  );
}

/** What a call passes back to each argument, `z` being what it got itself. */
function backwards(
  graph: Graph,
  node: CallNode,
  z: Node,
  pass: (argument: Node, part: () => Node) => void,
): void {
  const { f, args } = node;
  const [a, b, c] = args as readonly [Node, Node, Node];
  const call = (f: string, ...args: Node[]) => graph.call(f, ...args);
  const times = (x: Node, y: Node) => product(graph, x, y);
  const minus = (x: Node) => negated(graph, x);
  const zero = graph.number(0);
  switch (f) {
    case 'add':
      pass(a, () => z);
      pass(b, () => z);
      return;
    case 'subtract':
      pass(a, () => z);
      pass(b, () => minus(z));
      return;
    case 'negate':
      pass(a, () => minus(z));
      return;
    case 'multiply':
      // Of a square, (2 z) a where 2 z is a number.
      if (a === b && z.kind === 'number' && Number.isFinite(2 * z.value)) {
        pass(a, () => times(graph.number(2 * z.value), a));
        return;
      }
      pass(a, () => times(z, b));
      pass(b, () => times(z, a));
      return;
    case 'divide': {
      const t = () => quotient(graph, z, b);
      pass(a, t);
      pass(b, () => minus(times(t(), node)));
      return;
    }
    case 'where':
      pass(b, () => call('where', a, z, zero));
      pass(c, () => call('where', a, zero, z));
      return;
    case 'max':
    case 'min': {
      // Half of it to each where they are equal.
      const half = () => times(z, graph.number(0.5));
      const [first, second] = f === 'max' ? [b, a] : [a, b];
      const chosen = (yes: Node, no: Node) => () =>
        call('where', call('less', yes, no), z, call('where', call('less', no, yes), zero, half()));
      pass(a, chosen(first, second));
      pass(b, chosen(second, first));
      return;
    }
    case 'pow': {
      const less = b.kind === 'number' ? graph.number(b.value - 1) : call('subtract', b, graph.number(1));
      pass(a, () => times(z, times(b, lower(graph, call('pow', a, less)))));
      pass(b, () => times(z, times(node, call('log', a))));
      return;
    }
    case 'hypot':
      pass(a, () => times(z, call('divide', a, node)));
      pass(b, () => times(z, call('divide', b, node)));
      return;
    case 'atan2': {
      const square = () => call('add', times(a, a), times(b, b));
      pass(a, () => times(z, call('divide', b, square())));
      pass(b, () => minus(times(z, call('divide', a, square()))));
      return;
    }
    case 'exp':
      pass(a, () => times(z, node));
      return;
    case 'log':
      pass(a, () => call('divide', z, a));
      return;
    case 'sqrt':
      pass(a, () => call('divide', z, call('add', node, node)));
      return;
    case 'softplus':
      pass(a, () => times(z, call('sigmoid', a)));
      return;
    case 'less':
    case 'lessOrEqual':
    case 'equal':
      return;
  }
  if (!f.endsWith("'")) {
    pass(a, () => times(z, call(`${f}'`, ...args)));
    return;
  }
  // The second derivative, by the formula.
  const [, ...parameters] = args;
  pass(a, () => {
    const once = slopeOf(graph, f.slice(0, -1), [graph.name(' '), ...parameters]);
    const twice = derivative(graph, once, ' ');
    const placed = graph.rewrite(twice, (inside) => (inside === graph.name(' ') ? a : inside));
    return times(z, lower(graph, placed));
  });
}
