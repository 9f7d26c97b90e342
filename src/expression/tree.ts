/** An expression as a graph: equal subexpressions are one node, and a node's arguments come before it. So every
 *  pass over it is one loop, however deep the formula is. */
export type Node = NumberNode | NameNode | CallNode;

interface Placed {
  /** Its place in the graph. */
  readonly id: number;
}

export interface NumberNode extends Placed {
  readonly kind: 'number';
  readonly value: number;
}

export interface NameNode extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

/** An operation or function, by its name in `operations.ts` or in a table of functions. */
export interface CallNode extends Placed {
  readonly kind: 'call';
  readonly f: string;
  readonly args: readonly Node[];
}

/** Makes nodes, each once. */
export class Graph {
  readonly nodes: Node[] = [];
  readonly #known = new Map<string, Node>();

  number(value: number): Node {
    // Minus zero is another number than zero.
    const key = Object.is(value, -0) ? '#-0' : `#${value}`;
    return this.#known.get(key) ?? this.#add(key, { kind: 'number', id: this.nodes.length, value });
  }

  name(name: string): Node {
    const key = `$${name}`;
    return this.#known.get(key) ?? this.#add(key, { kind: 'name', id: this.nodes.length, name });
  }

  call(f: string, ...args: readonly Node[]): Node {
    let key = f;
    for (const { id } of args) key += ` ${id}`;
    return this.#known.get(key) ?? this.#add(key, { kind: 'call', id: this.nodes.length, f, args });
  }

  #add(key: string, node: Node): Node {
    this.#known.set(key, node);
    this.nodes.push(node);
    return node;
  }

  /** What the roots are made of, themselves included, arguments first. */
  reachable(...roots: readonly Node[]): Node[] {
    const needed = new Uint8Array(this.nodes.length);
    let last = -1;
    for (const { id } of roots) {
      needed[id] = 1;
      last = Math.max(last, id);
    }
    for (let id = last; id >= 0; id--) {
      const node = this.nodes[id] as Node;
      if (needed[id] && node.kind === 'call') for (const argument of node.args) needed[argument.id] = 1;
    }
    return this.nodes.slice(0, last + 1).filter(({ id }) => needed[id]);
  }

  /** The same of one root, in the order in which its text has them: whatever else the graph was used for. */
  asWritten(root: Node): Node[] {
    const order: Node[] = [];
    const seen = new Uint8Array(this.nodes.length);
    const open: Node[] = [root];
    const opened: Node[] = [];
    while (open.length > 0) {
      const node = open.at(-1) as Node;
      // Open still when its arguments are done.
      if (opened.at(-1) === node) {
        order.push(node);
        open.pop();
        opened.pop();
      } else if (seen[node.id]) open.pop();
      else {
        seen[node.id] = 1;
        opened.push(node);
        if (node.kind === 'call')
          for (let i = node.args.length - 1; i >= 0; i--) open.push(node.args[i] as Node);
      }
    }
    return order;
  }

  /** The root with nodes replaced: `change` is given each node with its arguments changed already. */
  rewrite(root: Node, change: (node: Node) => Node): Node {
    const changed: Node[] = [];
    for (const node of this.reachable(root)) {
      const moved =
        node.kind === 'call' ? this.call(node.f, ...node.args.map(({ id }) => changed[id] as Node)) : node;
      changed[node.id] = change(moved);
    }
    return changed[root.id] as Node;
  }
}

export const isNumber = (node: Node, value: number): boolean =>
  node.kind === 'number' && Object.is(node.value, value);

/** The arguments of a call of that operation; undefined for anything else. */
export const argsOf = (node: Node | undefined, f: string): readonly Node[] | undefined =>
  node?.kind === 'call' && node.f === f ? node.args : undefined;
