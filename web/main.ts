import './style.css';
import { h } from './dom.js';
import { mount } from './page.js';
import { createStore, decode, encode } from './state.js';
import { wantsLessMotion } from './tour.js';

const { state, faults } = decode(location.hash);
const store = createStore(state);
const app = document.querySelector<HTMLElement>('#app');
if (app) {
  if (faults.length > 0)
    app.append(
      h('p', { class: 'fault', role: 'alert' }, `This link is not quite right: ${faults.join('; ')}.`),
    );
  mount(app, store);
}

// Browsers limit how often a page may write its URL: write it once things are at rest.
let timer: ReturnType<typeof setTimeout> | undefined;
let written = location.hash;
store.subscribe((now) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const hash = encode(now);
    if (hash === written || (hash === encode(decode('').state) && written === '')) return;
    history.replaceState(null, '', hash);
    written = hash;
  }, 300);
});
addEventListener('hashchange', () => {
  written = location.hash;
  store.set(decode(location.hash).state);
});

// A first visit starts with a tour of the point, unless the reader is quicker.
if (location.hash === '' && !wantsLessMotion()) {
  const begin = setTimeout(() => document.querySelector<HTMLElement>('.tour')?.click(), 1500);
  for (const type of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(type, () => clearTimeout(begin), { once: true, passive: true });
}

// Last, once nothing else is to be done: are this browser's bits the same?
const bits = document.querySelector<HTMLElement>('#bits');
const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
if (bits) whenIdle(async () => (await import('./bits.js')).showBits(bits));
