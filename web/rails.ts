/** The chain rule to be seen: a number line for each stage of the chain, one under another and all to one scale. A step
 *  on the first becomes a step on the second, longer or shorter by the slope between them, and so on: a negative slope
 *  turns it round, slope 0 leaves nothing of it. */

import { format } from '../src/plot/format.js';
import { h, s, say, set } from './dom.js';
import { inTurns } from './moving.js';
import { hiddenLink } from './question.js';
import { dragged, limitsOf } from './railDrag.js';
import { makeRuler, type Ruler } from './ruler.js';
import { inShort, railsOf, type Stage } from './stages.js';
import type { Store } from './state.js';
import { t } from './texts.js';

/** Pixels above the first rail and below the last. */
const [TOP, BOTTOM] = [26, 26] as const;
/** Pixels from rail to rail at least, and from the first to the last where they are to be seen together. */
const [NEAREST, ALL] = [24, 370] as const;
const rowOf = (width: number, screen: number, rails: number): number => {
  const usual = width >= PHONE ? 58 : screen > SHORT ? 50 : NUMBERED;
  return Math.max(NEAREST, Math.min(usual, Math.floor(ALL / (rails - 1))));
};

/** Rails nearer than this have no room for numbers between them. */
const NUMBERED = 46;

/** Pixels from the end of a step to its words, about how wide a letter of them is, and a letter of a factor on a phone. */
const [BESIDE, LETTER, BOLD] = [16, 7.8, 10] as const;

const NOWHERE = [0, 0] as const;

/** A narrower picture is a phone's; this low, a small one's. */
const [PHONE, SHORT] = [560, 720] as const;

/** Where the point stands on a phone, in parts of the width, when every step goes one way: the words at the ends of the
 *  rails keep their room. */
const AHEAD = 0.4;

/** Pixels from the point's handle to the step's at least, for a finger on each, and how far above the rail that one is then. */
const [GRIPS, LIFT] = [44, 14] as const;

/** So many times the longest step is far. */
const AFAR = 2;

/** The longest step takes so much of the width at most and at least, or the scale changes. */
const [LONGEST, SHORTEST, WANTED] = [0.42, 0.12, 0.3] as const;

interface Row {
  readonly group: SVGGElement;
  readonly name: SVGTextElement;
  readonly step: SVGTextElement;
  readonly line: SVGLineElement;
  readonly ruler: Ruler;
  readonly bar: SVGLineElement;
  readonly dot: SVGCircleElement;
  readonly truth: SVGCircleElement;
  /** Between this rail and the next. */
  readonly fan: SVGPolygonElement;
  readonly factor: SVGTextElement;
}

export function rails(store: Store): HTMLElement {
  const svg = s('svg', { class: 'rails-picture', role: 'group', 'aria-label': t.rails.label });
  const element = h('div', { class: 'rails' }, svg as unknown as HTMLElement);
  const handles = { x: handle('x'), step: handle('step') };
  /** From the step's handle to the step's end. */
  const stem = s('line', { class: 'stem' });
  handles.step.prepend(stem);
  let rows: Row[] = [];
  let scale = 0;
  let drawn = 0;
  /** How far beyond the end of the step its handle stands, in pixels. */
  let beyond = 0;
  /** What stands in the middle of each rail: the values, but while x is dragged those at its start. */
  let middles: readonly number[] = [];
  /** Where that is, in parts of the width. */
  let centre = 0.5;
  /** The element's width and the screen's height when they were last looked at: to ask for them between two changes of the
   *  page lays it out anew, which took a third of a frame. */
  let [wide, screen] = [0, innerHeight];

  const build = (count: number) => {
    const held = Object.values(handles).find((hand) => hand === document.activeElement);
    rows = Array.from({ length: count }, (_, i) => makeRow(i));
    svg.replaceChildren(
      ...rows.map(({ fan }) => fan),
      ...rows.map(({ group }) => group),
      handles.step,
      handles.x,
    );
    held?.focus({ preventScroll: true });
  };

  const draw = () => {
    wide ||= element.clientWidth;
    const width = wide || 600;
    const stages = railsOf(store.state);
    // What is asked is not shown: where the step ends.
    const link = hiddenLink(store.state);
    const asked = store.state.quiz ? (link < 0 ? stages.length - 1 : link + 1) : stages.length;
    if (stages.length !== rows.length) build(stages.length);
    if (held() !== 'x' || middles.length !== stages.length) {
      middles = stages.map(({ value }) => value);
      centre = centreFor(stages, width);
    }
    // Another width is another picture.
    if (width !== drawn) scale = 0;
    drawn = width;
    // In the hand it stays: the rail would run away under it.
    if (!scale || !held()) scale = scaleFor(stages, drawn, scale);
    const [first] = stages as [Stage];
    const end = at(0, first.value + first.step);
    if (!held()) {
      const long = end - at(0, first.value);
      beyond = Math.sign(first.step) * Math.max(0, GRIPS - Math.abs(long));
    }
    const apart = rowOf(drawn, screen, stages.length);
    svg.classList.toggle('tight', apart < NUMBERED);
    const size = { width: drawn, height: TOP + (stages.length - 1) * apart + BOTTOM };
    set(svg, { viewBox: `0 0 ${size.width} ${size.height}`, width: size.width, height: size.height });
    const picture = { width, apart, last: stages.length - 1, middles, at, grip: end + beyond };
    for (const [i, stage] of stages.entries()) {
      const row = rows[i];
      const next = i + 1 >= asked ? undefined : stages[i + 1];
      const shown = i >= asked ? { ...stage, step: 0, end: stage.value } : stage;
      const said = i >= asked ? '?' : format(stage.step);
      if (row) drawRow(row, shown, next, i, said, picture);
    }
    place(handles.x, at(0, first.value), TOP, t.rails.point, first.value, limitsOf('x', store.state));
    const lift = (LIFT * Math.abs(beyond)) / GRIPS;
    place(handles.step, end + beyond, TOP - lift, t.rails.step, first.step, limitsOf('step', store.state));
    set(stem, { x2: -beyond, y2: lift });
  };

  /** The left edge of a value on a rail. */
  const at = (rail: number, value: number) => drawn * centre + (value - (middles[rail] ?? 0)) * scale;

  const held = dragged(svg, handles, store, { scale: () => scale, at: (value) => at(0, value), rest: draw });
  // What is in the hand follows it at once.
  store.subscribe(() => held() && draw());
  inTurns(store, 0).subscribe(() => held() ?? draw());
  new ResizeObserver(() => {
    [wide, screen] = [element.clientWidth, innerHeight];
    // A frame later: what is drawn may change the height that is watched.
    requestAnimationFrame(draw);
  }).observe(element);
  return element;
}

/** On a phone, away from where the steps go; in the middle if they go both ways. */
function centreFor(stages: readonly Stage[], width: number): number {
  if (width >= PHONE) return 0.5;
  const signs = new Set(stages.map(({ step }) => Math.sign(step)).filter((sign) => sign !== 0));
  if (signs.size !== 1) return 0.5;
  return signs.has(1) ? AHEAD : 1 - AHEAD;
}

/** Pixels a unit: as it was while the longest step is neither too long nor too short to see. */
function scaleFor(stages: readonly Stage[], width: number, scale: number): number {
  const sizes = (lengths: readonly number[]) => lengths.map(Math.abs).filter(Number.isFinite);
  const steps = sizes(stages.map(({ step }) => step));
  // Where f really goes is in view too, if it is not far out.
  const ends = sizes(stages.map(({ value, end }) => end - value));
  const far = AFAR * Math.max(...steps);
  const longest = Math.max(...steps, ...ends.filter((end) => end <= far));
  const part = (longest * scale) / width;
  if (!(longest > 0) || (part >= SHORTEST && part <= LONGEST)) return scale || width / 4;
  return (WANTED * width) / longest;
}

function makeRow(index: number): Row {
  const link = `link-${index % 6}`;
  const row = {
    name: s('text', { class: 'rail-name', x: 4 }),
    step: s('text', { class: 'rail-step' }),
    line: s('line', { class: 'rail-line' }),
    ruler: makeRuler(),
    bar: s('line', { class: 'rail-bar' }),
    dot: s('circle', { class: 'rail-dot', r: 5 }),
    truth: s('circle', { class: 'rail-truth', r: 4 }),
    fan: s('polygon', { class: `rail-fan ${link}` }),
    factor: s('text', { class: `rail-factor ${link}` }),
  };
  const { name, step, line, ruler, bar, dot, truth, factor } = row;
  return { ...row, group: s('g', {}, line, ruler.element, bar, truth, dot, name, step, factor) };
}

/** What all rails have in common. */
interface Picture {
  readonly width: number;
  /** From rail to rail. */
  readonly apart: number;
  readonly last: number;
  readonly middles: readonly number[];
  /** The left edge of a value on a rail. */
  at(rail: number, value: number): number;
  /** That of the step's handle. */
  readonly grip: number;
}

/** @param said how long the step is, in words. */
function drawRow(
  row: Row,
  stage: Stage,
  next: Stage | undefined,
  index: number,
  said: string,
  { width, apart, last, middles, at, grip }: Picture,
): void {
  const top = TOP + index * apart;
  const known = Number.isFinite(stage.value);
  const [from, to] = [at(index, stage.value), at(index, stage.value + stage.step)];
  const name = inShort(stage, Math.floor((Math.min(from, to) - BESIDE) / LETTER));
  say(row.name, name);
  set(row.name, { y: top - 8 });
  say(row.step, Number.isFinite(stage.step) ? t.rails.stepOf(said) : '');
  // Beside the end of the step, and clear of the name.
  const clear = Math.max(from, to, index === 0 ? grip : from, LETTER * name.length) + BESIDE;
  placeStep(row.step, clear, top - 8, width);
  set(row.line, { x1: 0, x2: width, y1: top, y2: top });
  const middle = known ? (middles[index] ?? 0) : Number.NaN;
  const shown = known && Number.isFinite(stage.step);
  set(row.bar, { x1: shown ? from : -99, x2: shown ? to : -99, y1: top, y2: top });
  set(row.dot, { cx: known ? from : -99, cy: top });
  // Where f itself takes the end of the step: near the end of the bar, and nearer the smaller the step.
  const truth = at(index, stage.end);
  set(row.truth, { cx: Number.isFinite(truth) && index > 0 ? truth : -99, cy: top });
  const open = next !== undefined && shown && Number.isFinite(next.value) && Number.isFinite(next.step);
  const below = top + apart;
  const [nextFrom, nextTo] = next
    ? [at(index + 1, next.value), at(index + 1, next.value + next.step)]
    : [0, 0];
  const corners = [from, top, to, top, nextTo, below, nextFrom, below].map((corner) =>
    Math.max(-9 * width, Math.min(10 * width, corner)),
  );
  set(row.fan, { points: open ? corners.join(' ') : '' });
  const factor = open && next ? `× ${format(next.slope)}` : '';
  say(row.factor, factor);
  // On the side that the step leaves free.
  const right = stage.step >= 0;
  const beside = open ? (from + nextFrom) / 2 + (right ? -12 : 12) : 0;
  const reach = (right ? -1 : 1) * BOLD * factor.length;
  row.ruler.show({
    middle,
    at: (value) => at(index, value),
    width,
    top,
    apart: width < PHONE ? 75 : 110,
    numbered: apart >= NUMBERED || index === last,
    // On a phone the factor stands as near as the numbers.
    taken: width < PHONE ? [Math.min(beside, beside + reach), Math.max(beside, beside + reach)] : NOWHERE,
  });
  set(row.factor, {
    x: beside,
    // Clear of the words above the next rail.
    y: top + (apart < NUMBERED ? apart / 2 + 4 : apart - 24),
    'text-anchor': right ? 'end' : 'start',
  });
}

/** Beside the end of its step; at the end of the rail where there is no room. */
function placeStep(said: SVGTextElement, left: number, y: number, width: number): void {
  const room = left + LETTER * (said.textContent ?? '').length <= width - 4;
  set(said, { x: room ? left : width - 4, y, 'text-anchor': room ? 'start' : 'end' });
}

/** What is dragged, or moved by keys: a circle with room for a finger around it. */
const handle = (name: string): SVGGElement =>
  s(
    'g',
    { class: `rail-handle ${name}`, role: 'slider', tabindex: 0, 'data-handle': name },
    s('circle', { class: 'hit', r: 22 }),
    s('circle', { class: 'knob', r: name === 'x' ? 7 : 8 }),
  );

function place(
  group: SVGGElement,
  left: number,
  top: number,
  label: string,
  value: number,
  [least, most]: readonly [number, number],
): void {
  set(group, {
    transform: `translate(${Number.isFinite(left) ? left : -99} ${top})`,
    'aria-label': label,
    'aria-valuemin': least,
    'aria-valuemax': most,
    'aria-valuenow': value,
    'aria-valuetext': format(value),
  });
}
