/** Whether the page is in motion: a pointer is held down, a key repeats, or something plays. What is out of view then
 *  waits until it comes to rest, and the frames are for what is seen. */

import type { State, Store } from './state.js';

const movers = new Set<unknown>();

/** In milliseconds without a change: what moved is at rest, though a hand still holds it. */
const REST = 150;

/** So much of a part is its heading and what is said before what moves. */
const STILL_HEAD = '-100px';

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

/** A frame that comes so many milliseconds after the one before is late; after so many nothing has moved. */
const [LATE, STILL] = [25, 300] as const;
let frame = { at: 0, count: 0, slow: false };

/** Whether there is more to draw than a frame has time for, as was seen in this movement. */
function isSlow(): boolean {
  const at = Number(document.timeline.currentTime);
  const apart = at - frame.at;
  if (apart > 0) {
    const slow = movers.size > 0 && (frame.slow || (apart > LATE && apart < STILL));
    frame = { at, count: frame.count + 1, slow };
  }
  return frame.slow;
}

/** The store as one of two halves of the page hears it: while the page moves and is slow they take turns, each in every
 *  second frame. */
export const inTurns = (store: Store, half: 0 | 1): Pick<Store, 'subscribe'> => ({
  subscribe(listener) {
    let behind = false;
    const hear = () => {
      behind = false;
      listener(store.state);
    };
    return store.subscribe(() => {
      if (!isSlow() || frame.count % 2 === half) return hear();
      behind = true;
      requestAnimationFrame(() => behind && hear());
    });
  },
});

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
    { rootMargin: STILL_HEAD },
  ).observe(element);
  return element;
}
