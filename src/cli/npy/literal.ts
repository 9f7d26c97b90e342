/** The header of a .npy file is a Python literal: this reads as much of Python as such headers have. Libraries for it
 *  in the registry take it for JSON with other quotes, and so read shapes wrongly. */
import { Failure } from '../failure.js';

export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

const SPACE = /[ \t\r\n\f]*/y;
const TEXT = /[uUbBrR]?(?:'([^'\\\n]*)'|"([^"\\\n]*)")/y;
/** Python 2 wrote long integers as `2L`. */
const INTEGER = /([+-]?(?:0+|[1-9]\d*(?:_\d+)*))[lL]?(?![\w.])/y;
const WORD = /(?:True|False|None)(?!\w)/y;

const WORDS: Readonly<Record<string, Literal>> = { True: true, False: false, None: null };

/** @throws {Failure} if the text is no literal of dictionaries, tuples, lists, strings, integers, True, False, None. */
export function readLiteral(text: string): Literal {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const take = (character: string): boolean => {
    match(SPACE);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  const refuse = (): never => {
    throw new Failure(`the .npy header is no Python literal, from character ${at + 1} on`);
  };
  const expect = (character: string) => take(character) || refuse();

  /** What stands between brackets, commas between and perhaps one at the end. */
  const items = (close: string): { items: Literal[]; comma: boolean } => {
    const found: Literal[] = [];
    let comma = false;
    while (!take(close)) {
      if (found.length > 0 && !comma) refuse();
      found.push(value());
      comma = take(',');
    }
    return { items: found, comma };
  };
  const dictionary = (): Literal => {
    const entries = new Map<string, Literal>();
    while (!take('}')) {
      const key = value();
      if (typeof key !== 'string') return refuse();
      expect(':');
      entries.set(key, value());
      if (take(',')) continue;
      expect('}');
      break;
    }
    return entries;
  };
  let depth = 0;
  const value = (): Literal => {
    if (++depth > 32) refuse();
    try {
      if (take('{')) return dictionary();
      if (take('[')) return items(']').items;
      if (take('(')) {
        const { items: found, comma } = items(')');
        // Without a comma these are brackets around one value, no tuple.
        return found.length === 1 && !comma ? (found[0] as Literal) : found;
      }
      const quotes = match(TEXT);
      if (quotes) return quotes[1] ?? quotes[2] ?? '';
      const integer = match(INTEGER);
      if (integer) return Number((integer[1] as string).replaceAll('_', ''));
      const word = match(WORD);
      return word ? (WORDS[word[0]] as Literal) : refuse();
    } finally {
      depth--;
    }
  };
  const result = value();
  match(SPACE);
  return at === text.length ? result : refuse();
}
