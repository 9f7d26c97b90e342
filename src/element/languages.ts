/** What the tag says, in the language that its page says it is in. English is here; another language is a file, which comes
 *  when a tag needs it. */

import { WORDS } from '../plot/words.js';
import type { TagWords } from '../words/tag-words.js';

/** What questions say in English comes with the questions. */
export type Words = Omit<TagWords, 'quiz'> & Partial<Pick<TagWords, 'quiz'>>;

const ENGLISH: Words = {
  plot: WORDS,
  bar: { slope: 'slope', delta: 'delta', reset: 'reset', play: (name) => `play ${name}` },
};

/** The other languages there are. */
const LANGUAGES = { hi: async () => (await import('../words/hi.js')).hi } as const;

const known = new Map<string, Words>();

/** The language of an element: its own `lang`, or that of what it stands in. */
const languageOf = (element: Element): keyof typeof LANGUAGES | undefined =>
  (Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).find((code) => element.matches(`:lang(${code})`));

/** The words for an element; undefined where they are to be brought first. */
export function wordsFor(element: Element): Words | undefined {
  const language = languageOf(element);
  return language === undefined ? ENGLISH : known.get(language);
}

/** Brings the words for an element. Where their file is not to be had, English stands in. */
export async function bringWords(element: Element): Promise<void> {
  const language = languageOf(element);
  if (language !== undefined) known.set(language, await LANGUAGES[language]().catch(() => ENGLISH));
}
