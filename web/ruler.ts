/** The marks of a rail with their numbers, as a ruler has them. */

import { ticksOf } from '../src/plot/ticks.js';
import { s, say, set } from './dom.js';

/** From a mark to the number below it: beyond the dots on the rail. */
const NUMBER = 19;

/** About how wide one of its digits is. */
const DIGIT = 7;

/** Farther out a group's place would lose its fractions. */
const FAR = 20_000;

/** Marks nearer to the ends than this would be cut off. */
const EDGE = 18;

export interface Ruler {
  readonly element: SVGGElement;
  show(rail: Rail): void;
}

/** Where a ruler lies. */
interface Rail {
  /** A value on it; NaN for no marks. */
  readonly middle: number;
  /** The left edge of a value. */
  at(value: number): number;
  readonly width: number;
  readonly top: number;
  /** Pixels for a number, its room included. */
  readonly apart: number;
  /** Whether there is room below for numbers. */
  readonly numbered: boolean;
  /** From where to where numbers would be written over. */
  readonly taken: readonly [left: number, right: number];
}

/** A ruler without marks yet. Marks stand in a group that moves as a whole: to move each, or to make its number anew, is
 *  most of what drawing a rail costs. */
export function makeRuler(): Ruler {
  const element = s('g', { class: 'rail-ticks' });
  let marks = new Map<string, SVGGElement>();
  /** The value that the group stands at. */
  let origin = 0;
  return {
    element,
    show(rail) {
      if (!(Math.abs(rail.at(origin)) < FAR)) origin = Number.isFinite(rail.middle) ? rail.middle : 0;
      const from = rail.at(origin);
      if (Number.isFinite(from)) set(element, { transform: `translate(${hundredths(from)} ${rail.top})` });
      const before = marks;
      marks = new Map();
      const places = placesOn(rail);
      // A mark that goes is the next that comes.
      const free = [...before.keys()].filter((label) => !places.some(([kept]) => kept === label));
      for (const [label, left] of places) {
        const old = before.has(label) ? label : (free.pop() ?? '');
        const mark = before.get(old) ?? element.appendChild(makeMark());
        before.delete(old);
        say(mark.lastChild as Element, label);
        const half = (DIGIT * label.length) / 2;
        const clear = left + half < rail.taken[0] || left - half > rail.taken[1];
        const numbered = rail.numbered && clear;
        set(mark, {
          transform: `translate(${hundredths(left - from)})`,
          class: numbered ? 'numbered' : '',
        });
        marks.set(label, mark);
      }
      for (const mark of before.values()) mark.remove();
    },
  };
}

const hundredths = (pixels: number): number => Math.round(100 * pixels) / 100;

const makeMark = (): SVGGElement => s('g', {}, s('line', { y1: -3, y2: 3 }), s('text', { y: NUMBER }));

/** The numbers that are marked, with their left edges. */
function placesOn({ middle, at, width, apart }: Rail): [label: string, left: number][] {
  const unit = at(middle + 1) - at(middle);
  const [from, to] = [-at(middle) / unit, (width - at(middle)) / unit];
  if (!(to - from > Math.abs(middle) * 1e-12)) return [];
  const { values, labels } = ticksOf(middle + from, middle + to, Math.min(9, width / apart));
  return values.flatMap((value, i): [string, number][] => {
    const left = at(value);
    return left < EDGE || left > width - EDGE ? [] : [[labels[i] ?? '', left]];
  });
}
