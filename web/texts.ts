/** The page's words, in the reader's language. Each language is one file; one that lacks a text does not compile. */

import { en, type Texts } from './texts/en.js';

/** The languages there are, each loaded when it is used. */
const LANGUAGES: Readonly<Record<string, () => Promise<Texts>>> = {
  en: async () => en,
  hi: async () => (await import('./texts/hi.js')).hi,
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
