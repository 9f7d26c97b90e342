import { Curves } from './curves.js';
import { EPSILON, FINE, PHASE, PROBE } from './goal.js';

/** The end of a flat stretch is found to this part of its length, and then to this. */
const CLOSE = 2 ** -10;
const CLOSER = 2 ** -20;

/** What goes on without a jump shrinks by more from the one to the other: by their ratio, or a power of it. */
const SHRINKS = 1 / 64;

/** Steps become smaller, as f is the same at all before. */
const SMALLER = 255;

/** A step, if it is more than rounding, stands alone if f has not changed further at so many distances, up to the largest step. */
const BEYOND = 4;

/** Where f is the same at all points around x, the derivative is 0, unless f's values are coarser than what it does there:
 *  a tail that has been rounded away, a tread of stairs. Where larger steps show that f is not the same everywhere, the
 *  end of the stretch tells. Without a jump it is f's own (the bend of relu); so it is at a step that stands alone. Other
 *  jumps are f's rounding, and f may rise by one of them over the stretch. */
export abstract class Edges extends Curves {
  protected abstract ask(e: number, phase: number, step: number): void;
  protected abstract anew(e: number, step: number): void;
  protected abstract finish(e: number): void;

  /** Remembers whether f is the same at both points. */
  protected note(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    if (h > (s.widest[e] as number)) s.widest[e] = h;
    const y = s.y[e] as number;
    if (a !== y || b !== y) {
      if (h >= (s.changed[e] as number)) return;
      s.changed[e] = h;
      s.change[e] = Math.max(Math.abs(a - y), Math.abs(b - y));
    } else if (h > (s.flatTo[e] as number)) s.flatTo[e] = h;
  }

  /** Whether the result was read where f is flat, and is not known to be; then the points for that are asked for. */
  protected seekEdge(e: number): boolean {
    const { s } = this;
    if (s.edge[e] !== 0 || s.value[e] !== 0 || s.side[e] !== 0) return false;
    const at = s.at[e] as number;
    const changed = s.changed[e] as number;
    if (!((s.flatTo[e] as number) >= at)) return false;
    s.edge[e] = 1;
    if (changed === Number.POSITIVE_INFINITY) {
      // Of a function that is 0 nobody knows what numbers it is the rest of: such as 1, it is taken.
      const size = this.#size(e);
      s.error[e] = Math.max(s.error[e] as number, this.unit(EPSILON * size, s.widest[e] as number));
      return this.#closer(e, PROBE * (s.origin[e] as number));
    }
    if ((s.flatTo[e] as number) > changed) {
      // Flat, and not, and flat again.
      s.flatTo[e] = changed;
      this.#rounded(e);
      return false;
    }
    // To the first bracket, whatever the change at its end was.
    this.ask(e, PHASE.edge, changed);
    return true;
  }

  /** Whether there are smaller steps at which f may be another: of a narrow bell, only its tail may be the same. */
  #closer(e: number, h: number): boolean {
    const { s } = this;
    if (!(h > 64 * (s.least[e] as number))) return false;
    s.edge[e] = SMALLER;
    this.ask(e, PHASE.edge, h / 8);
    return true;
  }

  #size(e: number): number {
    return Math.abs(this.s.y[e] as number) || 1;
  }

  #closeIn(e: number): void {
    const { s } = this;
    const [near, far] = [s.flatTo[e] as number, s.changed[e] as number];
    const gap = far - near;
    if (s.edge[e] === 1 && gap <= CLOSE * near) {
      s.edge[e] = 2;
      s.wider[e] = s.change[e] as number;
    }
    if (gap > CLOSER * near && gap > 4 * (s.least[e] as number))
      this.ask(e, PHASE.edge, far > 4 * near ? Math.sqrt(near) * Math.sqrt(far) : near + gap / 2);
    else if (s.edge[e] === 1 || (s.change[e] as number) > SHRINKS * (s.wider[e] as number))
      this.#beyond(e, 1);
    else this.finish(e);
  }

  /** Whether the step stands alone. */
  #beyond(e: number, part: number): void {
    const { s } = this;
    s.edge[e] = 2 + part;
    const near = s.flatTo[e] as number;
    this.ask(e, PHASE.edge, near * ((s.widest[e] as number) / near) ** (part / BEYOND));
  }

  /** Takes f at two points around the end of the stretch. */
  protected takeEdge(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const y = s.y[e] as number;
    const change = Math.max(Math.abs(a - y), Math.abs(b - y));
    const part = (s.edge[e] as number) - 2;
    if (s.edge[e] === SMALLER) {
      this.note(e, h, a, b);
      if (change === 0) {
        if (!this.#closer(e, h)) this.finish(e);
      } else {
        s.edge[e] = 0;
        this.anew(e, h);
      }
    } else if (part <= 0) {
      if (change === 0) s.flatTo[e] = h;
      else [s.changed[e], s.change[e]] = [h, change];
      this.#closeIn(e);
    } else if ((s.change[e] as number) <= FINE * this.#size(e)) this.#stairs(e);
    else if (!(Math.abs(change - (s.change[e] as number)) <= (s.change[e] as number) / 2)) this.#stairs(e);
    else if (part < BEYOND) this.#beyond(e, part + 1);
    else this.finish(e);
  }

  #stairs(e: number): void {
    this.#rounded(e);
    this.finish(e);
  }

  /** What f may rise by within its rounding. */
  #rounded(e: number): void {
    const { s } = this;
    const jump = s.change[e] as number;
    s.error[e] = Math.max(s.error[e] as number, 2 * this.unit(jump, s.flatTo[e] as number));
    if (!(jump <= 2 * EPSILON * Math.abs(s.y[e] as number))) s.converged[e] = 0;
  }
}
