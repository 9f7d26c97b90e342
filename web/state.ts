/** The page's state: one immutable value that every view reads, a store that holds it, and its URL. */

import { type NamedFunction, parseNames } from '../src/chain-text.js';
import { lengthFaultOf } from '../src/plot/limits.js';
import { type Quiz, quizFault, readQuiz } from '../src/plot/question.js';
import { DEFAULT_SPAN, faultOf, type Span } from '../src/plot/span.js';
import { formatLinks, readLinks } from './links.js';
import { isSupplied, supply } from './supply.js';

export interface State extends Span {
  readonly chain: readonly NamedFunction[];
  /** Where the point is: x0. */
  readonly x: number;
  /** Of the differences. */
  readonly delta: number;
  /** The step on the first rail. */
  readonly nudge: number;
  /** Whether the product is taken from the last link to the first, as backpropagation does. */
  readonly backwards: boolean;
  /** What is hidden and asked. */
  readonly quiz: Quiz | null;
  /** How many questions were answered; not part of the URL. */
  readonly turn: number;
  /** The slope of the line that is to be the tangent; not part of the URL. */
  readonly line: number;
  /** The step of the story that is told, from 1; 0 for none. */
  readonly story: number;
  /** The link that the reader points at; not part of the URL. */
  readonly focus: number | null;
}

/** The chapter's first chain. */
export const INITIAL: State = {
  chain: parseNames('square sigmoid'),
  x: 1,
  ...DEFAULT_SPAN,
  delta: 0,
  nudge: 0.1,
  backwards: false,
  quiz: null,
  turn: 0,
  line: 0,
  story: 0,
  focus: null,
};

/** Holds the state. Listeners hear of changes once a frame at most, however many there were. */
export interface Store {
  readonly state: State;
  /** A chain that needs what is not loaded yet is shown once it has come. */
  set(change: Partial<State>): void;
  /** Calls listener now and after every change.
   *  @returns a function that ends it. */
  subscribe(listener: (state: State) => void): () => void;
}

/** @param failed hears why a chain cannot be shown. */
export function createStore(initial: State, failed: (error: Error) => void = () => {}): Store {
  let state = initial;
  /** Of the chain that is waited for: the last one wins. */
  let wanted: State['chain'] = initial.chain;
  let scheduled = false;
  const listeners = new Set<(state: State) => void>();
  const notify = () => {
    scheduled = false;
    for (const listener of listeners) listener(state);
  };
  const put = (change: Partial<State>) => {
    state = { ...state, ...change };
    if (!scheduled) requestAnimationFrame(notify);
    scheduled = true;
  };
  return {
    get state() {
      return state;
    },
    set(change) {
      const { chain } = change;
      wanted = chain ?? wanted;
      if (chain && !isSupplied(chain)) {
        supply(chain).then(() => chain === wanted && put(change), failed);
        return;
      }
      put(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
  };
}

/** Steps of the story. */
export const STORY_STEPS = 5;

/** The numbers in the URL, and their names there. */
const NUMBERS = { x: 'x', from: 'from', to: 'to', step: 'step', delta: 'delta', nudge: 'nudge' } as const;

/** The switch of `backwards` in the URL, and what it says there when it is on. */
const SWITCH = ['back', 1] as const;

/** The state as a URL's fragment: `#chain=square+sigmoid&x=0.5`. What is as at the start is left out. */
export function encode(state: State): string {
  const query = new URLSearchParams({ chain: formatLinks(state.chain) });
  for (const [key, name] of Object.entries(NUMBERS) as [keyof typeof NUMBERS, string][])
    if (state[key] !== INITIAL[key]) query.set(name, String(state[key]));
  if (state.backwards) query.set(SWITCH[0], String(SWITCH[1]));
  if (state.quiz) query.set('quiz', state.quiz);
  if (state.story > 0) query.set('story', String(state.story));
  // A fragment may hold these as they are, and reads better so.
  const text = query.toString().replace(/%2[89C]|%7[BD]/g, decodeURIComponent);
  return `#${text.replace(/\{.*?\}/g, (formula) => formula.replaceAll('+', '%20'))}`;
}

/** In a query + is a space. Where a hand wrote one in a formula or in 1e+5 it is the sign: a formula has no two numbers or
 *  names with nothing but a space between them, and `encode` writes its spaces otherwise. */
const withSigns = (query: string): string =>
  query
    .replace(/(?:\{|%7B).*?(?:\}|%7D)/gi, (formula) => formula.replaceAll('+', '%2B'))
    .replace(/(\de)\+(?=\d)/gi, '$1%2B');

/** The state that a URL's fragment stands for, and what was wrong with it, if anything: a wrong part is as at
 *  the start. */
export function decode(fragment: string): { state: State; faults: string[] } {
  const query = new URLSearchParams(withSigns(fragment.replace(/^#/, '')));
  const faults: string[] = [];
  let state = INITIAL;
  const text = query.get('chain');
  if (text !== null) {
    try {
      const chain = readLinks(text);
      const fault = lengthFaultOf(chain.length);
      if (fault) throw new RangeError(fault);
      state = { ...state, chain };
    } catch (error) {
      faults.push((error as Error).message);
    }
  }
  const number = (name: string): number | undefined => {
    const given = query.get(name);
    if (given === null) return undefined;
    const value = Number(given);
    if (given.trim() !== '' && Number.isFinite(value)) return value;
    faults.push(`${name} must be a number; got ${JSON.stringify(given.slice(0, 20))}`);
    return undefined;
  };
  const span = {
    from: number('from') ?? INITIAL.from,
    to: number('to') ?? INITIAL.to,
    step: number('step') ?? INITIAL.step,
  };
  const fault = faultOf(span);
  if (fault) faults.push(fault);
  else state = { ...state, ...span };
  state = { ...state, x: number('x') ?? state.x };
  const nudge = number('nudge');
  if (nudge === 0) faults.push('nudge must not be 0');
  else state = { ...state, nudge: nudge ?? state.nudge };
  const asked = query.get('quiz');
  const quiz = readQuiz(asked ?? '') ?? null;
  if (asked !== null && !quiz) faults.push(quizFault(asked));
  /** A number from 0 on; without it, or with another, 0. */
  const upTo = (name: string, most: number): number => {
    const given = query.get(name) ?? '0';
    if (/^\d$/.test(given) && Number(given) <= most) return Number(given);
    faults.push(`${name} must be a number from 0 to ${most}; got ${JSON.stringify(given.slice(0, 20))}`);
    return 0;
  };
  const backwards = upTo(...SWITCH) === 1;
  state = { ...state, backwards, quiz, story: upTo('story', STORY_STEPS) };
  const delta = number('delta');
  if (delta !== undefined && delta < 0) faults.push(`delta must be 0 or above; got ${delta}`);
  else state = { ...state, delta: delta ?? state.delta };
  return { state, faults };
}
