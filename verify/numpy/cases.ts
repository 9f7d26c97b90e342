import { descriptors, formatNames } from '../../src/chain-text.js';
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

/** Points within the domain, where that is not all of 0.5 to 2. */
const DOMAINS: Readonly<Record<string, string>> = {
  asin: 'x=0.25&from=-0.5&to=0.5',
  acos: 'x=0.25&from=-0.5&to=0.5',
  atanh: 'x=0.25&from=-0.5&to=0.5',
  acosh: 'x=1.25&from=1.125&to=2',
};

export const cases = texts.map((text) => {
  const points = DOMAINS[text] ?? 'x=1.25&from=0.5&to=2';
  const { state } = decode(`#chain=${encodeURIComponent(text)}&delta=0.001&${points}`);
  return { text, state, code: numpyOf(state) };
});
