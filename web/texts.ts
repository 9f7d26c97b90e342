/** The page's words, in the reader's language. Each language is one file; one that lacks a text does not compile. */

import { say } from './dom.js';
import { en, type Texts } from './texts/en.js';

/** The languages there are, each loaded when it is used. */
const LANGUAGES: Readonly<Record<string, () => Promise<Texts>>> = {
  en: async () => en,
  hi: async () => (await import('./texts/hi.js')).hi,
};

/** What says in a language what the library says is wrong; what it does not know stays English. */
const FAULTS: Readonly<Record<string, () => Promise<(message: string) => string | undefined>>> = {
  hi: async () => (await import('./texts/hi-faults.js')).inHindi,
};

export const NAMES: Readonly<Record<string, string>> = { en: 'English', hi: 'हिन्दी' };

/** What the page says now. */
export let t: Texts = en;

/** The language asked for in the address (`?lang=hi`), else the first of the browser's that there is. */
export function languageOf(search: string, wanted: readonly string[]): string {
  const asked = new URLSearchParams(search).get('lang');
  const known = [asked ?? '', ...wanted].map((name) => name.toLowerCase().split('-')[0] ?? '');
  return known.find((name) => Object.hasOwn(LANGUAGES, name)) ?? 'en';
}

/** Speaks a language from now on: to be called before the page is made. */
export async function speak(language: string): Promise<void> {
  t = (await (LANGUAGES[language] ?? LANGUAGES.en)?.()) ?? en;
  document.documentElement.lang = language in LANGUAGES ? language : 'en';
}

/** Says what is wrong, as the library has it in English, and then in the reader's language, once its words are there. */
export function sayFault(element: HTMLElement, message: string): void {
  say(element, message);
  element.lang = 'en';
  inOwnWords(message, (own) => {
    if (element.textContent !== message) return;
    say(element, own);
    element.removeAttribute('lang');
  });
}

/** @param tell hears what the library said in the reader's language, if that is another than its own. */
export async function inOwnWords(message: string, tell: (own: string) => void): Promise<void> {
  const own = message && (await FAULTS[document.documentElement.lang]?.().catch(() => undefined))?.(message);
  if (own) tell(own);
}
