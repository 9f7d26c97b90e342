import { PHASE } from './goal.js';
import { Probes } from './probes.js';
import { ROWS } from './searches.js';

/** Results of steps so much smaller than those that the search began with are looked at for teeth; of so much smaller ones,
 *  if so many did not close in. */
const FAR = 5e-3;
const NEAR = 1 / 16;
const MANY = 8;

/** From one distance to the next, until f is no longer what the rows say. */
const FURTHER = 4;

/** The distance where it ends to be is found to this part. */
const CLOSE = 2 ** -9;

/** By so much of what they may be off by it is not, if it was not by a part of that before: what grows with the square
 *  of the distance is the rows'. */
const BROKEN = 6;

/** What changes by less than this part where it is looked at closely has no jump. */
const SHRUNK = 1 / 40;

/** Units in f's last place that are no jump. */
const PLACES = 16;

/** So often, at most, f is taken for that. */
const MOST_LOOKS = 40;

/** Whether a slope that only small steps show is f's, or that of teeth: what is left of two large numbers, divided by x,
 *  is a stair whose treads are not level. Where f ends to be what the rows say, to both sides, tells: a wave goes on
 *  without a jump, and a step of f's own is on one side. Jumps to both are f's rounding. */
export abstract class Teeth extends Probes {
  protected abstract settle(e: number, teeth: boolean): void;

  /** Whether the result is to be looked at for teeth; then the points for it are asked for. */
  protected seekTeeth(e: number): boolean {
    const { s } = this;
    const at = s.at[e] as number;
    if ((s.teeth[e] as number) > 0 || s.side[e] !== 0 || s.kink[e] === 1) return false;
    const rows = s.rows[e] as number;
    const part = rows < MANY ? FAR : NEAR;
    if (!(at < part * (s.origin[e] as number)) || rows < 3) return false;
    s.spread[e] = 0;
    for (let n = 2 * e; n < 2 * e + 2; n++) {
      s.near[n] = at;
      s.nearOff[n] = s.smooth[n] = 0;
      s.far[n] = Number.POSITIVE_INFINITY;
    }
    this.#look(e);
    return true;
  }

  /** Asks for the next two points, one on each side, or tells. */
  #look(e: number): void {
    const { s } = this;
    const [above, below] = [this.#next(2 * e), this.#next(2 * e + 1)];
    const [foundAbove, foundBelow] = [above === s.far[2 * e], below === s.far[2 * e + 1]];
    const most = Math.max(above, below);
    if (foundAbove && foundBelow)
      this.#tell(e, this.#jumps(2 * e, 2 * e + 1) || this.#jumps(2 * e + 1, 2 * e));
    else if (most > (s.origin[e] as number) || (s.teeth[e] as number) >= MOST_LOOKS)
      this.#tell(e, (s.teeth[e] as number) > 0 && this.#strayBeside(e));
    else {
      s.teeth[e] = (s.teeth[e] as number) + 1;
      [s.ask[2 * e], s.ask[2 * e + 1]] = [above, below];
      this.ask(e, PHASE.teeth, most);
    }
  }

  /** The next distance; the far end, where it is found. */
  #next(n: number): number {
    const { s } = this;
    const [near, far] = [s.near[n] as number, s.far[n] as number];
    if (s.smooth[n] === 1) return far;
    if (far === Number.POSITIVE_INFINITY) return FURTHER * near;
    return far - near > Math.max(CLOSE * near, 2 * (s.least[n >> 1] as number))
      ? near + (far - near) / 2
      : far;
  }

  /** Takes f at two points, one on each side. */
  protected takeTooth(e: number, a: number, b: number): void {
    const { s } = this;
    const x = s.x[e] as number;
    const above = x + (s.ask[2 * e] as number) - x;
    const below = x - (x - (s.ask[2 * e + 1] as number));
    this.#model(e);
    if (this.#takeSide(e, 0, above, a)) s.smooth[2 * e] = 1;
    if (this.#takeSide(e, 1, -below, b)) s.smooth[2 * e + 1] = 1;
    this.#look(e);
  }

  /** @returns whether f ends to be what the rows say without a jump: closer by, it changes by less. */
  #takeSide(e: number, side: 0 | 1, d: number, f: number): boolean {
    const { s } = this;
    const n = 2 * e + side;
    const off = f - this.#at(e, d);
    const distance = Math.abs(d);
    const far = s.far[n] as number;
    if (distance === far || s.smooth[n] === 1) return false;
    if (far === Number.POSITIVE_INFINITY) {
      const known = 1.5 * FURTHER ** 2 * Math.abs(s.nearOff[n] as number);
      if (Math.abs(off) > BROKEN * this.#allowed(e, distance) + known) {
        [s.far[n], s.farOff[n]] = [distance, off];
        s.jump[n] = off - (s.nearOff[n] as number);
      } else [s.near[n], s.nearOff[n]] = [distance, off];
      return false;
    }
    // Into the half where it changes by more.
    const [below, above] = [off - (s.nearOff[n] as number), (s.farOff[n] as number) - off];
    if (Math.abs(below) > Math.abs(above)) [s.far[n], s.farOff[n]] = [distance, off];
    else [s.near[n], s.nearOff[n]] = [distance, off];
    return Math.max(Math.abs(below), Math.abs(above)) < SHRUNK * Math.abs(s.jump[n] as number);
  }

  /** What the rows make of f: its derivatives, over their factorials, and what they may be off by. */
  #one = 0;
  #two = 0;
  #three = 0;
  #four = 0;
  #oneOff = 0;
  #twoOff = 0;
  #model(e: number): void {
    const { s } = this;
    const h = s.h[e * ROWS + (s.rows[e] as number) - 1] as number;
    this.curves(e);
    if (this.goal.order === 1) {
      this.#one = s.value[e] as number;
      this.#oneOff = s.error[e] as number;
      this.#two = this.halfBend / h;
      this.#twoOff = Math.abs(this.halfBendOff) / h;
      this.#three = this.curve / h / h;
      this.#four = this.cubed / h / h / h;
    } else {
      this.#oneOff = this.otherError(e);
      this.#one = this.other;
      this.slopeCurve(e);
      this.#two = (s.value[e] as number) / 2;
      this.#twoOff = s.error[e] as number;
      this.#three = this.halfBend / h / h;
      this.#four = this.curve / h / h / 2;
    }
    // What cannot be told from rounding would be a large number further out.
    const rounding = this.#rounding(e);
    if (!(Math.abs(this.#three) * h * h * h > rounding)) this.#three = 0;
    if (!(Math.abs(this.#four) * h * h * h * h > rounding)) this.#four = 0;
  }

  #at(e: number, d: number): number {
    return (this.s.y[e] as number) + d * (this.#one + d * (this.#two + d * (this.#three + d * this.#four)));
  }

  #allowed(e: number, d: number): number {
    const terms = d * (this.#oneOff + d * this.#twoOff);
    return this.#rounding(e) + terms + d * d * d * (Math.abs(this.#three) + d * Math.abs(this.#four));
  }

  #rounding(e: number): number {
    const { s } = this;
    const last = e * ROWS + (s.rows[e] as number) - 1;
    return Math.max(PLACES * (s.place[last] as number), 2 * (s.seen[e] as number));
  }

  /** Whether there is a jump on one side, and on the other one as well, or so many that f rises by another slope. */
  #jumps(one: number, other: number): boolean {
    const { s } = this;
    if (s.smooth[one] === 1) return false;
    if (s.smooth[other] === 0) return true;
    const off = Math.abs(this.#slopeOff(other));
    return off > Math.abs(this.#slopeOff(one)) / 4 && off > Math.abs(this.#one) / 4;
  }

  /** By how much f rises more there than the rows say. */
  #slopeOff(n: number): number {
    const { s } = this;
    const broken = (s.far[n] as number) < Number.POSITIVE_INFINITY;
    return broken
      ? (s.farOff[n] as number) / (s.far[n] as number)
      : (s.nearOff[n] as number) / (s.near[n] as number);
  }

  /** Whether f jumps there, or goes away from what the rows say with the distance itself, as many small teeth make it. */
  #strays(e: number, n: number): boolean {
    const { s } = this;
    const far = s.far[n] as number;
    if (far < Number.POSITIVE_INFINITY) return s.smooth[n] === 0 && this.#next(n) === far;
    return Math.abs(s.nearOff[n] as number) > BROKEN * this.#allowed(e, s.near[n] as number);
  }

  /** Such a side beside one with a jump. */
  #strayBeside(e: number): boolean {
    const [above, below] = [2 * e, 2 * e + 1];
    const jump =
      Math.min(this.s.far[above] as number, this.s.far[below] as number) < Number.POSITIVE_INFINITY;
    return jump && this.#strays(e, above) && this.#strays(e, below);
  }

  #tell(e: number, teeth: boolean): void {
    const { s } = this;
    s.teeth[e] = MOST_LOOKS + 1;
    s.spread[e] = 0;
    if (teeth) {
      const [above, below] = [this.#slopeOff(2 * e), -this.#slopeOff(2 * e + 1)];
      const off = Math.max(Math.abs(above), Math.abs(below));
      const width = Math.min(s.near[2 * e] as number, s.near[2 * e + 1] as number);
      s.spread[e] = this.goal.order === 1 ? off : (2 * off) / width;
      s.rise[e] = (s.value[e] as number) + (above + below) / 2;
    }
    this.settle(e, teeth);
  }
}
