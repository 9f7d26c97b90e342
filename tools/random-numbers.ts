/** Prints seeded random numbers, one a line, to try the command on a large file:
 *
 *      npx tsx tools/random-numbers.ts 1e9 > numbers.txt
 *
 *  @param bytes about how many to print. One line in four has 17 digits, the others two to ten. */
import { once } from 'node:events';
import { wordsFrom } from '../src/bits/random.js';

const bytes = Number(process.argv[2] ?? 1e6);
const digits = [2, 6, 10];

/** Seeded, from 0 to 1: two draws for 53 bits. */
const word = wordsFrom(1);
const next = () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53;

let written = 0;
while (written < bytes) {
  let text = '';
  for (let i = 0; i < 5000; i++) {
    const x = 16 * next() - 8;
    const places = digits[i & 3];
    text += `${places === undefined ? x : x.toFixed(places - 1)}\n`;
  }
  written += text.length;
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
