/** Chains as they are typed: `square sigmoid`, or as the library prints them, `sigmoid(square(x))`. */
import { type Chainable, chain } from '../chain.js';
import { parseChain } from '../chain-text.js';
import type { Elementwise } from '../types.js';
import { Failure, shown } from './failure.js';

/** What functions are called elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  swish: 'silu',
  logistic: 'sigmoid',
  expit: 'sigmoid',
  ln: 'log',
  pow: 'power',
  inv: 'reciprocal',
  negate: 'neg',
  negative: 'neg',
  fabs: 'abs',
  linear: 'affine',
  lrelu: 'leakyRelu',
  leaky_relu: 'leakyRelu',
  sqr: 'square',
};

/** @throws {Failure | RangeError} if the text names no chain. */
export function readChain(text: string): Elementwise {
  const names: readonly string[] = text.match(/[A-Za-z_]\w*/g) ?? [];
  const foreign = names.find((name) => Object.hasOwn(ELSEWHERE, name));
  if (foreign !== undefined)
    throw new Failure(`no function ${shown(foreign)}: here it is ${ELSEWHERE[foreign]}`);
  const functions: Chainable[] = parseChain(/[(\s]x\s*\)/.test(text) ? inWords(text) : text);
  return chain(...functions);
}

const CALL = /^\s*([^\s(),]+)\s*(?:\(\s*([-+\d.eE]+(?:\s*,\s*[-+\d.eE]+)*)\s*\)\s*)?\((.*)\)\s*$/s;

/** `sigmoid(affine(3, -14)(x))` as `affine(3,-14) sigmoid`. */
function inWords(text: string): string {
  const words: string[] = [];
  let rest = text;
  while (rest.trim() !== 'x') {
    const [, name, parameters, inside] = CALL.exec(rest) ?? [];
    if (name === undefined || inside === undefined)
      throw new Failure(
        `the chain ${shown(text)} must be calls of x alone, as sigmoid(square(x)), from ${shown(rest)} on`,
      );
    words.unshift(parameters === undefined ? name : `${name}(${parameters})`);
    rest = inside;
  }
  return words.join(' ');
}
