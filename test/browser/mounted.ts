import { vi } from 'vitest';
import '../../web/style.css';
import { FluxionPlot } from '../../src/element/index.js';
import { mount } from '../../web/page.js';
import { mountRest } from '../../web/rest.js';
import { createStore, decode, type Store } from '../../web/state.js';

/** The page, mounted with the state of a URL's fragment. */
export interface Mounted {
  readonly root: HTMLElement;
  readonly store: Store;
  /** The one element of that kind within the page. */
  get<E extends HTMLElement = HTMLElement>(selector: string): E;
  all<E extends HTMLElement = HTMLElement>(selector: string): E[];
  /** The button of that label or text. */
  button(name: string): HTMLButtonElement;
  remove(): void;
}

export function mountPage(fragment = ''): Mounted {
  const root = document.createElement('main');
  document.body.append(root);
  const store = createStore(decode(fragment).state);
  mountRest(root, store, mount(root, store));
  const all = <E extends HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  return {
    root,
    store,
    all,
    get<E extends HTMLElement>(selector: string) {
      const [first] = all<E>(selector);
      if (!first) throw new Error(`The page has no ${selector}.`);
      return first;
    },
    button(name) {
      const found = all<HTMLButtonElement>('button').find(
        (button) => (button.ariaLabel ?? button.textContent) === name || button.textContent === name,
      );
      if (!found) throw new Error(`The page has no button ${name}.`);
      return found;
    },
    remove: () => root.remove(),
  };
}

/** Two frames: what was set is shown. */
export const shown = async (): Promise<void> => {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
};

/** Numbers on display, in full. */
export const numbersOf = (elements: readonly Element[]): number[] =>
  elements.map((element) => (element instanceof HTMLDataElement ? Number(element.value) : Number.NaN));

/** Presses, moves and releases a pointer on an element, at places given from its top left corner. */
export async function drag(
  element: Element,
  path: readonly (readonly [x: number, y: number])[],
  pointerType: 'mouse' | 'touch' = 'mouse',
  pointerId = 1,
): Promise<void> {
  const { left, top } = element.getBoundingClientRect();
  for (const [i, [x, y]] of path.entries()) {
    const init = {
      bubbles: true,
      cancelable: true,
      pointerId,
      pointerType,
      isPrimary: pointerId === 1,
      clientX: left + x,
      clientY: top + y,
      buttons: 1,
    };
    if (i === 0) element.dispatchEvent(new PointerEvent('pointerdown', init));
    element.dispatchEvent(new PointerEvent('pointermove', init));
    await shown();
    if (i === path.length - 1) element.dispatchEvent(new PointerEvent('pointerup', { ...init, buttons: 0 }));
  }
  await shown();
}

/** The tag, written as HTML. */
export async function written(html: string): Promise<FluxionPlot> {
  document.body.innerHTML = html;
  await shown();
  const element = document.querySelector('fluxion-plot');
  if (!(element instanceof FluxionPlot)) throw new Error(`no tag in ${html}`);
  return element;
}

/** Of what is in the tag. */
export const inside = (element: FluxionPlot, selector: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
export const text = (element: FluxionPlot, selector: string) => inside(element, selector)?.textContent;

/** Has `seen` told of every text that is drawn with that alignment, until mocks are restored: beside a vertical axis it is
 *  `right`, below a horizontal one `center`. */
export function watchTexts(
  align: CanvasTextAlign,
  seen: (text: string, context: CanvasRenderingContext2D, left: number, top: number) => void,
): void {
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText').mockImplementation(function (
    this: CanvasRenderingContext2D,
    text,
    left,
    top,
  ) {
    if (this.textAlign === align) seen(text, this, left, top);
    fillText.call(this, text, left, top);
  });
}
