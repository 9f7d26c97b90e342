/** The page's first view, around one store; `rest.ts` has what comes below. */

import { format, formatDelta, shownValue } from '../src/plot/format.js';
import { secantOf } from '../src/plot/plot-state.js';
import { linkControls, presets } from './builder.js';
import { controls, switches } from './controls.js';
import { diagram } from './diagram.js';
import { h, say } from './dom.js';
import { history } from './history.js';
import { modelOf } from './model.js';
import { inTurns } from './moving.js';
import { type Palette, palette } from './palette.js';
import { plots } from './plots.js';
import { hiddenLink, workedOut } from './question.js';
import { rails } from './rails.js';
import { railsOf, type Stage, shortName } from './stages.js';
import type { State, Store } from './state.js';
import { story } from './story.js';
import { t } from './texts.js';
import { toast } from './toast.js';

/** What the rest of the page puts its parts into. */
export interface FirstView {
  readonly palette: Palette;
  /** Where questions are asked. */
  readonly questions: HTMLElement;
  /** The slope of a line that rises by 45 degrees on the plot of f(x). */
  unit(): number;
}

export function mount(root: HTMLElement, store: Store): FirstView {
  const past = history(store);
  // When the toast is gone the focus is where the same can be done again, or taken back.
  const note = toast(t.builder.undo, () =>
    past.element.querySelector<HTMLElement>('button:enabled')?.focus(),
  );
  /** The chain that the toast is about. */
  let without: State['chain'] | undefined;
  const links = linkControls(store, (name, { chain, story }) => {
    without = store.state.chain;
    note.say(t.builder.removed(name), () => store.set({ chain, story, focus: null }));
  });
  store.subscribe(({ chain }) => {
    if (chain !== without) note.hide();
  });
  const chips = palette();
  const questions = h('div', { class: 'quiz-place' });
  const boxes = diagram({
    head: links.head,
    gap: chips.gap,
    onBuild: links.onBuild,
    onFocus: (focus) => store.set({ focus }),
  });
  const said = h('p', { class: 'result-line' });
  const drawn = h('section', { id: 'plots', 'aria-label': t.plots.label });
  root.append(
    story(store),
    h('section', { id: 'rails', 'aria-label': t.rails.label }, rails(store), said, questions),
    h('section', { id: 'chain', 'aria-label': t.diagram.label }, boxes.element, chips.element),
    h('div', { class: 'toolbar' }, past.element, presets(store), switches(store)),
    drawn,
  );
  const { unit, isInView } = plots(store, drawn);
  drawn.append(controls(store, isInView));
  root.append(note.element);
  inTurns(store, 0).subscribe((state) => {
    const { f, steps } = modelOf(state);
    const { delta, focus, backwards } = state;
    const secret = state.quiz !== null;
    const hidden = hiddenLink(state);
    const names = state.chain.map(({ name }) => name);
    boxes.show({ names, links: f.links, steps, delta, focus, backwards, secret, hidden });
    links.show(boxes.element, state);
    say(said, resultOf(state));
    root.classList.toggle('told-of', state.story > 0);
  });
  return { palette: chips, questions, unit };
}

/** More factors than these are read in their boxes. */
const MOST_FACTORS = 4;

/** The rule in this case, as a sentence. */
function resultOf(state: State): string {
  const { f, steps, slope } = modelOf(state);
  const lost = steps.findIndex(({ output, slope }) => !Number.isFinite(output) || !Number.isFinite(slope));
  const [link, step] = [state.chain[lost], steps[lost]];
  if (link && step) {
    const said = Number.isNaN(step.output) ? t.noValue : Number.isFinite(step.output) ? t.noSlope : t.endless;
    return said(shortName(link), format(step.input));
  }
  const last = railsOf(state).at(-1);
  if (state.quiz || !last || !Number.isFinite(last.step)) return '';
  const becomes = movesAsSaid(last) ? t.result : t.straight;
  const worked = workedOut(state, MOST_FACTORS);
  const tangent = f.deriv(state.x, { delta: 0 });
  const secant = secantOf({ f, delta: state.delta }, state.x);
  const differs = state.delta > 0 && [tangent, secant].some((other) => format(other) !== format(slope));
  return (
    becomes(format(state.nudge), format(last.step)) +
    (state.chain.length === 1 ? t.slopeIs : t.multiply)(worked) +
    (movesAsSaid(last) || !Number.isFinite(last.end) ? '' : t.bends(format(last.end - last.value))) +
    (differs ? t.differences(formatDelta(state.delta), format(secant), format(tangent)) : '')
  );
}

/** What is left of rounding, relative to a step and to the value that it starts from. */
const [OF_STEP, OF_VALUE] = [1e-9, 4e-15] as const;

/** Whether f itself moves as far as the slopes say, to the digits that are shown. */
function movesAsSaid({ value, step, end }: Stage): boolean {
  const moved = end - value;
  const rounding = OF_STEP * Math.abs(step) + OF_VALUE * Math.abs(value);
  return shownValue(moved) === shownValue(step) || Math.abs(moved - step) <= rounding;
}
