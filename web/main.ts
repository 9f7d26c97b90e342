import './style.css';
import { h } from './dom.js';
import { mount } from './page.js';
import { createStore, decode } from './state.js';
import { wantsLessMotion } from './tour.js';
import { keepUrl } from './url.js';

const { state, faults } = decode(location.hash);
const store = createStore(state);
const fault = h('p', { class: 'fault', role: 'alert' });
const tell = (faults: readonly string[]) => {
  fault.textContent = faults.length > 0 ? `This link is not quite right: ${faults.join('; ')}.` : '';
};
tell(faults);
keepUrl(store, tell);

const app = document.querySelector<HTMLElement>('#app');
app?.append(fault);
try {
  if (app) mount(app, store);
} catch (error) {
  // The kernel cannot start here; its message says why, and what to do.
  fault.textContent = (error as Error).message;
}

// A first visit starts with a tour of the point, unless the reader is quicker.
if (location.hash === '' && !wantsLessMotion()) {
  const begin = setTimeout(() => document.querySelector<HTMLElement>('.tour')?.click(), 1500);
  for (const type of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(type, () => clearTimeout(begin), { once: true, passive: true });
}

// The speed comparison comes when its place comes into view.
const place = document.querySelector<HTMLElement>('#bench');
if (place)
  new IntersectionObserver(
    async (entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      (await import('./bench/panel.js')).mountBench(place);
    },
    { rootMargin: '400px' },
  ).observe(place);

// Last, once nothing else is to be done: are this browser's bits the same?
const bits = document.querySelector<HTMLElement>('#bits');
const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
if (bits) whenIdle(async () => (await import('./bits.js')).showBits(bits));
