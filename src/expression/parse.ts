import { fault } from './fault.js';
import { BY_SYMBOL, LEVEL, OPERATIONS } from './operations.js';
import { type Token, Tokens } from './tokens.js';
import type { Graph, Node } from './tree.js';

/** What a text may use. */
export interface Language {
  /** Functions that may be called, with their numbers of arguments; default: those of `operations.ts`. */
  readonly functions?: ReadonlyMap<string, number>;
  /** Names of inputs; default: any. */
  readonly names?: readonly string[] | undefined;
  /** The one of the candidates that a wrong name was likely to be. */
  readonly suggest?: (wrong: string, candidates: readonly string[]) => string | undefined;
  /** So many of the candidates that a wrong name is written most like. */
  readonly likest?: (wrong: string, candidates: readonly string[], count: number) => readonly string[];
}

/** How deep brackets, signs and powers may nest: far beyond use, well within an engine's stack. */
export const DEPTH = 200;

/** Reads a formula into the graph. The language: numbers, `pi`, `e`, names, `+ - * / ^`, brackets, calls,
 *  comparisons. `^` groups to the right and binds tighter than a sign before it, so `-x^2` is -(x²). A number right
 *  before a name or bracket multiplies it and binds tighter than `*` and `/`: `1/2x` is 1/(2x).
 *  @throws {SyntaxError} at what it cannot read; the message marks the place, `position` says it. */
export function parse(graph: Graph, text: string, language: Language = {}): Node {
  return new Parser(graph, text, language).whole();
}

class Parser {
  readonly #tokens: Tokens;
  #depth = 0;

  constructor(
    readonly graph: Graph,
    readonly text: string,
    readonly language: Language,
  ) {
    this.#tokens = new Tokens(text);
  }

  whole(): Node {
    if (this.#tokens.next.kind === 'end') throw this.#fault(this.#tokens.next, 'it is empty');
    const result = this.#infix(LEVEL.comparison);
    const { next } = this.#tokens;
    if (next.kind === 'end') return result;
    if (next.text === ')') throw this.#fault(next, 'this bracket was not opened');
    if (next.text === ',') throw this.#fault(next, 'a comma stands between the arguments of a function only');
    throw this.#fault(next, `an operator was expected before ${next.text}`);
  }

  /** Operands with operators of that level or a tighter one between them. */
  #infix(level: number): Node {
    let left = this.#signed();
    // From the tightest operators out, so that one loop serves a sum of any length.
    for (let tight: number = LEVEL.product; tight >= level; tight--) {
      for (;;) {
        const operator =
          this.#tokens.next.kind === 'symbol' ? BY_SYMBOL.get(this.#tokens.next.text) : undefined;
        if (operator?.level !== tight) break;
        const token = this.#tokens.take();
        left = this.graph.call(operator.f, left, this.#infixAfter(tight));
        const { next } = this.#tokens;
        if (tight === LEVEL.comparison && BY_SYMBOL.get(next.text)?.level === tight)
          throw this.#fault(next, `comparisons do not follow one another: ${token.text} is one already`);
      }
    }
    return left;
  }

  /** The right operand of an operator of that level: what binds tighter. */
  #infixAfter(level: number): Node {
    return level === LEVEL.product ? this.#signed() : this.#infix(level + 1);
  }

  #signed(): Node {
    const { next } = this.#tokens;
    if (next.kind === 'symbol' && (next.text === '-' || next.text === '+')) {
      this.#tokens.take();
      const inside = this.#deeper(next, () => this.#signed());
      if (next.text === '+') return inside;
      return inside.kind === 'number' ? this.graph.number(-inside.value) : this.graph.call('negate', inside);
    }
    return this.#power();
  }

  #power(): Node {
    const token = this.#tokens.next;
    const base = this.#primary();
    const { next } = this.#tokens;
    if (next.text === '^') {
      this.#tokens.take();
      return this.graph.call(
        'pow',
        base,
        this.#deeper(next, () => this.#signed()),
      );
    }
    if (token.kind === 'number' && (next.kind === 'name' || next.text === '('))
      return this.graph.call(
        'multiply',
        base,
        this.#deeper(next, () => this.#power()),
      );
    return base;
  }

  #primary(): Node {
    const token = this.#tokens.take();
    if (token.kind === 'number') return this.graph.number(Number(token.text));
    if (token.kind === 'name') return this.#named(token);
    if (token.text === '(') {
      const inside = this.#deeper(token, () => this.#infix(LEVEL.comparison));
      this.#close(token);
      return inside;
    }
    if (token.kind === 'end')
      throw this.#fault(token, 'it ends where a number, a name or a bracket was expected');
    const hint = token.text === '*' ? '; a power is written ^' : '';
    throw this.#fault(token, `a number, a name or a bracket was expected, not ${token.text}${hint}`);
  }

  #named(token: Token): Node {
    const name = token.text;
    const arity = this.#arity(name);
    const called = this.#tokens.next.text === '(';
    if (arity === undefined) {
      if (called || name.endsWith("'")) throw this.#unknown(token, 'function', this.#functions());
      return this.#input(token);
    }
    if (arity === 0) return this.graph.call(name);
    if (!called)
      throw this.#fault(token, `${name} is a function: it takes its argument in brackets, ${name}(…)`);
    const open = this.#tokens.take();
    const args: Node[] = [];
    if (this.#tokens.next.text !== ')') {
      do args.push(this.#deeper(open, () => this.#infix(LEVEL.comparison)));
      while (this.#tokens.next.text === ',' && this.#tokens.take());
    }
    this.#close(open);
    if (args.length !== arity)
      throw this.#fault(token, `${name} takes ${arity} argument${arity > 1 ? 's' : ''}; got ${args.length}`);
    return this.graph.call(name, ...args);
  }

  #input(token: Token): Node {
    const { names } = this.language;
    if (names && !names.includes(token.text))
      throw this.#unknown(token, 'name', [...names, ...this.#functions()]);
    return this.graph.name(token.text);
  }

  #arity(name: string): number | undefined {
    return (this.language.functions ?? OPERATIONS).get(name);
  }

  #functions(): string[] {
    return [...(this.language.functions ?? OPERATIONS).keys()];
  }

  #close(open: Token): void {
    const { next } = this.#tokens;
    if (next.text === ')') this.#tokens.take();
    else if (next.kind === 'end') throw this.#fault(open, 'this bracket is not closed');
    else throw this.#fault(next, `an operator or a closing bracket was expected, not ${next.text}`);
  }

  #deeper(token: Token, inside: () => Node): Node {
    if (++this.#depth > DEPTH) throw this.#fault(token, `nested more than ${DEPTH} deep`);
    const result = inside();
    this.#depth--;
    return result;
  }

  #unknown(token: Token, what: string, candidates: readonly string[]): SyntaxError {
    const near = this.language.suggest?.(token.text, candidates);
    const shown = JSON.stringify(token.text.slice(0, 40));
    const names = this.language.names;
    // What is as short is near to anything.
    if (what === 'function' && !token.text.endsWith("'") && token.text.length < 3 && near?.length !== 3)
      return this.#fault(token, `there is no function ${shown}; to multiply, write ${token.text} * (…)`);
    const known =
      what === 'name' ? names && `; the names are ${names.join(', ')}` : this.#likest(token, candidates);
    return this.#fault(
      token,
      `there is no ${what} ${shown}${near ? `; did you mean ${near}?` : (known ?? '')}`,
    );
  }

  /** What comes nearest to an unknown function that is no typing error. */
  #likest({ text }: Token, candidates: readonly string[]): string | undefined {
    const functions = candidates.filter((name) => !name.endsWith("'"));
    const near = this.language.likest?.(text, functions, 3);
    return near && `; nearest are ${near.join(', ')}; the reference lists all ${functions.length}`;
  }

  #fault({ at }: Token, message: string): SyntaxError {
    return fault(this.text, at, message);
  }
}
