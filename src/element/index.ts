/** `<fluxion-plot>`: a chain and its derivative, plotted, in any page.
 *
 *  @example
 *  <script type="module" src="element.js"></script>
 *  <fluxion-plot chain="square sigmoid" from="-3" to="3" point="1" controls></fluxion-plot> */

import { element } from '../plot/dom.js';
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
 *
 *  Events, which bubble: `fluxion-point` ({ x, value, derivative }) when the reader moves the point, and
 *  `fluxion-range` ({ from, to, step }) when they zoom or pan. A bad attribute shows a message in place. */
export class FluxionPlot extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  #root: ShadowRoot | undefined;
  #plot: ChainPlot | undefined;
  #bar: Bar | undefined;
  #settings: Settings | undefined;
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
      if (this.#plot && settings.controls === this.#settings?.controls) this.#update(settings);
      else this.#build(settings);
      this.#settings = settings;
      this.#bar?.show(settings);
    } catch (error) {
      this.#clear();
      const fault = element(
        'p',
        'fx-fault',
        `fluxion-plot: ${error instanceof Error ? error.message : error}`,
      );
      fault.setAttribute('role', 'alert');
      this.#shadow().append(fault);
    }
  }

  #shadow(): ShadowRoot {
    this.#root ??= this.attachShadow({ mode: 'open' });
    // Moved to another document, as an iframe's, the tag has lost its sheets: each belongs to one document.
    adoptStyle(this.#root, CSS);
    return this.#root;
  }

  #build({ f, span, delta, curves, point, controls }: Settings): void {
    this.#clear();
    const target = element('div', 'fx-frame');
    this.#shadow().append(target);
    this.#plot = new ChainPlot(
      { f, range: pointsOf(span), delta, curves, point },
      {
        target,
        zoom: controls,
        home: () => span,
        onPoint: (x) => this.#pointMoved(x),
        onSpan: (shown) => this.#spanMoved(shown),
      },
    );
    if (!controls) return;
    this.#bar = makeBar({
      setDelta: (value) => {
        this.delta = value;
      },
      reset: () => this.#spanMoved(span),
    });
    this.#plot.element.append(this.#bar.element);
  }

  #update({ f, span, delta, curves, point }: Settings): void {
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

  #tell(type: string, detail: PointDetail | Span): void {
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
  }
}
