/** Whether the page is in motion: a pointer is held down, a key repeats, or something plays. What is out of view then
 *  waits until it comes to rest, and the frames are for what is seen. */

import type { State, Store } from './state.js';

const movers = new Set<unknown>();

/** In milliseconds without a change: what moved is at rest, though a hand still holds it. */
const REST = 150;

/** How far beyond the screen a part is as good as seen. */
const NEAR = '100px';

/** Something plays. */
export const moves = (what: unknown): void => void movers.add(what);
/** It has stopped. */
export const rests = (what: unknown): void => void movers.delete(what);

const KEY = 'key';
addEventListener('pointerdown', ({ pointerId }) => moves(pointerId), true);
for (const type of ['pointerup', 'pointercancel'] as const)
  addEventListener(type, ({ pointerId }) => rests(pointerId), true);
addEventListener('keydown', ({ repeat }) => repeat && moves(KEY), true);
addEventListener('keyup', () => rests(KEY), true);
// What is let go in another window is not heard of.
addEventListener('blur', () => movers.clear());

/** Waits until the page is at rest: what is long and not urgent waits meanwhile. */
export async function atRest(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, movers.size && REST));
  while (movers.size > 0);
}

/** A part of the page that is made from a store: while the page moves and the part is out of view, it hears of no changes;
 *  of the last one when the page has come to rest or the part comes into view.
 *  @param make makes the part; all that it shows must come from the store that it is given. */
export function unhurried(store: Store, make: (store: Store) => HTMLElement): HTMLElement {
  const late = new Set<(state: State) => void>();
  let seen = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const catchUp = () => {
    clearTimeout(timer);
    const waiting = [...late];
    late.clear();
    for (const listener of waiting) listener(store.state);
  };
  const element = make({
    get state() {
      return store.state;
    },
    set: (change) => store.set(change),
    subscribe: (listener) =>
      store.subscribe((state) => {
        if (seen || movers.size === 0) {
          late.delete(listener);
          listener(state);
          return;
        }
        late.add(listener);
        clearTimeout(timer);
        timer = setTimeout(catchUp, REST);
      }),
  });
  new IntersectionObserver(
    (entries) => {
      seen = entries.at(-1)?.isIntersecting ?? true;
      if (seen) catchUp();
    },
    { rootMargin: NEAR },
  ).observe(element);
  return element;
}
