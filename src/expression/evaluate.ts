import type { Graph, Node } from './tree.js';

/** A kind of number: doubles, or decimals of any precision. */
export interface Numbers<T> {
  number(value: number): T;
  /** An operation by its node's name: `add`, `negate`, `less` (1 or 0), `where` (its first argument not 0), `exp`, ... */
  apply(f: string, args: readonly T[]): T;
}

/** The expression as a function of its names' values, in that kind of number.
 *  @throws {RangeError} if a name has no value. */
export function evaluator(
  graph: Graph,
  root: Node,
): <T>(numbers: Numbers<T>, values: Readonly<Record<string, T>>) => T {
  const nodes = graph.reachable(root);
  const place = new Map(nodes.map((node, i) => [node, i]));
  const steps = nodes.map((node) => ({
    node,
    args: node.kind === 'call' ? node.args.map((argument) => place.get(argument) as number) : [],
  }));
  return <T>(numbers: Numbers<T>, values: Readonly<Record<string, T>>): T => {
    const results: T[] = [];
    for (const { node, args } of steps) {
      if (node.kind === 'number') results.push(numbers.number(node.value));
      else if (node.kind === 'call')
        results.push(
          numbers.apply(
            node.f,
            args.map((i) => results[i] as T),
          ),
        );
      else if (Object.hasOwn(values, node.name)) results.push(values[node.name] as T);
      else throw new RangeError(`formula: ${node.name} has no value`);
    }
    return results.at(-1) as T;
  };
}
