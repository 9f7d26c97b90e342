/** What is wrong is said in the reader's language too. */
import { expect, test } from 'vitest';
import { descriptors } from '../../src/chain-text.js';

import { faultOf } from '../../src/plot/span.js';
import { decode } from '../../web/state.js';
import { functionOf, supply } from '../../web/supply.js';
import { inHindi } from '../../web/texts/hi-faults.js';
import { linksOf } from '../../web/typed.js';

/** What a call throws. */
async function thrownBy(call: () => unknown): Promise<string[]> {
  try {
    await call();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

const link = (name: string, ...parameters: number[]) => ({ name, parameters });

/** Links to the page that are not quite right. */
const FRAGMENTS = [
  'chain=sqare',
  'chain=qqqqqqqq',
  'chain=',
  'chain=)',
  'chain=affine(3',
  'chain=affine(3)',
  'chain=affine(3,b)',
  'chain=square(2)',
  'chain=power(2,3)',
  'chain=power(2.5)',
  'chain=affine(1e999,2)',
  'chain={a*x}(b)',
  `chain=${Array(99).fill('sin').join('+')}`,
  'x=abc&delta=&from=one',
  'delta=-1',
  'nudge=0&quiz=sum&story=9&back=yes',
  'from=3&to=1',
  'from=1e301&to=1e302',
  'from=1&to=1.00000000000000022',
  'step=0',
  'step=100',
  'step=1e-9',
];

const SPANS = [
  { from: Number.NaN, to: 1, step: 1 },
  { from: 1e16, to: 1e16 + 1e4, step: 1 },
];

/** Chains and formulas that cannot be read. */
const TYPED = [
  '',
  'x+',
  '(x',
  'x)',
  'x, 1',
  'x y',
  'x ** 2',
  'sin',
  'sin()',
  'sin(x, 1)',
  'sn(x)',
  'qqqqqq(x)',
  'a(x + 1)',
  '1 < x < 2',
  '0x10',
  '√x',
  'x = 1',
  '3',
  'sin(2)',
  'y^2',
  '[x]',
  'sin(x]',
  'sin(x 1)',
  `${'('.repeat(300)}x`,
];

const LINKS = [
  link('{a*x}', 1, 2),
  link('{a*b*x}', 1),
  link('{a}', 1),
  link('affine', Number.NaN, 1),
  link('softplusWith', 0),
  link('power', 2 ** 40),
];

test('what can be wrong on the page is said in Hindi, without an English word beside names and what the reader wrote', async () => {
  const said = [
    ...FRAGMENTS.flatMap((fragment) => decode(fragment).faults),
    ...SPANS.map((span) => faultOf(span) ?? ''),
    ...(await Promise.all(TYPED.map((text) => thrownBy(() => linksOf(text))))).flat(),
    ...(
      await Promise.all(LINKS.map((one) => thrownBy(() => supply([one]).then(() => functionOf(one)))))
    ).flat(),
  ];
  expect(said.length).toBeGreaterThanOrEqual(FRAGMENTS.length + TYPED.length);
  const names = new Set([
    ...descriptors.keys(),
    'scale',
    'shift',
    'nudge',
    'quiz',
    'story',
    'back',
    'sigmoid',
    'square',
    'where',
    'clamp',
    'hypot',
    'atan2',
  ]);
  for (const message of said) {
    const [hindi, text = ''] = (inHindi(message) ?? 'nothing').split('\n');
    const words = (hindi?.replace(/"[^"]*"/g, '').match(/[a-z]{3,}\w*/gi) ?? []).filter(
      (word) => !names.has(word) && !/^(min|max|pow|abc|one|sqare|NaN)$/.test(word),
    );
    expect(words, message).toEqual([]);
    // Where a text is marked, it still is.
    expect(text, message).toBe(message.split('\n')[1] ?? '');
  }
});
