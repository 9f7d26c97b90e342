/** Keeps the URL's fragment and the state the same. */

import { decode, encode, type Store } from './state.js';
import { storyOf } from './story.js';

/** Browsers limit how often a page may write its URL: it is written so many milliseconds after the last change. */
const REST = 300;

/** @param tell hears what is wrong with a URL that the reader has edited; nothing if all is right.
 *  @returns a function that ends it. */
export function keepUrl(store: Store, tell: (faults: readonly string[]) => void): () => void {
  let written = encode(store.state);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    const fragment = encode(store.state);
    // What the URL says already, in whatever words, is left as it is.
    if (fragment === written) return;
    // Another chain is another place to come back to; a point that moved is not.
    const chainOf = (text: string) => new URLSearchParams(text.slice(1)).get('chain');
    if (chainOf(fragment) === chainOf(written)) history.replaceState(null, '', fragment);
    else history.pushState(null, '', fragment);
    written = fragment;
    // What was wrong with the one before is no more there.
    tell([]);
  };
  const unsubscribe = store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  });
  const read = () => {
    const { state: read, faults } = decode(location.hash);
    const state = storyOf(location.hash) ?? read;
    written = encode(state);
    tell(faults);
    store.set(state);
  };
  addEventListener('hashchange', read);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('hashchange', read);
  };
}
