import { INFIX, LEVEL } from './operations.js';
import type { CallNode, Graph, Node } from './tree.js';

/** A piece of text and how tightly its outermost operator binds. */
export interface Piece {
  readonly text: string;
  readonly level: number;
}

/** How a language writes what the languages write differently. */
export interface Dialect {
  /** A call; undefined for what the language writes with operators. */
  call(f: string, args: readonly Piece[]): Piece | undefined;
  /** `==` and `!=`, if they are written otherwise. */
  readonly symbols?: Readonly<Record<string, string>>;
}

/** A shared part is written out wherever it occurs, and the text may grow without measure. */
const LONGEST = 1_000_000;

export const atom = (text: string): Piece => ({ text, level: LEVEL.atom });
export const call = (f: string, args: readonly Piece[]): Piece =>
  atom(`${f}(${args.map(({ text }) => text).join(', ')})`);

/** The text, in brackets if it binds less tightly than `level` asks. */
export const within = ({ text, level: own }: Piece, level: number): string =>
  own < level ? `(${text})` : text;

/** The expression as text on one line.
 *  @throws {RangeError} if it is longer than a million letters. */
export function print(graph: Graph, root: Node, dialect: Dialect): string {
  const pieces: Piece[] = [];
  for (const node of graph.reachable(root)) {
    const piece = pieceOf(node, (argument) => pieces[argument.id] as Piece, dialect);
    if (piece.text.length > LONGEST) throw new RangeError('formula: it is too long to be written out');
    pieces[node.id] = piece;
  }
  return (pieces[root.id] as Piece).text;
}

function pieceOf(node: Node, of: (argument: Node) => Piece, dialect: Dialect): Piece {
  if (node.kind === 'number') return numberPiece(node.value);
  return node.kind === 'name' ? atom(node.name) : callPiece(node, node.args.map(of), dialect);
}

function numberPiece(value: number): Piece {
  const negative = value < 0 || Object.is(value, -0);
  const text = Object.is(value, -0) ? '-0' : String(value);
  // No language here has a word for it that the others read, and all read this as it.
  return { text: text.replace('Infinity', '1e999'), level: negative ? LEVEL.sign : LEVEL.atom };
}

function callPiece({ f }: CallNode, args: readonly Piece[], dialect: Dialect): Piece {
  const own = dialect.call(f, args);
  if (own) return own;
  const [a, b] = args;
  const infix = INFIX.get(f);
  if (infix && a && b) {
    const { symbol, level } = infix;
    // Operators group to the left; comparisons do not follow one another.
    const left = within(a, level === LEVEL.comparison ? level + 1 : level);
    return { text: `${left} ${dialect.symbols?.[symbol] ?? symbol} ${within(b, level + 1)}`, level };
  }
  if (f === 'negate' && a) return { text: `-${within(a, LEVEL.power)}`, level: LEVEL.sign };
  return call(f, args);
}

const FORMULA: Dialect = {
  call(f, [a, b]) {
    if (f === 'pi' || f === 'e') return atom(f);
    if (f !== 'pow' || !a || !b) return undefined;
    return { text: `${within(a, LEVEL.atom)}^${within(b, LEVEL.sign)}`, level: LEVEL.power };
  },
};

/** As text that `parse` reads back to the same expression. */
export const toText = (graph: Graph, root: Node): string => print(graph, root, FORMULA);
