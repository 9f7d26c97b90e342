/** The line "same bits?": the visitor's browser computes the hashes that Node, other browsers, Bun and Deno
 *  give, and says whether its own are the same. */

import { called, hashes } from '../src/bits/hashes.js';
import committed from '../src/bits/hashes.json' with { type: 'json' };
import { type Computed, moved } from '../src/bits/recipe.js';
import type { Elementwise } from '../src/index.js';
import { bring } from '../src/late.js';
import { h } from './dom.js';
import { atRest } from './moving.js';
import { t } from './texts.js';

/** Fills the section with the answer, if there can be one: on a page that came without https a browser gives no hashes. */
export async function showBits(section: HTMLElement): Promise<void> {
  if (globalThis.crypto?.subtle === undefined) return;
  section.replaceChildren(h('p', {}, await answer()));
}

async function answer(): Promise<string> {
  await bring();
  const different = moved(await hashes(inTurn), committed);
  return different.length === 0
    ? t.bits.same(Object.keys(committed).length)
    : t.bits.different(different.join(', '));
}

/** The page is drawn, and answers, between one function and the next; while it is in a hand, it has all frames. */
function inTurn(f: Elementwise): Computed {
  const plain = called(f);
  return {
    ...plain,
    value: async (x) => {
      await atRest();
      return plain.value(x);
    },
  };
}
