import { fault } from './fault.js';

/** A piece of the text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  /** Where it starts. */
  readonly at: number;
}

const NUMBER = String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
/** What a name is made of: letters of any alphabet, digits and _, a letter or _ first. Small digits below the line are
 *  digits; those above it would be powers elsewhere. */
const LETTERS = String.raw`[\p{L}_][\p{L}\p{Nd}_\u2080-\u2089]*`;
export const NAMED = new RegExp(`^${LETTERS}$`, 'u');
// A prime after a name is the derivative of a function: sigmoid'(x).
const NAME = `${LETTERS}'?`;
/** Numbers of other languages, which would be read as a product: 0x10, 1_000. */
const FOREIGN = /(?:0[xob]\d|\d[\d.]*_)[\da-fA-F_]*/y;
const SYMBOL = '[<>=!]=|[-+*/^(),<>]';
const TOKEN = new RegExp(String.raw`\s*(?:(${NUMBER})|(${NAME})|(${SYMBOL})|$)`, 'uy');

/** What people write for an operator that is written otherwise here. */
export const HINTS: ReadonlyMap<string, string> = new Map([
  ['=', '== compares; a formula has no names of its own to set'],
  ['×', '* multiplies'],
  ['·', '* multiplies'],
  ['⋅', '* multiplies'],
  ['÷', '/ divides'],
  ['−', '- subtracts'],
  ['?', 'a choice is written where(condition, yes, no)'],
  ['[', 'names stand for whole arrays, without an index'],
  ['.', 'functions are called by their names alone, as in sin(x)'],
  ['&', 'conditions are multiplied, or put into one another by where(…)'],
  ['|', 'the size of x is abs(x)'],
  ['%', 'the rest of a division is x - y * floor(x / y)'],
  ['√', 'a root is written sqrt(x)'],
  ['²', 'a square is written x^2'],
  ['³', 'a cube is written x^3'],
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
    if (number !== undefined) this.#refuseForeign(at);
    this.#at += all.length;
    if (number !== undefined) return { kind: 'number', text: piece, at };
    if (name !== undefined) return { kind: 'name', text: piece, at };
    return { kind: symbol === undefined ? 'end' : 'symbol', text: piece, at };
  }

  /** @throws {SyntaxError} at a number of another language. */
  #refuseForeign(at: number): void {
    FOREIGN.lastIndex = at;
    const [found] = FOREIGN.exec(this.text) ?? [];
    if (found !== undefined)
      throw fault(
        this.text,
        at,
        `${found.slice(0, 20)} is no number here: numbers are decimal, as in 1000 or 1e3`,
      );
  }

  #unknown(): SyntaxError {
    const at = this.#at + (/^\s*/.exec(this.text.slice(this.#at))?.[0].length ?? 0);
    const sign = String.fromCodePoint(this.text.codePointAt(at) ?? 0);
    const hint = HINTS.get(sign);
    return fault(this.text, at, `${JSON.stringify(sign)} has no meaning here${hint ? `: ${hint}` : ''}`);
  }
}
