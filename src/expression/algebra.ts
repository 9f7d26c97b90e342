import { argsOf, type Graph, isNumber, type Node } from './tree.js';

/** Sums, products and powers as one writes them by hand: without zeros, ones and double signs, numbers first. By the
 *  rules of real numbers, where infinities and signed zeros are no matter. */
export class Algebra {
  constructor(readonly graph: Graph) {}

  number(value: number): Node {
    return this.graph.number(value);
  }

  add(a: Node, b: Node): Node {
    if (isNumber(a, 0)) return b;
    if (isNumber(b, 0)) return a;
    const [negated, other] = [argsOf(b, 'negate')?.[0], argsOf(a, 'negate')?.[0]];
    if (negated) return this.subtract(a, negated);
    if (other) return this.subtract(b, other);
    return this.#folded(a, b, (x, y) => x + y) ?? this.graph.call('add', a, b);
  }

  subtract(a: Node, b: Node): Node {
    if (isNumber(b, 0)) return a;
    if (isNumber(a, 0)) return this.negate(b);
    const negated = argsOf(b, 'negate')?.[0];
    if (negated) return this.add(a, negated);
    return this.#folded(a, b, (x, y) => x - y) ?? this.graph.call('subtract', a, b);
  }

  negate(a: Node): Node {
    if (a.kind === 'number') return this.number(0 - a.value);
    return argsOf(a, 'negate')?.[0] ?? this.graph.call('negate', a);
  }

  multiply(a: Node, b: Node): Node {
    if (isNumber(a, 0) || isNumber(b, 0)) return this.number(0);
    if (isNumber(a, 1)) return b;
    if (isNumber(b, 1)) return a;
    if (isNumber(a, -1)) return this.negate(b);
    if (isNumber(b, -1)) return this.negate(a);
    const [first, second] = [argsOf(a, 'negate')?.[0], argsOf(b, 'negate')?.[0]];
    if (first) return this.negate(this.multiply(first, b));
    if (second) return this.negate(this.multiply(a, second));
    const [below, under] = [reciprocalOf(a), reciprocalOf(b)];
    if (below) return this.divide(b, below);
    if (under) return this.divide(a, under);
    if (b.kind === 'number' && a.kind !== 'number') return this.multiply(b, a);
    const [factor, rest] = argsOf(b, 'multiply') ?? [];
    if (a.kind === 'number' && factor?.kind === 'number' && rest)
      return this.multiply(this.multiply(a, factor), rest);
    return this.#folded(a, b, (x, y) => x * y) ?? this.graph.call('multiply', a, b);
  }

  divide(a: Node, b: Node): Node {
    if (isNumber(a, 0)) return a;
    if (isNumber(b, 1)) return a;
    if (a.kind === 'number' && a.value < 0) return this.negate(this.divide(this.number(-a.value), b));
    const negated = argsOf(a, 'negate')?.[0];
    return negated ? this.negate(this.divide(negated, b)) : this.graph.call('divide', a, b);
  }

  power(a: Node, n: Node): Node {
    if (isNumber(n, 1)) return a;
    return isNumber(n, 0) ? this.number(1) : this.graph.call('pow', a, n);
  }

  /** Whole numbers are computed; others stay as they are written. */
  #folded(a: Node, b: Node, operate: (x: number, y: number) => number): Node | undefined {
    if (a.kind !== 'number' || b.kind !== 'number') return undefined;
    const result = operate(a.value, b.value);
    const whole = [a.value, b.value, result].every(Number.isSafeInteger);
    return whole ? this.number(result) : undefined;
  }
}

/** u of 1/u. */
function reciprocalOf(node: Node): Node | undefined {
  const [above, below] = argsOf(node, 'divide') ?? [];
  return above && isNumber(above, 1) ? below : undefined;
}
