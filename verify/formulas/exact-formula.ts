/** A formula's value and derivatives at 400 bits, and how far off a computation in doubles may be: forwards, by rules
 *  of its own, where `src/formula` goes backwards. */

import { descriptors } from '../../src/chain-text.js';
import { parse } from '../../src/expression/parse.js';
import { type CallNode, Graph, type Node } from '../../src/expression/tree.js';
import { FUNCTIONS } from '../../src/formula/language.js';
import { Arithmetic, type Term } from '../oracle/bounded-arithmetic.js';
import { formulaOf } from '../oracle/bounded-formula.js';
import { mark, mpfr, NEAREST, release, take } from '../oracle/mpfr.js';

const BITS = 400;
const UNIT = 2 ** -53;
/** Units of the last place that a function of the kernel may be off, its value or its slope: more than any is. */
const FUNCTION = 16;

export interface Bounded {
  readonly exact: number;
  /** How far off the double may be, to first order. */
  readonly bound: number;
}

export interface Derived {
  readonly value: Bounded;
  readonly slopes: Readonly<Record<string, Bounded>>;
}

/** A derivative by one name: exact; the sum of the sizes of all products along the paths to the name; and what these
 *  may be off in doubles. */
interface Slope {
  readonly exact: Term;
  readonly size: number;
  readonly off: number;
}

/** A node: its value, what that may be off in doubles, and its derivatives. */
interface Jet {
  readonly value: Term;
  readonly off: number;
  readonly slopes: readonly Slope[];
}

/** A partial derivative of an operation: exact, and what it may be off where its arguments are. */
interface Partial {
  readonly of: Jet;
  readonly exact: Term;
  readonly off: number;
}

const m = new Arithmetic(BITS);
const double = ({ value }: Term): number => mpfr.mpfr_get_d(value, NEAREST);
const sizeOf = (term: Term): number => Math.abs(double(term));

/** At a point; undefined where it is not smooth and of usual size all along: a kink, an overflow, a domain's end. */
export function derive(
  text: string,
  names: readonly string[],
  point: Readonly<Record<string, number>>,
): Derived | undefined {
  const graph = new Graph();
  const root = parse(graph, text, { functions: FUNCTIONS, names });
  const before = mark();
  try {
    const jets: Jet[] = [];
    for (const node of graph.reachable(root)) {
      const jet = jetOf(node, names, point, (argument) => jets[argument.id] as Jet);
      if (jet === undefined || !usual(jet)) return undefined;
      jets[node.id] = jet;
    }
    const { value, off, slopes } = jets[root.id] as Jet;
    return {
      value: { exact: double(value), bound: off },
      slopes: Object.fromEntries(
        slopes.map(({ exact, off }, i) => [names[i], { exact: double(exact), bound: off }]),
      ),
    };
  } finally {
    release(before);
  }
}

/** Far from where doubles end: to first order is enough, and what is off is small beside the value's size. */
function usual({ value, off, slopes }: Jet): boolean {
  const size = sizeOf(value);
  const small = (bound: number) => bound < 1e100;
  return (
    size < 1e100 &&
    (size === 0 || size > 1e-100) &&
    off <= 1e-5 * Math.max(size, 1e-3) &&
    slopes.every((slope) => small(slope.size) && small(sizeOf(slope.exact)) && small(slope.off))
  );
}

function jetOf(
  node: Node,
  names: readonly string[],
  point: Readonly<Record<string, number>>,
  of: (argument: Node) => Jet,
): Jet | undefined {
  const none = names.map(() => ({ exact: m.of(0), size: 0, off: 0 }));
  if (node.kind === 'number') return { value: m.of(node.value), off: 0, slopes: none };
  if (node.kind === 'name')
    return {
      value: m.of(point[node.name] as number),
      off: 0,
      slopes: names.map((name) => ({
        exact: m.of(name === node.name ? 1 : 0),
        size: name === node.name ? 1 : 0,
        off: 0,
      })),
    };
  const args = node.args.map(of);
  return node.f === 'pi' || node.f === 'e' ? constant(node.f, none) : operation(node, args);
}

function constant(f: string, slopes: readonly Slope[]): Jet {
  return { value: m.of(f === 'pi' ? Math.PI : Math.E), off: 0, slopes };
}

/** A value from its arguments', with the partial derivatives.
 *  @param own units of the last place that the operation itself may be off. */
function made(value: Term, own: number, partials: readonly Partial[]): Jet {
  const [first] = partials;
  const moved = partials.reduce((sum, { of: { off }, exact }) => sum + sizeOf(exact) * off, 0);
  const slopes = (first?.of.slopes ?? []).map((_, i): Slope => {
    let exact = m.of(0);
    let size = 0;
    let off = 0;
    for (const {
      of: { slopes },
      exact: partial,
      off: wrong,
    } of partials) {
      const inner = slopes[i] as Slope;
      exact = m.add(exact, m.multiply(partial, inner.exact));
      const factor = sizeOf(partial);
      size += factor * inner.size;
      // A product and a sum on the way back, each rounded once; some rules take two.
      off += factor * inner.off + inner.size * (wrong + 4 * UNIT * factor);
    }
    return { exact, size, off };
  });
  return { value, off: moved + own * UNIT * sizeOf(value), slopes };
}

/** A partial derivative that is a formula of arguments, off itself by some units, and by what moving each argument by
 *  what it is off does. */
function partial(of: Jet, f: (args: readonly Term[]) => Term, args: readonly Jet[], units: number): Partial {
  const at = args.map(({ value }) => value);
  const exact = f(at);
  let off = units * UNIT * sizeOf(exact);
  args.forEach(({ value, off: wrong }, i) => {
    if (wrong === 0) return;
    // By differences: there are digits enough.
    const step = m.of(2 ** -80 * Math.max(sizeOf(value), 2 ** -40));
    const there = f(at.map((v, k) => (k === i ? m.add(v, step) : v)));
    off += (sizeOf(m.subtract(there, exact)) / sizeOf(step)) * wrong;
  });
  return { of, exact, off };
}

const binary =
  (operate: (to: number, a: number, b: number, rounding: number) => number) =>
  (a: Term, b: Term): Term => {
    const value = take(BITS);
    operate(value, a.value, b.value, NEAREST);
    return { value, error: Number.NEGATIVE_INFINITY };
  };
const pow = binary(mpfr.mpfr_pow);
const hypot = binary(mpfr.mpfr_hypot);
const atan2 = binary(mpfr.mpfr_atan2);

/** The first less the second is surely not 0 in doubles either. */
const apart = (a: Jet, b: Jet): boolean => sizeOf(m.subtract(a.value, b.value)) > 4 * (a.off + b.off) + 1e-12;

function operation({ f, args: nodes }: CallNode, args: readonly Jet[]): Jet | undefined {
  const [a, b, c] = args as readonly [Jet, Jet, Jet];
  const one = () => m.of(1);
  switch (f) {
    case 'add':
      return made(m.add(a.value, b.value), 1, [partial(a, one, [], 0), partial(b, one, [], 0)]);
    case 'subtract':
      return made(m.subtract(a.value, b.value), 1, [
        partial(a, one, [], 0),
        partial(b, () => m.of(-1), [], 0),
      ]);
    case 'negate':
      return made(m.negate(a.value), 0, [partial(a, () => m.of(-1), [], 0)]);
    case 'multiply':
      return made(m.multiply(a.value, b.value), 1, [
        partial(a, ([v]) => v as Term, [b], 0),
        partial(b, ([v]) => v as Term, [a], 0),
      ]);
    case 'divide':
      if (m.sign(b.value) === 0) return undefined;
      return made(m.divide(a.value, b.value), 1, [
        partial(a, ([v]) => m.divide(one(), v as Term), [b], 1),
        partial(b, ([u, v]) => m.negate(m.divide(u as Term, m.multiply(v as Term, v as Term))), [a, b], 3),
      ]);
    case 'min':
    case 'max':
      if (!apart(a, b)) return undefined;
      return m.order(a.value, b.value) < 0 === (f === 'min') ? a : b;
    case 'clamp': {
      const lower = operation({ f: 'max', args: nodes } as unknown as CallNode, [a, b]);
      return lower && operation({ f: 'min', args: nodes } as unknown as CallNode, [lower, c]);
    }
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual': {
      if (!apart(a, b)) return undefined;
      const yes = m.order(a.value, b.value) < 0 === f.startsWith('less');
      return made(m.of(yes ? 1 : 0), 0, [partial(a, () => m.of(0), [], 0)]);
    }
    case 'where':
      return m.sign(a.value) !== 0 ? b : c;
    case 'hypot': {
      const partials = [a, b].map((of, i) =>
        partial(of, (at) => m.divide(at[i] as Term, hypot(at[0] as Term, at[1] as Term)), [a, b], 3),
      );
      return m.sign(a.value) === 0 && m.sign(b.value) === 0
        ? undefined
        : made(hypot(a.value, b.value), 2, partials);
    }
    case 'atan2': {
      if (m.sign(a.value) === 0) return undefined;
      const square = ([u, v]: readonly Term[]) =>
        m.add(m.multiply(u as Term, u as Term), m.multiply(v as Term, v as Term));
      return made(atan2(a.value, b.value), 3, [
        partial(a, (at) => m.divide(at[1] as Term, square(at)), [a, b], 5),
        partial(b, (at) => m.negate(m.divide(at[0] as Term, square(at))), [a, b], 5),
      ]);
    }
    case 'pow': {
      if (!(m.sign(a.value) > 0) && nodes[1]?.kind !== 'number') return undefined;
      if (m.sign(a.value) === 0) return undefined;
      const byBase = partial(
        a,
        ([u, v]) => m.multiply(v as Term, pow(u as Term, m.subtract(v as Term, one()))),
        [a, b],
        FUNCTION,
      );
      if (nodes[1]?.kind === 'number') return made(pow(a.value, b.value), FUNCTION, [byBase]);
      const byExponent = partial(
        b,
        ([u, v]) => m.multiply(pow(u as Term, v as Term), m.log(u as Term)),
        [a, b],
        FUNCTION,
      );
      return made(pow(a.value, b.value), FUNCTION, [byBase, byExponent]);
    }
  }
  return ofTable(f, nodes, a);
}

/** A function of the table, by the oracle's reading of its formula. */
function ofTable(f: string, nodes: readonly Node[], a: Jet): Jet | undefined {
  const row = descriptors.get(f);
  if (row === undefined) throw new Error(`no rule for ${f}`);
  const parameters = Object.fromEntries(
    row.parameters.map(({ name }, i) => [name, (nodes[i + 1] as Node & { value: number }).value]),
  );
  const { value, derivative } = formulaOf(row.formula, parameters);
  const slope = partial(a, ([u]) => derivative(m, u as Term), [a], FUNCTION);
  // At a kink one side's slope is no other's; beyond a domain there is none.
  const [left, right] = [-1, 1].map((side) =>
    double(derivative(m, m.add(a.value, m.of(side * (4 * a.off + 1e-12))))),
  ) as [number, number];
  const there = double(slope.exact);
  const near = (side: number) => Math.abs(side - there) <= 1e-3 * Math.abs(there) + 1e-6;
  if (!near(left) || !near(right)) return undefined;
  return made(value(m, a.value), FUNCTION, [slope]);
}
