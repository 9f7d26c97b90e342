/** How a search begins anew, with smaller steps or with larger ones, goes back to what it had, or ends. */

import { otherError } from './candidates.js';
import { finish } from './edges.js';
import { FIRST, KEPT, LEAP, MOST } from './goal.js';
import { probedError } from './probes.js';
import { PROBES, ROWS } from './searches.js';
import { beginAnew, type Work } from './work.js';

/** Restarts with smaller steps before the search gives up. */
const MOST_RESTARTS = 12;

/** A result with a relative error up to this is kept: no steps are tried between its own and larger ones that were too
 *  large. */
const DIGITS = 1e-4;

/** Restarts with larger steps. */
export const MOST_GROWTHS = 3;

export function nearer(w: Work, e: number, h: number): number {
  const x = w.s.x[e] as number;
  return x === 0 ? h * LEAP : Math.min(h * LEAP, Math.abs(x) / 4);
}

/** Whether smaller steps show nothing but teeth (see teeth.ts). */
export function hasTeeth(w: Work, e: number): boolean {
  return w.s.fallback[e] === KEPT.detail && (w.s.spread[e] as number) > 0;
}

/** Begins anew with smaller steps. */
export function goSmaller(w: Work, e: number, h: number): void {
  const { s } = w;
  if (hasTeeth(w, e) || (s.restarts[e] as number) >= MOST_RESTARTS || (s.evaluations[e] as number) >= MOST) {
    giveUp(w, e);
    return;
  }
  s.restarts[e] = (s.restarts[e] as number) + 1;
  s.probe[e] = s.seen[e] = s.floor[e] = 0;
  beginAnew(w, e, Math.max(h, 8 * (s.least[e] as number)));
}

/** Begins anew with larger steps, where rounding weighs less. */
export function grow(w: Work, e: number, by: number): void {
  const { s } = w;
  const x = s.x[e] as number;
  const [below, above] = [x - (s.low[e] as number), (s.high[e] as number) - x];
  const room = (s.side[e] === 0 ? Math.min(below, above) : Math.max(below, above)) / 2;
  const first = s.first[e] as number;
  const flat = by === Number.POSITIVE_INFINITY;
  const far = Math.abs(x) / 4;
  const most = flat ? Math.max(FIRST, far) : Math.max(FIRST, 64 * first, Math.min(1e4 * first, far));
  const h = Math.min(8 * by * first, most, room);
  if (!(h > 4 * first) || !(h < Number.MAX_VALUE / 8)) {
    finish(w, e);
    return;
  }
  keep(w, e, flat ? KEPT.flat : KEPT.small);
  s.growths[e] = (s.growths[e] as number) + 1;
  s.probe[e] = 0;
  if (flat) s.probes.fill(s.y[e] as number, PROBES * e, PROBES * (e + 1));
  beginAnew(w, e, h);
}

/** Keeps the candidate while the search looks for a better one. */
export function keep(w: Work, e: number, how: number): void {
  const { s } = w;
  s.smallValue[e] = s.value[e] as number;
  s.smallError[e] = s.error[e] as number;
  s.smallConverged[e] = s.converged[e] as number;
  s.smallFirst[e] = s.first[e] as number;
  s.smallAt[e] = s.at[e] as number;
  s.fallback[e] = how;
  const other = s.side[e] === 0 && how !== KEPT.detail;
  s.smallOtherError[e] = other ? otherError(w, e) : Number.POSITIVE_INFINITY;
  s.smallOther[e] = w.other;
  s.smallProbed[e] = s.probed[e] as number;
  s.smallProbedError[e] = probedError(w, e);
}

/** After larger steps that gave nothing better: steps between those and the earlier ones, or back to the earlier result. */
export function lessLarge(w: Work, e: number): void {
  const { s } = w;
  const small = s.smallFirst[e] as number;
  const h = Math.sqrt((s.first[e] as number) * small);
  const digits = (s.smallError[e] as number) <= DIGITS * Math.abs(s.smallValue[e] as number);
  if (digits || !(h > 4 * small) || (s.growths[e] as number) >= MOST_GROWTHS) {
    goBack(w, e);
    return;
  }
  s.growths[e] = (s.growths[e] as number) + 1;
  beginAnew(w, e, h);
}

export function goBack(w: Work, e: number): void {
  const { s } = w;
  s.value[e] = s.smallValue[e] as number;
  s.error[e] = s.smallError[e] as number;
  s.converged[e] = s.smallConverged[e] as number;
  s.at[e] = s.smallAt[e] as number;
  s.kink[e] = 0;
  finish(w, e);
}

/** Ends without a difference that could be trusted: how far off it is nobody knows. */
export function giveUp(w: Work, e: number): void {
  const { s } = w;
  if (s.fallback[e] !== KEPT.nothing) {
    goBack(w, e);
    return;
  }
  const rows = s.rows[e] as number;
  if (rows > 0) s.value[e] = s.difference[e * ROWS + rows - 1] as number;
  s.error[e] = Number.isNaN(s.value[e] as number) ? Number.NaN : Number.POSITIVE_INFINITY;
  s.converged[e] = s.kink[e] = 0;
  finish(w, e);
}
