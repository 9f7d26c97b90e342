/** Predict, then reveal: the product, a slope or the tangent is hidden, and the reader says what it is. Nothing is sent
 *  anywhere. */

import { judge, judgeFactor, judgeLine, readNumber } from '../src/plot/judge.js';
import { linkOf, type Quiz } from '../src/plot/question.js';
import { h } from './dom.js';
import { modelOf } from './model.js';
import { hiddenLink, questionNow, workedOut } from './question.js';
import { shortName } from './stages.js';
import type { State, Store } from './state.js';
import { t } from './texts.js';

/** The steepest that the line is turned by keys, in degrees. */
const STEEPEST = 85;

/** @param place where the question is asked. @param unit gives the slope of a line that rises by 45 degrees on the plot. */
export function quiz(place: HTMLElement, store: Store, unit: () => number): void {
  const said = h('p', { class: 'verdict', role: 'status', tabindex: -1 });
  const input = h('input', { type: 'text', inputmode: 'decimal', name: 'answer', autocomplete: 'off' });
  const turner = h('input', {
    type: 'range',
    min: -STEEPEST,
    max: STEEPEST,
    step: 1,
    'aria-label': t.quiz.line,
    oninput: () =>
      store.set({ line: Number((unit() * Math.tan((turner.valueAsNumber * Math.PI) / 180)).toPrecision(4)) }),
  });
  const question = h('span');
  const about = h('select', {
    'aria-label': t.quiz.about,
    onchange: () => store.set({ quiz: about.value as Quiz, line: 0 }),
  });
  let asked: State | undefined;

  const answer = (event: SubmitEvent) => {
    event.preventDefault();
    const { state } = store;
    const value = state.quiz === 'tangent' ? state.line : readNumber(input.value);
    if (!Number.isFinite(value)) {
      said.textContent = t.quiz.number;
      return;
    }
    const verdict = judged(state, value, unit());
    if (verdict === 'right') reveal(t.quiz.right);
    else said.textContent = t.quiz[verdict];
  };
  const reveal = (words: (text: string) => string) => {
    said.textContent = words(workedOut(store.state));
    // The form goes: the focus is where its answer is.
    if (form.contains(document.activeElement)) said.focus();
    store.set({ quiz: null, turn: store.state.turn + 1 });
  };
  /** The questions there are about a chain. */
  const offer = ({ chain, quiz }: State) => {
    const links =
      chain.length === 1
        ? []
        : chain.map((link, i) => [`factor ${i + 1}`, t.quiz.aboutLink(shortName(link))]);
    const { product, vary, tangent } = t.quiz.abouts;
    const kinds = [['product', product], ...links, ['tangent', tangent], ['vary', vary]];
    about.replaceChildren(...kinds.map(([kind, text]) => h('option', { value: kind }, text ?? '')));
    // A link that went leaves the last.
    about.value =
      quiz === 'factor' || (quiz && linkOf(quiz)) ? `factor ${hiddenLink(store.state) + 1}` : (quiz ?? '');
  };
  /** Whoever asked for a question sees it, with what it is about, and answers it: some browsers give no focus to a button
   *  that was tapped. */
  const show = () => {
    if (!document.activeElement?.matches('body, .toggle')) return;
    (input.hidden ? turner : input).focus({ preventScroll: true });
    const around = place.parentElement ?? place;
    const { top, bottom } = around.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) around.scrollIntoView();
  };
  const form = h(
    'form',
    { class: 'quiz', onsubmit: (event) => answer(event as SubmitEvent) },
    h('label', {}, question, input, turner),
    h('button', { type: 'submit' }, t.quiz.check),
    h('button', { type: 'button', onclick: () => reveal(t.quiz.shown) }, t.quiz.show),
    about,
  );
  store.subscribe((state) => {
    form.hidden = state.quiz === null;
    const another = asked?.quiz !== state.quiz || asked.chain !== state.chain || asked.x !== state.x;
    if (state.quiz) {
      if (another) offer(state);
      const wanted = questionNow(state);
      const link = wanted?.about === 'factor' ? state.chain[wanted.link] : undefined;
      question.textContent = link
        ? t.quiz.factor(shortName(link))
        : t.quiz[wanted?.about === 'tangent' ? 'tangent' : 'product'];
      input.hidden = state.quiz === 'tangent';
      turner.hidden = !input.hidden;
      const angle = Math.round((Math.atan(state.line / unit()) * 180) / Math.PI);
      if (turner.valueAsNumber !== angle) turner.value = String(angle);
      turner.setAttribute('aria-valuetext', String(state.line));
      if (another) said.textContent = '';
      if (asked && !asked.quiz) show();
      if (asked?.quiz !== state.quiz) input.value = '';
    } else if (asked && (asked.chain !== state.chain || asked.x !== state.x))
      // A revealed answer is true until something changes.
      said.textContent = '';
    asked = state;
  });
  place.append(form, said);
}

function judged(state: State, answer: number, unit: number) {
  const { f } = modelOf(state);
  const { x, delta } = state;
  const asked = questionNow(state);
  if (asked?.about === 'tangent') return judgeLine(f.deriv(x, { delta: 0 }), answer, unit);
  if (asked?.about === 'factor') return judgeFactor(f, x, delta, answer, asked.link);
  return judge(f, x, delta, answer);
}
