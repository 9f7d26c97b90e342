/** What comes after the first view: the functions to choose from, formulas' sliders and the questions, for when they are asked for; and
 *  below it the rule in symbols, both orders, delta, code, sharing. */

import './style/rest.css';
import { announcer } from './announce.js';
import { fillPalette } from './chips.js';
import { code } from './code.js';
import { deltaPlot } from './deltaPlot.js';
import { formulas } from './math.js';
import { unhurried } from './moving.js';
import type { FirstView } from './page.js';
import { quiz } from './quiz.js';
import { share } from './share.js';
import { sliders } from './sliders.js';
import type { Store } from './state.js';
import { worked } from './worked.js';

export function mountRest(root: HTMLElement, store: Store, { palette, questions, unit }: FirstView): void {
  fillPalette(palette, store);
  palette.element.before(sliders(store));
  quiz(questions, store, unit);
  root.append(unhurried(store, formulas), unhurried(store, worked));
  root.append(...[deltaPlot, code, share].map((part) => unhurried(store, part)), announcer(store));
}
