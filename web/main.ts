import './style.css';
import { init } from '../src/index.js';
import { h, say } from './dom.js';
import { hasFormula } from './links.js';
import { mount } from './page.js';
import { createStore, decode, INITIAL } from './state.js';
import { STEPS, storyOf } from './story.js';
import { supply } from './supply.js';
import { languageOf, NAMES, sayFault, speak, t } from './texts.js';
import { keepUrl } from './url.js';

await speak(languageOf(location.search, navigator.languages));

document.title = t.title;
for (const [place, text] of [
  ['header p', t.tagline],
  ['footer p', t.footer],
] as const)
  say(document.querySelector(place) ?? h('p'), text);
const languages = document.querySelector('#languages');
for (const [code, name] of Object.entries(NAMES))
  if (code !== document.documentElement.lang) {
    // What is on the page is there in the other language too.
    const keep = () => {
      link.hash = location.hash;
    };
    const link = h('a', { href: `?lang=${code}`, lang: code, hreflang: code, onclick: keep }, name);
    languages?.append(link);
  }

// A first visit begins with the story's second step: the rule itself, in small numbers.
const { state, faults } = decode(location.hash);
const wanted = (location.hash === '' ? STEPS[1] : storyOf(location.hash)) ?? state;
const fault = h('p', { class: 'fault', role: 'alert' });
const tell = (faults: readonly string[]) => {
  const [before = '', after = ''] = t.fault('\0').split('\0');
  const said = faults.flatMap((text, i) => {
    const part = h('span');
    sayFault(part, text.replace(/[.?]$/, ''));
    return [i > 0 ? '; ' : before, part];
  });
  fault.replaceChildren(...said, said.length > 0 ? after : '');
};
// What cannot be had leaves the chapter's chain.
const first = await supply(wanted.chain).then(
  () => wanted,
  (error) => {
    faults.push(error.message);
    return INITIAL;
  },
);
const store = createStore(first, (error) => tell([error.message]));
tell(faults);
keepUrl(store, tell);

const app = document.querySelector<HTMLElement>('#app');
app?.append(fault);
const rest = () => import('./rest.js');
try {
  // A question that the link asks, or a formula's sliders, are part of the first view.
  const [early] = await Promise.all([first.quiz || hasFormula(first.chain) ? rest() : undefined, init()]);
  if (app) start(app, early);
} catch (error) {
  // The kernel cannot start here: its message says why, and nothing is offered that would not work.
  app?.replaceChildren(fault);
  sayFault(fault, (error as Error).message);
  for (const part of document.querySelectorAll<HTMLElement>('#bench, footer')) part.hidden = true;
}

/** @param early the rest, where the first view has a part of it: it would move what is there if it came later. */
function start(app: HTMLElement, early: Awaited<ReturnType<typeof rest>> | undefined): void {
  const view = mount(app, store);
  // What is below the first view comes after it.
  if (early) early.mountRest(app, store, view);
  else requestAnimationFrame(async () => (await rest()).mountRest(app, store, view));
  // The speed comparison comes when its place comes into view.
  const place = document.querySelector<HTMLElement>('#bench');
  if (place) new IntersectionObserver(showBench(place), { rootMargin: '400px' }).observe(place);
  // Last, once nothing else is to be done: are this browser's bits the same?
  const bits = document.querySelector<HTMLElement>('#bits');
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
  const last = async () => {
    if (bits) await import('./bits.js').then(({ showBits }) => showBits(bits)).catch(() => undefined);
    // Last, so that everything above is kept too.
    await import('./offline.js').then(({ keepOffline }) => keepOffline()).catch(() => undefined);
  };
  // On a busy machine nothing is ever idle.
  whenIdle(last, { timeout: 10_000 });
}

function showBench(place: HTMLElement): IntersectionObserverCallback {
  return async (entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    try {
      (await import('./bench/panel.js')).mountBench(place);
    } catch {
      // Without a network, what was not loaded before is not there.
      place.textContent = t.offline;
    }
  };
}
