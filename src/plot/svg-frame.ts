import { round, type Scales, text } from './svg-parts.js';
import { fittingTicks, type Ticks } from './ticks.js';
import type { View } from './view.js';

/** A character's width and a label's room, in CSS pixels at 12 pixels high: there is no page to measure in. */
const [CHARACTER, GAP] = [7.5, 6] as const;
const [BOTTOM, RIGHT] = [28, 14] as const;
const [MARK_WIDTH, MARK_HEIGHT] = [60, 36] as const;

/** On a narrow axis so many marks are tried. */
const FEWEST = 4;

/** Axes of a plot in SVG: where a value lies, and the grid with its labels. */
export class SvgFrame implements Scales, View {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly #across: Ticks;
  readonly #up: Ticks;

  constructor(
    { top, width, height }: { readonly top: number; readonly width: number; readonly height: number },
    readonly horizontal: readonly [low: number, high: number],
    readonly vertical: readonly [low: number, high: number],
  ) {
    this.top = top;
    this.bottom = height - BOTTOM;
    this.right = width - RIGHT;
    this.#up = fittingTicks(...vertical, Math.max(2, (this.bottom - top) / MARK_HEIGHT), () => true);
    this.left = Math.min(0.4 * width, wide(this.#up.labels) + 2 * GAP);
    const room = this.right - this.left;
    this.#across = fittingTicks(...horizontal, Math.max(FEWEST, room / MARK_WIDTH), ({ values, labels }) => {
      const [first = 0, second] = values;
      const apart = second === undefined ? room : (room * (second - first)) / (horizontal[1] - horizontal[0]);
      return wide(labels) + 2 * GAP <= apart;
    });
  }

  x(value: number): number {
    const [low, high] = this.horizontal;
    return round(this.left + ((value - low) / (high - low)) * (this.right - this.left));
  }

  y(value: number): number {
    const [low, high] = this.vertical;
    return round(this.bottom - ((value - low) / (high - low)) * (this.bottom - this.top));
  }

  get size(): [width: number, height: number] {
    return [this.right - this.left, this.bottom - this.top];
  }

  get scales(): View['scales'] {
    const ends = ([min, max]: readonly [number, number]) => ({ min, max });
    return { x: ends(this.horizontal), y: ends(this.vertical) };
  }

  valToPos(value: number, scale: 'x' | 'y'): number {
    return scale === 'x' ? this.x(value) - this.left : this.y(value) - this.top;
  }

  /** Grid, zero lines and labels. */
  grid(): string {
    const color = (value: number) => `stroke="${value === 0 ? '#b9bfc6' : '#e8eaed'}"`;
    const across = this.#across.values.map((value, i) => {
      const x = this.x(value);
      const label = this.#across.labels[i] ?? '';
      // A label at an edge stays in the picture.
      const half = wide([label]) / 2;
      const at = Math.max(half, Math.min(this.right + RIGHT - half, x));
      return (
        `<path d="M${x} ${this.top}V${this.bottom}" ${color(value)}/>` +
        text(at, this.bottom + 17, label, 'text-anchor="middle" fill="#59626d"')
      );
    });
    const up = this.#up.values.map((value, i) => {
      const y = this.y(value);
      return (
        `<path d="M${this.left} ${y}H${this.right}" ${color(value)}/>` +
        text(this.left - GAP, y + 4, this.#up.labels[i] ?? '', 'text-anchor="end" fill="#59626d"')
      );
    });
    return [...across, ...up].join('\n');
  }
}

const wide = (labels: readonly string[]): number =>
  CHARACTER * Math.max(0, ...labels.map((label) => label.length));
