import type { CallNode, Graph, Node } from '../expression/tree.js';

/** What the kernel does between blocks; all else is a function, which runs on U and D. */
export const BETWEEN_BLOCKS: ReadonlySet<string> = new Set(
  'add subtract multiply divide negate min max less lessOrEqual equal where pow hypot atan2'.split(' '),
);

/** What is wanted of each element, or of all: a node's value stored, or the sum of the products of two nodes. */
export type Output = { readonly store: Node } | { readonly sum: Node; readonly by: Node };

/** One thing to do to a block. */
export interface Task {
  /** What it computes: nothing for an output, two for a function with its derivative. */
  readonly results: readonly CallNode[];
  /** Which output it is. */
  readonly output?: number;
  /** The arrays that it reads, each once. */
  readonly reads: readonly Node[];
}

export interface Work {
  readonly tasks: readonly Task[];
  /** Nodes that are numbers, arguments first: computed once a call. */
  readonly scalars: readonly Node[];
}

/** What has to be done for the outputs, in any order, given which names are arrays. */
export function workOf(graph: Graph, outputs: readonly Output[], arrays: ReadonlySet<string>): Work {
  const roots = outputs.flatMap((output) => ('store' in output ? [output.store] : [output.sum, output.by]));
  const vectors = new Set<Node>();
  const scalars: Node[] = [];
  const pairs = new Map<string, CallNode[]>();
  for (const node of graph.reachable(...roots)) {
    const isVector =
      node.kind === 'name'
        ? arrays.has(node.name)
        : node.kind === 'call' && node.args.some((a) => vectors.has(a));
    if (!isVector) {
      scalars.push(node);
      continue;
    }
    vectors.add(node);
    if (node.kind !== 'call') continue;
    // A function and its derivative at one place share a task; pow' is a function's, and pow none.
    const f = BETWEEN_BLOCKS.has(node.f) ? `${node.f} itself` : node.f.replace(/'$/, '');
    const key = `${f} ${node.args.map(({ id }) => id).join(' ')}`;
    listIn(pairs, key).push(node);
  }
  const read = (nodes: readonly Node[]) => [...new Set(nodes)].filter((node) => vectors.has(node));
  const tasks: Task[] = [...pairs.values()].map((results) => ({
    results,
    reads: read(results[0]?.args ?? []),
  }));
  outputs.forEach((output, i) => {
    const nodes = 'store' in output ? [output.store] : [output.sum, output.by];
    tasks.push({ results: [], output: i, reads: read(nodes) });
  });
  return { tasks, scalars };
}

/** The list of that key, made if there is none. */
export function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
