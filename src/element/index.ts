/** `<fluxion-plot>`: a chain and its derivative, plotted, in any page.
 *
 *  @example
 *  <script type="module" src="element.js"></script>
 *  <fluxion-plot chain="square sigmoid" from="-3" to="3" point="1" controls></fluxion-plot> */

import { bring, isLate } from '../kernel/late.js';
import { element } from '../plot/dom.js';
import type { Verdict } from '../plot/judge.js';
import { ChainPlot } from '../plot/plot.js';
import { pointsOf, type Span } from '../plot/span.js';
import { adoptStyle } from '../plot/style.js';
import { ATTRIBUTES, DEFAULTS, isOn, numberOf, readSettings, type Settings } from './attributes.js';
import { type Bar, makeBar } from './bar.js';
import { CSS } from './style.js';

/** What `fluxion-point` says of the point. */
export interface PointDetail {
  readonly x: number;
  readonly value: number;
  readonly derivative: number;
}

/** What `fluxion-answer` says. Nothing is sent anywhere: a page that wants to keep it listens. */
export interface AnswerDetail {
  readonly x: number;
  /** null where the reader asked to be shown the slope. */
  readonly answer: number | null;
  readonly correct: boolean;
  /** `right`, or the mistake: `sum`, `place`, `one`, `sign`, `wrong`; `shown` where it was not answered. */
  readonly verdict: Verdict | 'shown';
}

/** On a server there is no HTMLElement to extend; importing this module there does nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** The tag. Attributes and properties go together:
 *
 *  | name | what | default |
 *  |---|---|---|
 *  | `chain` | the functions, first applied first: `square affine(3,-14)` | `square sigmoid` |
 *  | `from`, `to`, `step` | the range | -3, 3, 0.01 |
 *  | `delta` | of the difference; 0 for the derivative | 0.001 |
 *  | `show` | `value`, `derivative` or both | both |
 *  | `point` | an x to mark, with tangent and secant; the reader can move it | none |
 *  | `controls` | zoom, pan, delta, and the slopes at the point | off |
 *  | `quiz` | `product`: the slope of the whole is asked before it is shown | off |
 *
 *  Events, which bubble: `fluxion-point` ({ x, value, derivative }) when the reader moves the point, and
 *  `fluxion-range` ({ from, to, step }) when they zoom or pan, and `fluxion-answer` ({ x, answer, correct, verdict }). A bad attribute shows a message in place. */
export class FluxionPlot extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  #root: ShadowRoot | undefined;
  #plot: ChainPlot | undefined;
  #bar: Bar | undefined;
  #settings: Settings | undefined;
  /** What was answered or shown: the chain and the point. */
  #revealed = '';
  #scheduled = false;

  connectedCallback(): void {
    for (const name of ATTRIBUTES) this.#upgrade(name);
    this.#render();
  }

  disconnectedCallback(): void {
    this.#clear();
  }

  attributeChangedCallback(): void {
    if (!this.isConnected || this.#scheduled) return;
    // Attributes tend to change together.
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#render();
    });
  }

  get chain(): string {
    return this.getAttribute('chain') ?? DEFAULTS.chain;
  }
  set chain(value: string | null | undefined) {
    this.#reflect('chain', value);
  }

  get show(): string {
    return this.getAttribute('show') ?? DEFAULTS.show;
  }
  set show(value: string | null | undefined) {
    this.#reflect('show', value);
  }

  get from(): number {
    return this.#number('from');
  }
  set from(value: number | null | undefined) {
    this.#reflect('from', value);
  }

  get to(): number {
    return this.#number('to');
  }
  set to(value: number | null | undefined) {
    this.#reflect('to', value);
  }

  get step(): number {
    return this.#number('step');
  }
  set step(value: number | null | undefined) {
    this.#reflect('step', value);
  }

  get delta(): number {
    return this.#number('delta');
  }
  set delta(value: number | null | undefined) {
    this.#reflect('delta', value);
  }

  /** null for none. */
  get point(): number | null {
    const text = this.getAttribute('point');
    return text === null ? null : Number(text);
  }
  set point(value: number | null | undefined) {
    this.#reflect('point', value);
  }

  get controls(): boolean {
    return isOn(this, 'controls');
  }
  set controls(value: boolean | null | undefined) {
    this.#reflect('controls', value ? '' : null);
  }

  /** `'product'`, or null for none. */
  get quiz(): string | null {
    return this.getAttribute('quiz');
  }
  set quiz(value: string | null | undefined) {
    this.#reflect('quiz', value);
  }

  /** Frameworks unset a property by undefined or null: the attribute goes then. */
  #reflect(name: (typeof ATTRIBUTES)[number], value: string | number | null | undefined): void {
    if (value === undefined || value === null) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  #number(name: 'from' | 'to' | 'step' | 'delta'): number {
    try {
      return numberOf(this, name) ?? DEFAULTS[name];
    } catch {
      return Number.NaN;
    }
  }

  /** A property that was set before the tag was defined hides the accessor: set it again. */
  #upgrade(name: (typeof ATTRIBUTES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as Record<string, unknown>)[name];
    Object.assign(this, { [name]: value });
  }

  #render(): void {
    try {
      const settings = readSettings(this);
      if (isLate(settings.f)) {
        this.#wait();
        return;
      }
      const before = this.#settings;
      if (this.#plot && settings.controls === before?.controls && settings.quiz === before.quiz)
        this.#update(settings);
      else this.#build(settings);
      this.#settings = settings;
      this.#bar?.show(settings, this.#asked(settings));
    } catch (error) {
      this.#say(error);
    }
  }

  /** Shows what went wrong, in the plot's place. */
  #say(error: unknown): void {
    this.#clear();
    const fault = element('p', 'fx-fault', `fluxion-plot: ${error instanceof Error ? error.message : error}`);
    fault.setAttribute('role', 'alert');
    this.#shadow().append(fault);
  }

  /** Renders once the functions that are not in this file have come. A plot that is there stays meanwhile. */
  #wait(): void {
    if (!this.#plot) this.#shadow().replaceChildren(element('div', 'fx-wait'));
    bring().then(
      () => this.isConnected && this.#render(),
      (error) => this.isConnected && this.#say(error),
    );
  }

  #shadow(): ShadowRoot {
    this.#root ??= this.attachShadow({ mode: 'open' });
    // Moved to another document, as an iframe's, the tag has lost its sheets: each belongs to one document.
    adoptStyle(this.#root, CSS);
    return this.#root;
  }

  /** Whether the slope is asked and was not given yet. */
  #asked({ quiz, f, point }: Settings): boolean {
    return quiz && this.#revealed !== `${f.name} ${point}`;
  }

  #answered(answer: number | null, verdict: AnswerDetail['verdict']): void {
    const settings = this.#settings;
    if (!settings || settings.point === null) return;
    const correct = verdict === 'right';
    if (correct || verdict === 'shown') this.#revealed = `${settings.f.name} ${settings.point}`;
    this.#render();
    this.#tell('fluxion-answer', { x: settings.point, answer, correct, verdict } satisfies AnswerDetail);
  }

  #build(settings: Settings): void {
    this.#clear();
    const { f, span, delta, curves, point, controls, quiz } = settings;
    const target = element('div', 'fx-frame');
    this.#shadow().append(target);
    this.#plot = new ChainPlot(
      { f, range: pointsOf(span), delta, curves, point, secret: this.#asked(settings) },
      {
        target,
        zoom: controls,
        home: () => span,
        onPoint: (x) => this.#pointMoved(x),
        onSpan: (shown) => this.#spanMoved(shown),
      },
    );
    if (!controls && !quiz) return;
    this.#bar = makeBar(settings, {
      setDelta: (value) => {
        this.delta = value;
      },
      reset: () => this.#spanMoved(span),
      answered: (answer, verdict) => this.#answered(answer, verdict),
    });
    this.#plot.element.append(this.#bar.element);
  }

  #update(settings: Settings): void {
    const { f, span, delta, curves, point } = settings;
    const before = this.#settings;
    const now = this.#plot?.state;
    if (!before || !now) return;
    const sameSpan =
      span.from === before.span.from && span.to === before.span.to && span.step === before.span.step;
    this.#plot?.update({
      f: f.name === now.f.name ? now.f : f,
      range: sameSpan ? now.range : pointsOf(span),
      curves: curves.join() === now.curves.join() ? now.curves : curves,
      delta,
      point,
      secret: this.#asked(settings),
    });
  }

  #pointMoved(x: number): void {
    this.point = x;
    const { f, delta } = (this.#plot as ChainPlot).state;
    const { value, deriv } = f.valueAndDeriv(x, { delta });
    this.#tell('fluxion-point', { x, value, derivative: deriv } satisfies PointDetail);
  }

  #spanMoved(span: Span): void {
    Object.assign(this, span);
    this.#tell('fluxion-range', span);
  }

  #tell(type: string, detail: PointDetail | Span | AnswerDetail): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #clear(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#bar = undefined;
    this.#settings = undefined;
    this.#root?.replaceChildren();
  }
}

if (globalThis.customElements && !customElements.get('fluxion-plot'))
  customElements.define('fluxion-plot', FluxionPlot);

declare global {
  interface HTMLElementTagNameMap {
    'fluxion-plot': FluxionPlot;
  }
  interface HTMLElementEventMap {
    'fluxion-point': CustomEvent<PointDetail>;
    'fluxion-range': CustomEvent<Span>;
    'fluxion-answer': CustomEvent<AnswerDetail>;
  }
}
