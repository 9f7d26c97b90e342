/** What stands below the first view, and comes after it: the rule in symbols, both orders, delta, code, sharing. */

import { code } from './code.js';
import { deltaPlot } from './deltaPlot.js';
import { formulas } from './formula.js';
import { unhurried } from './moving.js';
import { share } from './share.js';
import type { Store } from './state.js';
import { worked } from './worked.js';

export function mountRest(root: HTMLElement, store: Store): void {
  root.append(unhurried(store, formulas), worked());
  root.append(...[deltaPlot, code, share].map((part) => unhurried(store, part)));
}
