/** `<fluxion-plot>`: a chain and its derivative, plotted, in any page.
 *
 *  @example
 *  <script type="module" src="element.js"></script>
 *  <fluxion-plot chain="square sigmoid" from="-3" to="3" point="1" controls></fluxion-plot> */

import { bring, isLate } from '../late.js';
import type { Verdict } from '../plot/judge.js';
import { element } from '../plot/new-element.js';
import { ChainPlot } from '../plot/plot.js';
import type { PlotState } from '../plot/plot-state.js';
import { type Question, questionOf } from '../plot/question.js';
import { pointsOf, type Span } from '../plot/span.js';
import { adoptStyle } from '../plot/style.js';
import { ATTRIBUTES, readSettings, type Settings } from './attributes.js';
import { type Bar, makeBar } from './bar.js';
import { bringWords, type Words, wordsFor } from './languages.js';
import { Properties } from './properties.js';
import { bringQuizzes, quizzesNow } from './questions.js';
import { bringReader, readerNow } from './reader.js';
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
  /** What was asked: `product`, `tangent`, or `factor 2`, the slope of the second link. */
  readonly asked: string;
  /** `right`, or the mistake: `sum`, `place`, `one`, `other`, `whole`, `value`, `sign`, `steeper`, `flatter`, `wrong`;
   *  `shown` where it was not answered. */
  readonly verdict: Verdict | 'shown';
}

/** The tag. Attributes and properties go together:
 *
 *  | name | what | default |
 *  |---|---|---|
 *  | `chain` | the functions, first applied first: `square affine(3,-14)` | `square sigmoid` |
 *  | `formula` | a formula of x in place of a chain: `a*exp(-b*x)`; each other name is an attribute, `a="2"` | none |
 *  | `from`, `to`, `step` | the range | -3, 3, 0.01 |
 *  | `delta` | of the difference; 0 for the derivative | 0.001 |
 *  | `show` | `value`, `derivative` or both | both |
 *  | `point` | an x to mark, with tangent and secant; the reader can move it | none |
 *  | `controls` | zoom, pan, delta, and the slopes at the point | off |
 *  | `quiz` | what is asked before it is shown: `product`, the slope of the whole; `factor 1`, that of the first link, and
 *  so on, `factor` that of the last; `tangent`, a line to turn; `vary`, the product and each link in turn | off |
 *
 *  Its words are in the language of the page, by `lang` on it or on what it stands in: English, or Hindi (`hi`).
 *
 *  Events, which bubble: `fluxion-point` ({ x, value, derivative }) when the reader moves the point, and
 *  `fluxion-range` ({ from, to, step }) when they zoom or pan, and `fluxion-answer` ({ x, answer, correct, asked, verdict }). A bad attribute shows a message in place. */
export class FluxionPlot extends Properties {
  static readonly observedAttributes: readonly string[] = [...ATTRIBUTES, 'lang'];
  #root: ShadowRoot | undefined;
  #plot: ChainPlot | undefined;
  #bar: Bar | undefined;
  #settings: Settings | undefined;
  #words: Words | undefined;
  /** Questions that were answered before this one. */
  #turn = 0;
  /** What was answered or shown: the chain and the point. */
  #revealed = '';
  #scheduled = false;
  /** Hears of a formula's parameters, whose attributes have any name, and of the page's language. */
  #watcher: MutationObserver | undefined;

  connectedCallback(): void {
    // Half a page, as a test's, may have none: what it lacks is said in the plot's place.
    if (typeof MutationObserver !== 'undefined')
      this.#watcher ??= new MutationObserver(
        (changes) =>
          (this.hasAttribute('formula') || changes.some(({ target }) => target !== this)) &&
          this.attributeChangedCallback(),
      );
    this.#watcher?.observe(this, { attributes: true });
    this.#watcher?.observe(this.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    for (const name of ATTRIBUTES) this.upgrade(name);
    this.#render();
  }

  disconnectedCallback(): void {
    this.#watcher?.disconnect();
    this.#clear();
  }

  attributeChangedCallback(name?: string, _before?: string | null, now?: string | null): void {
    // Every element's own property, which makes words of what a framework unsets it with.
    if (name === 'lang' && (now === 'undefined' || now === 'null')) this.removeAttribute('lang');
    if (!this.isConnected || this.#scheduled) return;
    // Attributes tend to change together.
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) this.#render();
    });
  }

  #render(): void {
    try {
      const reader = readerNow();
      const settings = readSettings(this, reader);
      const words = wordsFor(this);
      const coming =
        this.hasAttribute('formula') && !reader
          ? bringReader()
          : isLate(settings.f)
            ? bring()
            : settings.quiz && !quizzesNow()
              ? bringQuizzes()
              : undefined;
      if (coming || !words) {
        this.#wait(coming ?? bringWords(this));
        return;
      }
      const before = this.#settings;
      const names = (settings?: Settings) => Object.keys(settings?.parameters ?? {}).join();
      const same =
        settings.controls === before?.controls && settings.quiz === before.quiz && words === this.#words;
      this.#words = words;
      if (this.#plot && same && names(settings) === names(before)) this.#update(settings);
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

  /** Renders once what is not in this file has come. A plot that is there stays meanwhile. */
  #wait(coming: Promise<void>): void {
    if (!this.#plot) this.#shadow().replaceChildren(element('div', 'fx-wait'));
    coming.then(
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

  /** What is asked and was not answered yet. */
  #asked({ quiz, f, point }: Settings): Question | undefined {
    const here = `${f.name} ${point}`;
    if (quiz === null || this.#revealed === here) return undefined;
    // Another place, another question.
    if (this.#revealed !== '') this.#turn++;
    this.#revealed = '';
    return questionOf(quiz, f.links.length, this.#turn);
  }

  /** What is asked and so not shown, and the title of a formula. */
  #asks(settings: Settings): Pick<PlotState, 'secret' | 'line' | 'title' | 'words'> {
    const asked = this.#asked(settings);
    const { formula, curves } = settings;
    const words = this.#words?.plot;
    const title = formula === undefined ? undefined : words?.title(curves, formula);
    const line = asked?.about === 'tangent' ? (this.#plot?.state.line ?? 0) : undefined;
    return { secret: asked !== undefined, title, words, line };
  }

  #answered(answer: number | null, verdict: AnswerDetail['verdict']): void {
    const settings = this.#settings;
    if (!settings || settings.point === null) return;
    const correct = verdict === 'right';
    const { about, link } = this.#asked(settings) ?? { about: '' };
    const asked = link === undefined ? about : `${about} ${link + 1}`;
    if (correct || verdict === 'shown') this.#revealed = `${settings.f.name} ${settings.point}`;
    this.#render();
    this.#tell('fluxion-answer', {
      x: settings.point,
      answer,
      correct,
      asked,
      verdict,
    } satisfies AnswerDetail);
  }

  #build(settings: Settings): void {
    this.#clear();
    const { f, span, delta, curves, point, controls, quiz } = settings;
    const target = element('div', 'fx-frame');
    this.#shadow().append(target);
    this.#plot = new ChainPlot(
      { f, range: pointsOf(span), delta, curves, point, ...this.#asks(settings) },
      {
        target,
        zoom: controls,
        home: () => span,
        onPoint: (x) => this.#pointMoved(x),
        onLine: () => {},
        onSpan: (shown) => this.#spanMoved(shown),
      },
    );
    if (!controls && !quiz) return;
    this.#bar = makeBar(settings, this.#words as Words, quizzesNow(), {
      setDelta: (value) => {
        this.delta = value;
      },
      setParameter: (name, value) => this.setAttribute(name, String(value)),
      reset: () => this.#spanMoved(span),
      line: () => this.#plot?.state.line ?? 0,
      unit: () => this.#plot?.unit ?? 1,
      turn: (line) => this.#plot?.update({ line }),
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
      ...this.#asks(settings),
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

// What stands in for a page may have half of it.
const registry: Partial<CustomElementRegistry> | undefined = globalThis.customElements;
if (registry?.get && registry.define && !registry.get('fluxion-plot'))
  registry.define('fluxion-plot', FluxionPlot);

declare global {
  interface HTMLElementTagNameMap {
    'fluxion-plot': FluxionPlot;
  }
  /** They bubble: a document and a window hear them too. */
  interface GlobalEventHandlersEventMap {
    'fluxion-point': CustomEvent<PointDetail>;
    'fluxion-range': CustomEvent<Span>;
    'fluxion-answer': CustomEvent<AnswerDetail>;
  }
}
