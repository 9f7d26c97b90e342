import { parseNames } from '../src/chain-text.js';
import { DEFAULT_SPAN, type Span } from '../src/plot/span.js';
import { formatLinks } from './links.js';
import { INITIAL, type State } from './state.js';
import type { Texts } from './texts/en.js';

export interface Preset {
  readonly key: keyof Texts['presets'];
  readonly change: State;
}

const preset = (key: Preset['key'], chain: string, x: number, span = DEFAULT_SPAN): Preset => ({
  key,
  change: { ...INITIAL, chain: parseNames(chain), x, ...span },
});

/** The chapter's chains, and its figure. */
export const PRESETS: readonly Preset[] = [
  preset('first', 'square sigmoid', 1),
  preset('second', 'sigmoid square', 1),
  preset('three', 'leakyRelu square sigmoid', 1),
  preset('swapped', 'leakyRelu sigmoid square', 1),
  preset('figure', 'affine(3,-14) affine(-2,0)', 5, {
    from: 2,
    to: 8,
    step: 0.01,
  }),
];

/** The example that has this chain. */
export function exampleOf({ chain }: State): Preset | undefined {
  const text = formatLinks(chain);
  return PRESETS.find(({ change }) => formatLinks(change.chain) === text);
}

/** The range to go back to: that of the example shown, else the chapter's. */
export function homeOf(state: State): Span {
  const example = exampleOf(state);
  return example ? spanOf(example.change) : DEFAULT_SPAN;
}

const spanOf = ({ from, to, step }: Span): Span => ({ from, to, step });
