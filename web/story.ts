/** The story, in five steps and then the reader's own: each a chain to look at, with a few words. */

import { parseNames } from '../src/chain-text.js';
import { DEFAULT_SPAN } from '../src/plot/span.js';
import { h } from './dom.js';
import { INITIAL, type State, type Store } from './state.js';
import { t } from './texts.js';

const step = (story: number, chain: string, x: number, nudge: number): State => ({
  ...INITIAL,
  ...DEFAULT_SPAN,
  chain: parseNames(chain),
  x,
  nudge,
  story,
});

/** What each step shows. */
export const STEPS: readonly State[] = [
  step(1, 'affine(3,0)', 1, 1),
  step(2, 'affine(3,0) affine(2,0)', 1, 1),
  step(3, 'square affine(2,0)', 1, 0.5),
  step(4, 'square sigmoid', 2, 0.1),
  step(5, 'sigmoid square', 2, 0.1),
];

/** The steps as buttons, with the words of the one that is told. */
export function story(store: Store): HTMLElement {
  const names = [...t.story.steps.map(({ name }) => name), t.story.own];
  const buttons = names.map((name, i) =>
    h(
      'button',
      {
        type: 'button',
        class: 'story-step',
        onclick: () => store.set(STEPS[i] ?? { ...store.state, story: 0 }),
      },
      h('span', { class: 'story-number', 'aria-hidden': 'true' }, i < STEPS.length ? String(i + 1) : '✎'),
      h('span', { class: 'story-name' }, name),
    ),
  );
  const claim = h('strong');
  const text = h('span');
  const told = h('p', { class: 'told', role: 'status' }, claim, text);
  store.subscribe(({ story, quiz }) => {
    for (const [i, button] of buttons.entries()) {
      const current = story === (i + 1) % (STEPS.length + 1);
      if (current === button.hasAttribute('aria-current')) continue;
      if (current) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
    const step = t.story.steps[story - 1];
    told.hidden = step === undefined;
    claim.textContent = step?.claim ?? '';
    // A sum stays on one line, and is not said while it is asked.
    text.textContent = step && !quiz ? ` ${step.text.replace(/ ([+×=≈]) /g, '\u00a0$1\u00a0')}` : '';
  });
  return h(
    'nav',
    { id: 'story', 'aria-label': t.story.label },
    h('div', { class: 'story-steps' }, ...buttons),
    told,
  );
}

/** The step that a URL asks for, if it says no chain of its own: `#story=2`. */
export function storyOf(fragment: string): State | undefined {
  const query = new URLSearchParams(fragment.replace(/^#/, ''));
  return query.has('chain') ? undefined : STEPS[Number(query.get('story')) - 1];
}
