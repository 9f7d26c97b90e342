/** Tells noise from a detail that is finer still, such as a wave of a millionth of x. The steps go down a ladder, to where
 *  x's own digits end, until two of them show one slope. Noise never does. */

import { accept } from './accept.js';
import { blurAt, measureGrain } from './candidates.js';
import { fitCurves } from './curves.js';
import { EPSILON, FINE, KEPT, PHASE } from './goal.js';
import { farSmaller, gapAt, see, shows } from './probes.js';
import { giveUp, goSmaller, hasTeeth, keep } from './restarts.js';
import { PROBES, ROWS } from './searches.js';
import { ask, remember, type Work } from './work.js';

/** From one step of the ladder to the next. */
const RUNG = 1 / 8;

/** From the second of two steps that show one slope to a third. */
const CONFIRM = 0.37;

/** Noise that is the same at so many steps is none: f jumps at x. */
const ALIKE = 5;

/** How often a search goes down to what the ladder shows. */
const FOLLOWS = 3;

/** Only noise above so many units in f's last place counts: less may be next to nothing at two steps by chance. */
const LOUD = 14;

/** Two steps that show this part of the noise before, or less, do not do so by chance. */
const QUIET = 0.05;

/** Begins the ladder, with what the two probes were off by. */
export function listen(w: Work, e: number, h: number): void {
  const { s } = w;
  s.loudest[e] = (s.seen[e] as number) / 8;
  s.loud[e] = h;
  s.quiet[e] = s.alike[e] = s.confirming[e] = 0;
  ask(w, e, PHASE.third, h / 50);
}

/** Whether f is smooth at this step and at the one before, compared with larger ones. */
function isQuiet(w: Work, e: number, h: number, height: number): boolean {
  const { s } = w;
  const loudest = s.loudest[e] as number;
  const size = Math.abs(height);
  const place = s.place[e * ROWS + (s.rows[e] as number) - 1] as number;
  if (size < QUIET * loudest && loudest > LOUD * place) {
    s.quiet[e] = (s.quiet[e] as number) + 1;
    return s.quiet[e] === 2;
  }
  s.quiet[e] = 0;
  s.loud[e] = h;
  if (size > loudest) s.loudest[e] = size;
  return false;
}

export function takeThird(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  s.probed2[e] = farSmaller(w, e, h, a, b);
  remember(w, e, 2, a, b);
  fitCurves(w, e);
  sampleRung(w, e, h, s.probed2[e] as number);
  isQuiet(w, e, h, heightOf(w, e, h, s.probed2[e] as number));
  ask(w, e, PHASE.fourth, h * 0.37);
}

/** After two steps far smaller than the probes. */
export function takeFourth(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  const three = s.probed2[e] as number;
  const four = farSmaller(w, e, h, a, b);
  fitCurves(w, e);
  const gaps = Math.min(gapAt(w, e, h, three), gapAt(w, e, h, four));
  s.closed[e] = 0;
  remember(w, e, 3, a, b);
  const unit = measureGrain(w, e, s.probes, PROBES * e, PROBES, s.probe[e] as number);
  if (unit > 0) {
    s.seen[e] = Math.max(s.seen[e] as number, (w.goal.order === 1 ? 4 : 8) * unit);
    accept(w, e);
    return;
  }
  sampleRung(w, e, h, four);
  s.rung[e] = four;
  if (Math.abs(three - four) <= 0.1 * gaps && mayFollow(w, e)) {
    confirm(w, e, h);
    return;
  }
  s.height[e] = heightOf(w, e, h, four);
  if (isQuiet(w, e, h, s.height[e] as number) && mayFollow(w, e)) follow(w, e, (s.loud[e] as number) / 4);
  else goDown(w, e, h);
}

export function climb(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  const before = s.rung[e] as number;
  const now = farSmaller(w, e, h, a, b);
  fitCurves(w, e);
  sampleRung(w, e, h, now);
  const gaps = Math.min(gapAt(w, e, h, before), gapAt(w, e, h, now));
  const blur = blurAt(w, e, h, a, b);
  if (Math.abs(before - now) <= 0.1 * gaps + blur && gaps > 8 * blur) {
    if (!mayFollow(w, e)) accept(w, e);
    else if (s.confirming[e] === 1) follow(w, e, h / CONFIRM);
    else confirm(w, e, h);
    return;
  }
  const height = heightOf(w, e, h, now);
  const same = Math.abs(height - (s.height[e] as number)) <= 0.02 * Math.abs(height);
  s.alike[e] = same && s.confirming[e] === 0 ? (s.alike[e] as number) + 1 : 0;
  s.confirming[e] = 0;
  [s.rung[e], s.height[e]] = [now, height];
  if (isQuiet(w, e, h, height) && mayFollow(w, e)) follow(w, e, (s.loud[e] as number) / 4);
  else goDown(w, e, h);
}

/** One more step before two that show one slope are believed: noise does by chance. */
function confirm(w: Work, e: number, h: number): void {
  w.s.confirming[e] = 1;
  ask(w, e, PHASE.ladder, h * CONFIRM);
}

/** What a difference is off by, times its step: noise, or the height of a jump. */
function heightOf(w: Work, e: number, h: number, difference: number): number {
  return (difference - (w.s.value[e] as number)) * h * (w.goal.order === 1 ? 1 : h);
}

function goDown(w: Work, e: number, h: number): void {
  const { s } = w;
  const step = h * RUNG;
  const flat = Number.isNaN(s.rung[e] as number);
  const size = s.size[e * ROWS + (s.rows[e] as number) - 1] as number;
  if (!flat && step > Math.max(64 * (s.least[e] as number), 256 * EPSILON * (s.origin[e] as number)))
    ask(w, e, PHASE.ladder, step);
  else if ((s.alike[e] as number) >= ALIKE && Math.abs(s.height[e] as number) > FINE * size) {
    s.fallback[e] = KEPT.nothing;
    giveUp(w, e);
  } else accept(w, e);
}

/** Half of what a probe counts for: there are many of these. */
function sampleRung(w: Work, e: number, h: number, difference: number): void {
  if (!Number.isNaN(difference)) see(w, e, 4 * gapAt(w, e, h, difference), h);
}

function mayFollow(w: Work, e: number): boolean {
  const { s } = w;
  const kept = s.fallback[e];
  return (
    (s.follows[e] as number) < FOLLOWS && (kept === KEPT.nothing || (kept === KEPT.detail && !hasTeeth(w, e)))
  );
}

/** The search goes on at the steps that show one slope. */
function follow(w: Work, e: number, h: number): void {
  const { s } = w;
  s.follows[e] = (s.follows[e] as number) + 1;
  if (s.fallback[e] === KEPT.nothing) {
    s.error[e] = (s.error[e] as number) + shows(w, e, s.at[e] as number);
    s.converged[e] = 0;
    keep(w, e, KEPT.detail);
  }
  goSmaller(w, e, 4 * h);
}
