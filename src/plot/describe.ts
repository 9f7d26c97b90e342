/** What a plot says of itself: its title, and for screen readers what it shows and where the point is. What is said already
 *  is not said anew. */

import { tidy } from './format.js';
import { say, set } from './new-element.js';
import { type PlotState, pointText, summaryOf, titleOf } from './plot-state.js';
import { WORDS } from './words.js';

/** The parts of a plot that say something. */
interface Parts {
  readonly title: HTMLElement;
  readonly stage: HTMLElement;
  readonly handle: HTMLElement;
}

export function describeState({ title, stage, handle }: Parts, state: PlotState): void {
  const { range, words = WORDS } = state;
  const point = state.point ?? undefined;
  const text = titleOf(state);
  say(title, text);
  set(title, { title: text });
  title.hidden = text === '';
  const summary = summaryOf(state);
  const pointed = point !== undefined;
  stage.tabIndex = pointed ? -1 : 0;
  set(stage, { 'aria-label': pointed ? summary : `${summary} ${words.arrows}` });
  handle.hidden = !pointed;
  if (pointed)
    set(handle, {
      'aria-label': words.point,
      'aria-valuemin': tidy(range[0] ?? 0),
      'aria-valuemax': tidy(range[range.length - 1] ?? 0),
      'aria-valuenow': point,
      'aria-valuetext': pointText(state, point),
    });
}
