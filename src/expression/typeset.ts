import { INFIX, LEVEL } from './operations.js';
import type { CallNode, Graph, Node } from './tree.js';

/** How formulas are set: the parts that MathML and TeX write each in their way. Every part is given and returned as
 *  text. */
export interface Style {
  number(digits: string): string;
  /** A variable, by one letter or a word. */
  name(name: string): string;
  /** The name of a function, upright. */
  upright(name: string): string;
  operator(symbol: string): string;
  /** A sign before its operand. */
  sign(symbol: string): string;
  row(...parts: string[]): string;
  /** Between a number and what it multiplies, or between factors. */
  readonly times: string;
  brackets(inside: string): string;
  bars(inside: string): string;
  fraction(above: string, below: string): string;
  power(base: string, exponent: string): string;
  root(inside: string, degree?: string): string;
  cases(rows: readonly (readonly [value: string, condition: string])[], otherwise: string): string;
}

/** A set part, how tightly it binds, and the node it is of. */
interface Part {
  readonly text: string;
  readonly level: number;
  readonly node: Node;
}

const UPRIGHT: Readonly<Record<string, string>> = {
  log: 'ln',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'arsinh',
  acosh: 'arcosh',
  atanh: 'artanh',
  sign: 'sgn',
  Phi: 'Φ',
  phi: 'φ',
};

const LONGEST = 1_000_000;

/** The formula set in a style.
 *  @throws {RangeError} if it is longer than a million letters. */
export function typeset(graph: Graph, root: Node, style: Style): string {
  const parts: Part[] = [];
  for (const node of graph.reachable(root)) {
    const part = { ...setNode(style, node, (argument) => parts[argument.id] as Part), node };
    if (part.text.length > LONGEST) throw new RangeError('formula: it is too long to be written out');
    parts[node.id] = part;
  }
  return (parts[root.id] as Part).text;
}

type Set = Omit<Part, 'node'>;
type Of = (argument: Node) => Part;

const atom = (text: string): Set => ({ text, level: LEVEL.atom });

function setNode(style: Style, node: Node, of: (argument: Node) => Part): Set {
  if (node.kind === 'name') return atom(style.name(node.name));
  if (node.kind === 'call') return setCall(style, node, node.args.map(of), of);
  const text = style.number(String(Math.abs(node.value)));
  return node.value < 0 ? { text: style.row(style.sign('−'), text), level: LEVEL.sign } : atom(text);
}

const inside = (style: Style, part: Part, level: number): string =>
  part.level < level ? style.brackets(part.text) : part.text;

function setCall(style: Style, { f }: CallNode, args: readonly Part[], of: Of): Set {
  const [a, b] = args as readonly [Part, Part];
  switch (f) {
    case 'pi':
      return atom(style.name('π'));
    case 'e':
      return atom(style.name('e'));
    case 'negate':
      return { text: style.row(style.sign('−'), factor(style, a)), level: LEVEL.sign };
    case 'add':
    case 'subtract':
      return setSum(style, f === 'add', a, b, of);
    case 'multiply':
      return setProduct(style, a, b);
    case 'divide':
      return { text: style.fraction(a.text, b.text), level: LEVEL.power };
    case 'pow':
      return setPower(style, a, b, of);
    case 'exp':
      return { text: style.power(style.name('e'), a.text), level: LEVEL.power };
    case 'sqrt':
      return atom(style.root(a.text));
    case 'cbrt':
      return atom(style.root(a.text, style.number('3')));
    case 'abs':
      return atom(style.bars(a.text));
    case 'where':
      return { text: setCases(style, args, of), level: LEVEL.choice };
  }
  const infix = INFIX.get(f);
  if (infix) {
    const symbol = { '<=': '≤', '>=': '≥', '==': '=', '!=': '≠' }[infix.symbol] ?? infix.symbol;
    const [left, right] = [a, b].map((part) => inside(style, part, infix.level + 1)) as [string, string];
    return { text: style.row(left, style.operator(symbol), right), level: infix.level };
  }
  return atom(style.row(style.upright(UPRIGHT[f] ?? f), inBrackets(style, args)));
}

/** The arguments of a function. */
function inBrackets(style: Style, args: readonly Part[]): string {
  return style.brackets(
    style.row(...args.flatMap(({ text }, i) => (i ? [style.operator(','), text] : [text]))),
  );
}

/** Adding what has a sign subtracts it. */
function setSum(style: Style, plus: boolean, a: Part, b: Part, of: Of): Set {
  const left = inside(style, a, LEVEL.sum);
  const { node } = b;
  let right = inside(style, b, plus ? LEVEL.sum : LEVEL.product);
  let symbol = plus ? '+' : '−';
  if (b.level === LEVEL.sign) {
    symbol = plus ? '−' : '+';
    if (node.kind === 'number') right = style.number(String(-node.value));
    else if (node.kind === 'call') right = inside(style, of(node.args[0] as Node), LEVEL.product);
  }
  return { text: style.row(left, style.operator(symbol), right), level: LEVEL.sum };
}

/** What follows a sign or another factor: in brackets if it is a sum or has a sign itself. */
const factor = (style: Style, part: Part): string =>
  part.level === LEVEL.sign ? style.brackets(part.text) : inside(style, part, LEVEL.product);

/** Factors side by side; a number second keeps a sign between. */
function setProduct(style: Style, a: Part, b: Part): Set {
  const left = inside(style, a, LEVEL.product);
  const right = factor(style, b);
  const second = b.node.kind === 'call' && /^(multiply|pow)$/.test(b.node.f) ? b.node.args[0] : b.node;
  const between = second?.kind === 'number' && right === b.text ? style.operator('·') : style.times;
  return { text: style.row(left, between, right), level: LEVEL.product };
}

function setPower(style: Style, a: Part, n: Part, of: Of): Set {
  const { node } = a;
  const exponent = n.node.kind === 'number' && n.node.value > 0;
  if (exponent && node.kind === 'call' && /^(sin|cos|tan|sinh|cosh|tanh)$/.test(node.f)) {
    // sin²(x)
    const name = style.power(style.upright(node.f), n.text);
    return atom(style.row(name, inBrackets(style, node.args.map(of))));
  }
  return { text: style.power(inside(style, a, LEVEL.atom), n.text), level: LEVEL.power };
}

/** One row a condition: a choice within the second branch goes on with rows of its own. */
function setCases(style: Style, [condition, yes, no]: readonly Part[], of: Of): string {
  const rows = [[yes?.text ?? '', condition?.text ?? '']] as [string, string][];
  let rest = no as Part;
  while (rest.node.kind === 'call' && rest.node.f === 'where') {
    const [next, value, other] = rest.node.args.map(of) as [Part, Part, Part];
    rows.push([value.text, next.text]);
    rest = other;
  }
  return style.cases(rows, rest.text);
}
