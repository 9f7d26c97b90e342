import { formatNames, parseNames } from '../src/parse.js';
import { DEFAULT_SPAN, type Span } from '../src/plot/span.js';
import { INITIAL, type State } from './state.js';

export interface Preset {
  readonly label: string;
  readonly title: string;
  readonly change: State;
}

const preset = (label: string, title: string, chain: string, x: number, span = DEFAULT_SPAN): Preset => ({
  label,
  title,
  change: { ...INITIAL, chain: parseNames(chain), x, ...span },
});

/** The chapter's chains, and its figure. */
export const PRESETS: readonly Preset[] = [
  preset('σ(x²)', 'square, then sigmoid', 'square sigmoid', 1),
  preset('σ(x)²', 'sigmoid, then square: the other order', 'sigmoid square', 1),
  preset('3 links', 'leakyRelu, square, sigmoid', 'leakyRelu square sigmoid', 1),
  preset('3 links, swapped', 'leakyRelu, sigmoid, square', 'leakyRelu sigmoid square', 1),
  preset(
    '3 × −2 = −6',
    "the chapter's figure: 5 enters, the slopes are 3 and -2",
    'affine(3,-14) affine(-2,0)',
    5,
    {
      from: 2,
      to: 8,
      step: 0.01,
    },
  ),
];

/** The example that has this chain. */
export function exampleOf({ chain }: State): Preset | undefined {
  const text = formatNames(chain);
  return PRESETS.find(({ change }) => formatNames(change.chain) === text);
}

/** The range to go back to: that of the example shown, else the chapter's. */
export function homeOf(state: State): Span {
  const example = exampleOf(state);
  return example ? spanOf(example.change) : DEFAULT_SPAN;
}

const spanOf = ({ from, to, step }: Span): Span => ({ from, to, step });
