import { Edges } from './edges.js';
import { FIRST, KEPT, LEAP, MOST, PHASE } from './goal.js';
import { PROBES, ROWS } from './searches.js';

/** Restarts with smaller steps before the search gives up. */
const MOST_RESTARTS = 12;

/** As good as this, relatively, a result need not be sought between its steps and larger ones that were too large. */
const DIGITS = 1e-4;

/** What arithmetic with subnormal numbers may be off by. */
const TINIEST = 8 * Number.MIN_VALUE;

/** Restarts with larger steps. */
export const MOST_GROWTHS = 3;

/** How a search begins anew, with smaller steps or with larger ones, goes back to what it had, or ends. */
export abstract class Restarts extends Edges {
  /** Begins anew at that step. */
  protected anew(e: number, h: number): void {
    const { s } = this;
    s.rows[e] = s.closed[e] = s.since[e] = s.kink[e] = s.samples[e] = 0;
    s.step[e] = s.first[e] = h;
    s.error[e] = Number.POSITIVE_INFINITY;
    s.value[e] = Number.NaN;
    s.largest[e] = s.residual[e] = s.apart[e] = 0;
    s.phase[e] = PHASE.row;
    if (h < 16 * (s.probe[e] as number)) s.probe[e] = 0;
  }

  /** Asks for f at both sides of x, at that step. */
  protected ask(e: number, phase: number, step: number): void {
    const { s } = this;
    s.phase[e] = phase;
    s.step[e] = Math.max(step, 2 * (s.least[e] as number));
  }

  protected nearer(e: number, h: number): number {
    const x = this.s.x[e] as number;
    return x === 0 ? h * LEAP : Math.min(h * LEAP, Math.abs(x) / 4);
  }

  /** Whether smaller steps show nothing but teeth (see `Teeth`). */
  protected hasTeeth(e: number): boolean {
    return this.s.fallback[e] === KEPT.detail && (this.s.spread[e] as number) > 0;
  }

  /** Begins anew with smaller steps. */
  protected smaller(e: number, h: number): void {
    const { s } = this;
    if (
      this.hasTeeth(e) ||
      (s.restarts[e] as number) >= MOST_RESTARTS ||
      (s.evaluations[e] as number) >= MOST
    ) {
      this.giveUp(e);
      return;
    }
    s.restarts[e] = (s.restarts[e] as number) + 1;
    s.probe[e] = s.seen[e] = s.floor[e] = 0;
    this.anew(e, Math.max(h, 8 * (s.least[e] as number)));
  }

  /** Begins anew with larger steps, where rounding weighs less. */
  protected grow(e: number, by: number): void {
    const { s } = this;
    const x = s.x[e] as number;
    const [below, above] = [x - (s.low[e] as number), (s.high[e] as number) - x];
    const room = (s.side[e] === 0 ? Math.min(below, above) : Math.max(below, above)) / 2;
    const first = s.first[e] as number;
    const flat = by === Number.POSITIVE_INFINITY;
    const far = Math.abs(x) / 4;
    const most = flat ? Math.max(FIRST, far) : Math.max(FIRST, 64 * first, Math.min(1e4 * first, far));
    const h = Math.min(8 * by * first, most, room);
    if (!(h > 4 * first) || !(h < Number.MAX_VALUE / 8)) {
      this.finish(e);
      return;
    }
    this.keep(e, flat ? KEPT.flat : KEPT.small);
    s.growths[e] = (s.growths[e] as number) + 1;
    s.probe[e] = 0;
    if (flat) s.probes.fill(s.y[e] as number, PROBES * e, PROBES * (e + 1));
    this.anew(e, h);
  }

  /** Keeps the candidate while the search looks for a better one. */
  protected keep(e: number, how: number): void {
    const { s } = this;
    s.smallValue[e] = s.value[e] as number;
    s.smallError[e] = s.error[e] as number;
    s.smallConverged[e] = s.converged[e] as number;
    s.smallFirst[e] = s.first[e] as number;
    s.smallAt[e] = s.at[e] as number;
    s.fallback[e] = how;
    const other = s.side[e] === 0 && how !== KEPT.detail;
    s.smallOtherError[e] = other ? this.otherError(e) : Number.POSITIVE_INFINITY;
    s.smallOther[e] = this.other;
    s.smallProbed[e] = s.probed[e] as number;
    s.smallProbedError[e] = this.probedError(e);
  }

  /** After steps that were too large: between them and those before, or back. */
  protected lessLarge(e: number): void {
    const { s } = this;
    const small = s.smallFirst[e] as number;
    const h = Math.sqrt((s.first[e] as number) * small);
    const digits = (s.smallError[e] as number) <= DIGITS * Math.abs(s.smallValue[e] as number);
    if (digits || !(h > 4 * small) || (s.growths[e] as number) >= MOST_GROWTHS) {
      this.goBack(e);
      return;
    }
    s.growths[e] = (s.growths[e] as number) + 1;
    this.anew(e, h);
  }

  /** How far the probe's difference may be from the derivative. */
  protected abstract probedError(e: number): number;

  /** Keeps f at two points of a probe or a wide row, to tell how coarse it is. */
  protected remember(e: number, slot: number, a: number, b: number): void {
    const at = PROBES * e + 2 * slot;
    this.s.probes[at] = a;
    this.s.probes[at + 1] = b;
  }

  protected goBack(e: number): void {
    const { s } = this;
    s.value[e] = s.smallValue[e] as number;
    s.error[e] = s.smallError[e] as number;
    s.converged[e] = s.smallConverged[e] as number;
    s.at[e] = s.smallAt[e] as number;
    s.kink[e] = 0;
    this.finish(e);
  }

  /** No difference that could be trusted: how far off it is nobody knows. */
  protected giveUp(e: number): void {
    const { s } = this;
    if (s.fallback[e] !== KEPT.nothing) {
      this.goBack(e);
      return;
    }
    const rows = s.rows[e] as number;
    if (rows > 0) s.value[e] = s.difference[e * ROWS + rows - 1] as number;
    s.error[e] = Number.isNaN(s.value[e] as number) ? Number.NaN : Number.POSITIVE_INFINITY;
    s.converged[e] = s.kink[e] = 0;
    this.finish(e);
  }

  protected finish(e: number): void {
    const { s } = this;
    if (this.seekEdge(e)) return;
    s.error[e] = (s.error[e] as number) + this.inX(e) + TINIEST;
    if (s.kink[e] === 0) s.leftValue[e] = s.rightValue[e] = s.value[e] as number;
    s.phase[e] = PHASE.done;
  }
}
