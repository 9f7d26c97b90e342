/** The line "same bits?": the visitor's browser computes the hashes that Node, other browsers, Bun and Deno
 *  give, and says whether its own are the same. */
import { bring } from '../src/kernel/late.js';
import { hashes } from '../verify/bits/hashes.js';
import committed from '../verify/fixtures/hashes.json' with { type: 'json' };
import { h } from './dom.js';

/** Fills the section with the answer. */
export async function showBits(section: HTMLElement): Promise<void> {
  section.replaceChildren(h('p', {}, await answer()));
}

async function answer(): Promise<string> {
  if (globalThis.crypto?.subtle === undefined)
    return 'Same bits? A browser can only check on a page that came by https.';
  await bring();
  const [mine, theirs]: Record<string, string>[] = [await hashes(), committed];
  const names = Object.keys(theirs ?? {});
  const different = names.filter((name) => mine?.[name] !== theirs?.[name]);
  return different.length === 0
    ? `Same bits? Yes: your browser just computed ${names.length} functions and their slopes at 5,001 numbers ` +
        'each, and every bit is what Node, Chromium, Firefox, Bun and Deno give.'
    : `Same bits? No: your browser gives other results than Node, Chromium, Firefox, Bun and Deno for ` +
        `${different.join(', ')}. Please report it, with its name and version.`;
}
