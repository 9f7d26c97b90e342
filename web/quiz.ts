/** Predict, then reveal: the product is hidden, and the reader says what it is. Nothing is sent anywhere. */

import { judge, readNumber } from '../src/plot/judge.js';
import { productText } from '../src/plot/product.js';
import { h } from './dom.js';
import { modelOf } from './model.js';
import type { State, Store } from './state.js';
import { t } from './texts.js';

export function quiz(store: Store): HTMLElement {
  const said = h('p', { class: 'verdict', role: 'status' });
  const input = h('input', { type: 'text', inputmode: 'decimal', name: 'answer', autocomplete: 'off' });
  let asked: State | undefined;

  const answer = (event: SubmitEvent) => {
    event.preventDefault();
    const value = readNumber(input.value);
    if (!Number.isFinite(value)) {
      said.textContent = t.quiz.number;
      return;
    }
    const { f } = modelOf(store.state);
    const verdict = judge(f, store.state.x, store.state.delta, value);
    if (verdict === 'right') reveal(t.quiz.right);
    else said.textContent = t.quiz[verdict];
  };
  const reveal = (words: (text: string) => string) => {
    said.textContent = words(workedOut(store.state));
    store.set({ quiz: false });
  };
  const form = h(
    'form',
    { class: 'quiz', onsubmit: (event) => answer(event as SubmitEvent) },
    h('label', {}, h('span', {}, t.quiz.question), input),
    h('button', { type: 'submit' }, t.quiz.check),
    h('button', { type: 'button', onclick: () => reveal(t.quiz.shown) }, t.quiz.show),
  );
  store.subscribe((state) => {
    form.hidden = !state.quiz;
    if (state.quiz && (!asked?.quiz || asked.chain !== state.chain || asked.x !== state.x)) {
      said.textContent = '';
      if (!asked?.quiz) input.value = '';
    }
    // A revealed answer is true until something changes.
    if (!state.quiz && asked && (asked.chain !== state.chain || asked.x !== state.x)) said.textContent = '';
    asked = state;
  });
  return h('div', { class: 'quiz-place' }, form, said);
}

/** `2 × 0.1966 ≈ 0.3932` */
export function workedOut(state: State): string {
  const { steps, slope } = modelOf(state);
  const { factors, sign, product } = productText(
    steps.map((step) => step.slope),
    slope,
  );
  return steps.length > 1 ? `${factors.join(' × ')} ${sign} ${product}` : product;
}
