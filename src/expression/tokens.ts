import { fault } from './fault.js';

/** A piece of the text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** Where it starts. */
  readonly at: number;
}

const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
// A prime after a name is the derivative of a function: sigmoid'(x).
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*'?`;
const SYMBOL = '[<>=!]=|[-+*/^(),<>]';
const TOKEN = new RegExp(String.raw`\s*(?:(${NUMBER})|(${NAME})|(${SYMBOL})|$)`, 'uy');

/** What people write for an operator that is written otherwise here. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['=', '== compares; a formula has no names of its own to set'],
  ['×', '* multiplies'],
  ['·', '* multiplies'],
  ['⋅', '* multiplies'],
  ['÷', '/ divides'],
  ['−', '- subtracts'],
  ['?', 'a choice is written where(condition, yes, no)'],
  ['[', 'names stand for whole arrays, without an index'],
]);

/** Reads the text piece by piece, in time that grows with its length. */
export class Tokens {
  /** The piece that comes next. */
  next: Token;
  #at = 0;

  constructor(readonly text: string) {
    this.next = this.#read();
  }

  /** Takes the next piece. */
  take(): Token {
    const token = this.next;
    this.next = this.#read();
    return token;
  }

  #read(): Token {
    const { text } = this;
    TOKEN.lastIndex = this.#at;
    const [all = '', number, name, symbol] = TOKEN.exec(text) ?? [];
    const piece = number ?? name ?? symbol ?? '';
    const at = this.#at + all.length - piece.length;
    if (all === '' && at < text.length) throw this.#unknown();
    this.#at += all.length;
    if (number !== undefined) return { kind: 'number', text: piece, at };
    if (name !== undefined) return { kind: 'name', text: piece, at };
    return { kind: symbol === undefined ? 'end' : 'symbol', text: piece, at };
  }

  #unknown(): SyntaxError {
    const at = this.#at + (/^\s*/.exec(this.text.slice(this.#at))?.[0].length ?? 0);
    const sign = String.fromCodePoint(this.text.codePointAt(at) ?? 0);
    const hint = HINTS.get(sign);
    return fault(this.text, at, `${JSON.stringify(sign)} has no meaning here${hint ? `: ${hint}` : ''}`);
  }
}
