import { parseNames } from '../src/parse.js';
import { INITIAL, type State } from './state.js';

export interface Preset {
  readonly label: string;
  readonly title: string;
  readonly change: Partial<State>;
}

const { from, to, step, delta } = INITIAL;
const preset = (
  label: string,
  title: string,
  chain: string,
  x: number,
  span = { from, to, step },
): Preset => ({
  label,
  title,
  change: { chain: parseNames(chain), x, delta, focus: null, ...span },
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
