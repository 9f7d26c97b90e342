/** Where f is the same at all points around x, the derivative is 0, unless f's values are coarser than what it does there:
 *  a tail that has been rounded away, a tread of stairs. Where larger steps show that f is not the same everywhere, the
 *  end of the stretch tells. Without a jump it is f's own (the bend of relu); so it is at a step that stands alone. Other
 *  jumps are f's rounding, and f may rise by one of them over the stretch. */

import { roundedX, unitAt } from './candidates.js';
import { EPSILON, FINE, PHASE, PROBE } from './goal.js';
import { ask, beginAnew, type Work } from './work.js';

/** The end of a flat stretch is found to this part of its length, and then to this. */
const CLOSE = 2 ** -10;
const CLOSER = 2 ** -20;

/** Without a jump, f's change at the end shrinks by more than this from the first precision to the second: by their ratio,
 *  or a power of it. */
const SHRINKS = 1 / 64;

/** A value of `edge`: the steps go on to become smaller, as f is the same at all that were tried. */
const SMALLER = 255;

/** A step that is more than rounding stands alone if f does not change again at so many further distances, up to the largest
 *  step. */
const BEYOND = 4;

/** What arithmetic with subnormal numbers may be off by. */
const TINIEST = 8 * Number.MIN_VALUE;

/** Remembers whether f is the same at both points. */
export function noteFlat(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  if (h > (s.widest[e] as number)) s.widest[e] = h;
  const y = s.y[e] as number;
  if (a !== y || b !== y) {
    if (h >= (s.changed[e] as number)) return;
    s.changed[e] = h;
    s.change[e] = Math.max(Math.abs(a - y), Math.abs(b - y));
  } else if (h > (s.flatTo[e] as number)) s.flatTo[e] = h;
}

/** Whether the result 0 comes from a stretch where f is flat, of which the end is not known yet: then asks for points to
 *  find it. */
function seekEdge(w: Work, e: number): boolean {
  const { s } = w;
  if (s.edge[e] !== 0 || s.value[e] !== 0 || s.side[e] !== 0) return false;
  const at = s.at[e] as number;
  const changed = s.changed[e] as number;
  if (!((s.flatTo[e] as number) >= at)) return false;
  s.edge[e] = 1;
  if (changed === Number.POSITIVE_INFINITY) {
    // A 0 may be what is left of two numbers of any size. They are taken to be near 1.
    const size = sizeOf(w, e);
    s.error[e] = Math.max(s.error[e] as number, unitAt(w, EPSILON * size, s.widest[e] as number));
    return askCloser(w, e, PROBE * (s.origin[e] as number));
  }
  if ((s.flatTo[e] as number) > changed) {
    // Flat, and not, and flat again.
    s.flatTo[e] = changed;
    countRounding(w, e);
    return false;
  }
  // Begins with the step at which f was first seen to differ.
  ask(w, e, PHASE.edge, changed);
  return true;
}

/** Asks for a smaller step, at which f may differ after all: of a narrow bell only the tail may have been seen.
 *  @returns false where x's digits end. */
function askCloser(w: Work, e: number, h: number): boolean {
  const { s } = w;
  if (!(h > 64 * (s.least[e] as number))) return false;
  s.edge[e] = SMALLER;
  ask(w, e, PHASE.edge, h / 8);
  return true;
}

function sizeOf(w: Work, e: number): number {
  return Math.abs(w.s.y[e] as number) || 1;
}

function closeIn(w: Work, e: number): void {
  const { s } = w;
  const [near, far] = [s.flatTo[e] as number, s.changed[e] as number];
  const gap = far - near;
  if (s.edge[e] === 1 && gap <= CLOSE * near) {
    s.edge[e] = 2;
    s.wider[e] = s.change[e] as number;
  }
  if (gap > CLOSER * near && gap > 4 * (s.least[e] as number))
    ask(w, e, PHASE.edge, far > 4 * near ? Math.sqrt(near) * Math.sqrt(far) : near + gap / 2);
  else if (s.edge[e] === 1 || (s.change[e] as number) > SHRINKS * (s.wider[e] as number)) askBeyond(w, e, 1);
  else close(w, e);
}

/** Whether the step stands alone. */
function askBeyond(w: Work, e: number, part: number): void {
  const { s } = w;
  s.edge[e] = 2 + part;
  const near = s.flatTo[e] as number;
  ask(w, e, PHASE.edge, near * ((s.widest[e] as number) / near) ** (part / BEYOND));
}

/** Takes f at two points around the end of the stretch. */
export function takeEdge(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  const y = s.y[e] as number;
  const change = Math.max(Math.abs(a - y), Math.abs(b - y));
  const part = (s.edge[e] as number) - 2;
  if (s.edge[e] === SMALLER) {
    noteFlat(w, e, h, a, b);
    if (change === 0) {
      if (!askCloser(w, e, h)) close(w, e);
    } else {
      s.edge[e] = 0;
      beginAnew(w, e, h);
    }
  } else if (part <= 0) {
    if (change === 0) s.flatTo[e] = h;
    else [s.changed[e], s.change[e]] = [h, change];
    closeIn(w, e);
  } else if ((s.change[e] as number) <= FINE * sizeOf(w, e)) endOnStairs(w, e);
  else if (!(Math.abs(change - (s.change[e] as number)) <= (s.change[e] as number) / 2)) endOnStairs(w, e);
  else if (part < BEYOND) askBeyond(w, e, part + 1);
  else close(w, e);
}

function endOnStairs(w: Work, e: number): void {
  countRounding(w, e);
  close(w, e);
}

/** What f may rise by within its rounding. */
function countRounding(w: Work, e: number): void {
  const { s } = w;
  const jump = s.change[e] as number;
  s.error[e] = Math.max(s.error[e] as number, 2 * unitAt(w, jump, s.flatTo[e] as number));
  if (!(jump <= 2 * EPSILON * Math.abs(s.y[e] as number))) s.converged[e] = 0;
}

/** Ends the search, unless the result is to be looked at for the end of a flat stretch. */
export function finish(w: Work, e: number): void {
  if (!seekEdge(w, e)) close(w, e);
}

function close(w: Work, e: number): void {
  const { s } = w;
  s.error[e] = (s.error[e] as number) + roundedX(w, e) + TINIEST;
  if (s.kink[e] === 0) s.leftValue[e] = s.rightValue[e] = s.value[e] as number;
  s.phase[e] = PHASE.done;
}
