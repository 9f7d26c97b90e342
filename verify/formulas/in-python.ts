/** Random formulas in Python: the bits of all that they give, and the messages of texts that cannot be read. */
import { execFileSync } from 'node:child_process';
import { numbersFrom } from '../../src/bits/random.js';
import { type Hashes, moved, type Outputs } from '../../src/bits/recipe.js';
import { formula } from '../../src/formula.js';
import { python } from '../engines/install.js';
import { hashesOf } from './formula-recipe.js';
import { NAMES, randomFormula } from './random-formulas.js';

/** What came out otherwise in Python; undefined where there is no Python that has the package. */
export async function inPython(count: number, seed: number): Promise<string[] | undefined> {
  const binary = python();
  if (binary === undefined) return undefined;
  const random = numbersFrom(seed);
  const texts = Array.from({ length: count }, () => randomFormula(random, 1 + Math.floor(random() * 6)));
  const broken = texts.map((text) => spoilt(text, random));
  const want: Record<string, Outputs> = {};
  for (const text of texts) want[text] = await hashesOf(text);
  const input = JSON.stringify([...texts, ...broken]);
  const words = ['verify/formulas/formula_program.py', String(texts.length)];
  const found = JSON.parse(execFileSync(binary, words, { input, encoding: 'utf8', maxBuffer: 2 ** 28 })) as {
    hashes: Hashes;
    told: string[];
  };
  return [
    ...moved(found.hashes, want).map((output) => `in Python ${output}`),
    ...broken.flatMap((text, i) =>
      found.told[i] === told(text) ? [] : [`in Python ${text}: got ${found.told[i]}, not ${told(text)}`],
    ),
  ];
}

/** The text with one sign left out, doubled or changed. */
function spoilt(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const signs = "+-*/^(),<>=!.'0e_x √²=%#";
  const sign = signs[Math.floor(random() * signs.length)] as string;
  const put = random() < 0.3 ? '' : random() < 0.4 ? sign + text[at] : sign;
  return text.slice(0, at) + put + text.slice(at + 1);
}

/** What is said of it: nothing, if it can be read. */
function told(text: string): string {
  try {
    formula(text, NAMES);
    return '';
  } catch (error) {
    return error instanceof SyntaxError ? error.message : `no SyntaxError: ${error}`;
  }
}
