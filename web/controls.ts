/** What belongs to the plots: x0, a tour of the point; the range and its spacing, when they are asked for. */

import { format } from '../src/plot/format.js';
import type { Quiz } from '../src/plot/question.js';
import { faultOf, pan, type Span, zoom } from '../src/plot/span.js';
import { h, say } from './dom.js';
import { modelOf } from './model.js';
import { inTurns } from './moving.js';
import { homeOf } from './presets.js';
import type { State, Store } from './state.js';
import { sayFault, t } from './texts.js';
import { tour } from './tour.js';

/** Quiz and backwards, each a button that stays down. */
export function switches(store: Store): HTMLElement {
  const toggle = (
    is: (state: State) => boolean,
    change: (state: State) => Partial<State>,
    text: string,
    title: string,
  ) => {
    const button = h(
      'button',
      { type: 'button', class: 'toggle', title, onclick: () => store.set(change(store.state)) },
      text,
    );
    store.subscribe((state) => button.setAttribute('aria-pressed', String(is(state))));
    return button;
  };
  // What was asked last is asked again.
  let last: Quiz = 'product';
  store.subscribe(({ quiz }) => {
    last = quiz ?? last;
  });
  return h(
    'div',
    { class: 'switches' },
    toggle(
      ({ quiz }) => quiz !== null,
      ({ quiz }) => ({ quiz: quiz === null ? last : null, line: 0 }),
      t.quiz.on,
      t.quiz.product,
    ),
    toggle(
      ({ backwards }) => backwards,
      ({ backwards }) => ({ backwards: !backwards }),
      t.builder.backwards,
      t.builder.backwardsHint,
    ),
  );
}

/** @param isInView whether a height is in view on the plot of f(x). */
export function controls(store: Store, isInView: (height: number) => boolean): HTMLElement {
  const fault = h('p', { class: 'fault', role: 'alert' });
  /** What was typed and makes no range yet: from 10 before to 20. */
  let draft: Partial<Span> = {};
  let shown = spanOf(store.state);
  const span = (change: Partial<Span>) => {
    draft = { ...draft, ...change };
    const wanted = { ...spanOf(store.state), ...draft };
    const wrong = faultOf(wanted);
    tell(wrong);
    if (wrong) return;
    draft = {};
    shown = wanted;
    store.set(wanted);
  };
  /** Says what is wrong, if anything is, beside the fields that it was typed into. */
  const tell = (wrong = '') => {
    sayFault(fault, wrong.replace(/^step/, document.documentElement.lang === 'en' ? t.controls.step : '$&'));
    for (const input of fault.parentElement?.querySelectorAll('input') ?? [])
      input.setCustomValidity(input.name in draft ? wrong : '');
    if (wrong) fault.scrollIntoView({ block: 'nearest' });
  };
  // Whoever else sets the range makes a draft, and what was wrong with it, void. What was typed here is heard later, when the
  // next key may have come.
  store.subscribe((state) => {
    const now = spanOf(state);
    if (now.from === shown.from && now.to === shown.to && now.step === shown.step) return;
    shown = now;
    draft = {};
    tell();
  });
  const zoomBy = (factor: number) => {
    const { x, from, to } = store.state;
    store.set(zoom(store.state, factor, x >= from && x <= to ? x : (from + to) / 2));
  };
  const button = (label: string, text: string, onclick: () => void) =>
    h('button', { type: 'button', 'aria-label': label, title: label, onclick }, text);
  return h(
    'div',
    { class: 'controls' },
    numberField(store, 'x', 'x₀', (x) => store.set({ x })),
    tour(store),
    h(
      'fieldset',
      {},
      h('legend', { class: 'hidden' }, t.controls.range),
      numberField(store, 'from', t.controls.from, (from) => span({ from })),
      numberField(store, 'to', t.controls.to, (to) => span({ to })),
      numberField(store, 'step', t.controls.step, (step) => span({ step })),
      fault,
      button(t.controls.zoomIn, '+', () => zoomBy(0.8)),
      button(t.controls.zoomOut, '−', () => zoomBy(1.25)),
      button(t.controls.reset, t.controls.resetShort, () => span(homeOf(store.state))),
    ),
    outside(store, isInView),
    h('p', { class: 'hint' }, t.controls.hint),
  );
}

/** Says that the point is not in view, and offers to show it. */
function outside(store: Store, isInView: (height: number) => boolean): HTMLElement {
  const said = h('span');
  const show = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        store.set(around(store.state));
        // The button goes: the focus is on what it was about.
        element.parentElement?.querySelector('input')?.focus();
      },
    },
    t.controls.showPoint,
  );
  const element = h('p', { class: 'outside', role: 'status', hidden: true }, said, ' ', show);
  // After the plots, whose view it speaks of.
  inTurns(store, 1).subscribe((state) => {
    const { x, from, to } = state;
    const { value } = modelOf(state);
    // Where there is no value the sentence says so.
    const beyond = Number.isFinite(value) && !isInView(value);
    show.hidden = x >= from && x <= to;
    element.hidden = show.hidden && !beyond;
    if (!element.hidden)
      say(said, show.hidden ? t.controls.beyond(format(value)) : t.plot.outside(format(x)));
  });
  return element;
}

/** The range around the point: as wide as it is, or where numbers are too far from each other for that, wider. */
function around({ x, ...state }: State): Span {
  const panned = pan(state, x - (state.from + state.to) / 2);
  return faultOf(panned)
    ? { from: x - Math.abs(x) / 2, to: x + Math.abs(x) / 2, step: Math.abs(x) / 500 }
    : panned;
}

const spanOf = ({ from, to, step }: State): Span => ({ from, to, step });

type NumberKey = 'x' | 'from' | 'to' | 'step';

/** A number of the state in an input. While the reader types, the text is theirs. */
function numberField(store: Store, key: NumberKey, label: string, set: (value: number) => void): HTMLElement {
  const input = h('input', {
    type: 'number',
    step: 'any',
    required: true,
    name: key,
    oninput: () => {
      if (Number.isFinite(input.valueAsNumber)) set(input.valueAsNumber);
    },
    // What is no number, or was typed before another set it, gives way to the one that is in force.
    onblur: () => {
      if (!input.validity.customError) show(last);
    },
  });
  let last = Number.NaN;
  const show = (value: number) => {
    const round = Number(value.toPrecision(9));
    if (input.valueAsNumber !== round) input.value = String(round);
  };
  store.subscribe((state) => {
    // A number that was typed and is not taken yet stays until the state's own changes.
    if (state[key] === last) return;
    last = state[key];
    if (document.activeElement !== input) show(last);
  });
  return h('label', {}, h('span', {}, label), input);
}
