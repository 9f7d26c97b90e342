/** What the tag's attributes say, checked. */

import { chain } from '../chain.js';
import { parseChain } from '../chain-text.js';
import { lengthFaultOf } from '../plot/limits.js';
import { linkOf, type Quiz, quizFault, readQuiz } from '../plot/question.js';
import { DEFAULT_SPAN, faultOf, type Span } from '../plot/span.js';
import type { Curve } from '../plot/words.js';
import type { Elementwise } from '../types.js';
import { parametersIn } from './parameters.js';
import { isOn, numberOf } from './read-attribute.js';
import { formulaBy, type Reader } from './reader.js';

export const ATTRIBUTES = [
  'chain',
  'formula',
  'from',
  'to',
  'step',
  'delta',
  'show',
  'point',
  'controls',
  'quiz',
] as const;

/** The attributes' meaning. */
export interface Settings {
  readonly f: Elementwise;
  /** A formula as it was written; undefined for a chain. */
  readonly formula: string | undefined;
  /** A formula's parameters, by their names. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly span: Span;
  readonly delta: number;
  readonly curves: readonly Curve[];
  readonly point: number | null;
  readonly controls: boolean;
  /** What is asked, if anything is. */
  readonly quiz: Quiz | null;
}

/** Where an attribute is missing. */
export const DEFAULTS = {
  chain: 'square sigmoid',
  ...DEFAULT_SPAN,
  delta: 0.001,
  show: 'value derivative',
} as const;

/** Reads the attributes.
 *  @param reader of formulas; without it, one is not read.
 *  @throws {RangeError} if one makes no sense; the message names it, what it got and what it takes. */
export function readSettings(element: Element, reader?: Reader): Settings {
  const number = (name: 'from' | 'to' | 'step' | 'delta') => numberOf(element, name) ?? DEFAULTS[name];
  const span = { from: number('from'), to: number('to'), step: number('step') };
  const fault = faultOf(span);
  if (fault) throw new RangeError(fault);
  const delta = number('delta');
  if (delta < 0) throw new RangeError(`delta must be 0 or above; got ${delta}`);
  const point = numberOf(element, 'point') ?? null;
  const meant = functionOf(element, reader);
  return {
    ...meant,
    span,
    delta,
    curves: curvesOf(element.getAttribute('show') ?? DEFAULTS.show),
    point,
    controls: isOn(element, 'controls'),
    quiz: quizOf(element, point, meant.f),
  };
}

function functionOf(element: Element, reader?: Reader): Pick<Settings, 'f' | 'formula' | 'parameters'> {
  const text = element.getAttribute('formula');
  if (text === null || !reader)
    return {
      f: chain(...readChain(element.getAttribute('chain') ?? DEFAULTS.chain)),
      formula: undefined,
      parameters: {},
    };
  if (element.hasAttribute('chain')) throw new RangeError('give a chain or a formula, not both');
  const formula = formulaBy(reader, text);
  const parameters = parametersIn(element, formula.names);
  return { f: formula.at(parameters), formula: text, parameters };
}

/** @throws {RangeError} if it asks for what there is not, or there is no point to ask about. */
function quizOf(element: Element, point: number | null, f: Elementwise): Quiz | null {
  if (!isOn(element, 'quiz')) return null;
  const asked = element.getAttribute('quiz') ?? '';
  const quiz = readQuiz(asked);
  if (!quiz) throw new RangeError(quizFault(asked));
  if (point === null) throw new RangeError('quiz needs a point, as point="1"');
  if ((linkOf(quiz) ?? 1) > f.links.length)
    throw new RangeError(`quiz asks for a link that there is not: ${quiz}, of ${f.links.length}`);
  return quiz;
}

/** The chain's functions.
 *  @throws {RangeError} if one is unknown, or they are more than can be drawn. */
function readChain(text: string): Elementwise[] {
  const functions = parseChain(text);
  const fault = lengthFaultOf(functions.length);
  if (fault) throw new RangeError(fault);
  return functions;
}

function curvesOf(show: string): Curve[] {
  const words = show.split(/[\s,]+/).filter(Boolean);
  for (const word of words)
    if (word !== 'value' && word !== 'derivative')
      throw new RangeError(
        `show must be "value", "derivative" or both; got ${JSON.stringify(show.slice(0, 30))}`,
      );
  if (words.length === 0) throw new RangeError('show must be "value", "derivative" or both; got ""');
  return (['value', 'derivative'] as const).filter((curve) => words.includes(curve));
}
