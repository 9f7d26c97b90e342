/** What the tag's attributes say, checked. */

import { chain } from '../chain.js';
import { parseChain } from '../parse.js';
import { lengthFaultOf } from '../plot/limits.js';
import { DEFAULT_SPAN, faultOf, type Span } from '../plot/span.js';
import type { Curve } from '../plot/state.js';
import type { Elementwise } from '../types.js';

export const ATTRIBUTES = [
  'chain',
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
  readonly span: Span;
  readonly delta: number;
  readonly curves: readonly Curve[];
  readonly point: number | null;
  readonly controls: boolean;
  /** Whether the slope of the whole is asked. */
  readonly quiz: boolean;
}

/** Where an attribute is missing. */
export const DEFAULTS = {
  chain: 'square sigmoid',
  ...DEFAULT_SPAN,
  delta: 0.001,
  show: 'value derivative',
} as const;

/** Reads the attributes.
 *  @throws {RangeError} if one makes no sense; the message names it, what it got and what it takes. */
export function readSettings(element: Element): Settings {
  const number = (name: 'from' | 'to' | 'step' | 'delta') => numberOf(element, name) ?? DEFAULTS[name];
  const span = { from: number('from'), to: number('to'), step: number('step') };
  const fault = faultOf(span);
  if (fault) throw new RangeError(fault);
  const delta = number('delta');
  if (delta < 0) throw new RangeError(`delta must be 0 or above; got ${delta}`);
  const point = numberOf(element, 'point') ?? null;
  return {
    f: chain(...readChain(element.getAttribute('chain') ?? DEFAULTS.chain)),
    span,
    delta,
    curves: curvesOf(element.getAttribute('show') ?? DEFAULTS.show),
    point,
    controls: isOn(element, 'controls'),
    quiz: quizOf(element, point),
  };
}

/** @throws {RangeError} if it asks for what there is not, or there is no point to ask about. */
function quizOf(element: Element, point: number | null): boolean {
  if (!isOn(element, 'quiz')) return false;
  const asked = element.getAttribute('quiz');
  if (asked !== 'product')
    throw new RangeError(`quiz must be "product"; got ${JSON.stringify(asked?.slice(0, 30))}`);
  if (point === null) throw new RangeError('quiz needs a point, as point="1"');
  return true;
}

/** The chain's functions.
 *  @throws {RangeError} if one is unknown, or they are more than can be drawn. */
function readChain(text: string): Elementwise[] {
  const functions = parseChain(text);
  const fault = lengthFaultOf(functions.length);
  if (fault) throw new RangeError(fault);
  return functions;
}

/** Whether a switch is on: `controls`, but not `controls="false"`, which frameworks write. */
export const isOn = (element: Element, name: string): boolean =>
  (element.getAttribute(name) ?? 'false') !== 'false';

/** The attribute as a number; undefined without one. */
export function numberOf(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new RangeError(`${name} must be a number; got ${JSON.stringify(text.slice(0, 30))}`);
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
