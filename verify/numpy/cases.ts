import { descriptors, formatNames } from '../../src/parse.js';
import { numpyOf } from '../../web/code.js';
import { decode } from '../../web/state.js';

/** The page's example, and every function by itself: what the page shows of them as NumPy code. */
const texts = [
  'square sigmoid',
  'affine(3,-14) affine(-2,0)',
  ...[...descriptors].map(([name, { parameters }]) =>
    formatNames([{ name, parameters: parameters.map(({ initial }) => initial) }]),
  ),
];

export const cases = texts.map((text) => {
  const { state } = decode(`#chain=${encodeURIComponent(text)}&x=1.25&delta=0.001&from=0.5&to=2`);
  return { text, state, code: numpyOf(state) };
});
