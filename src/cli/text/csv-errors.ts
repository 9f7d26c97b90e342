/** What a table of text is refused for. */
import { Failure, shown } from '../failure.js';
import { toNumber } from './decimal.js';
import type { Layout } from './layout.js';

const LINE_END = 10;

export const hint = (cell: string): string =>
  /^[+-]?\d+,\d+$/.test(cell) ? '; decimals are written with a point' : '';

export function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_END, from); at >= 0 && at < to; at = bytes.indexOf(LINE_END, at + 1))
    lines++;
  return lines;
}

/** @throws {Failure} if the header could as well be the first row: nothing is guessed away. */
export function refuseNumbers({ names: cells, places }: Layout): void {
  const [number] = places.flatMap((place) =>
    toNumber(cells[place] ?? '') === undefined ? [] : cells[place],
  );
  if (number !== undefined)
    throw new Failure(
      `the first line has ${shown(number)} where a name should stand: ` +
        'say --no-header if it is a row, --header if it is the header',
    );
}

/** @throws {Failure} if the text is none that is read here. */
export function refuseOtherText(header: string): void {
  if (header.includes('\0') || header.startsWith('\ufffd\ufffd'))
    throw new Failure('the input is no UTF-8 text (iconv -f UTF-16 -t UTF-8 makes it so, if it is UTF-16)');
  if (/\r(?!$)/.test(header.replace(/"[^"]*"/g, '')))
    throw new Failure(`lines must end in a line feed; got returns alone (tr '\\r' '\\n' turns them)`);
}
