/** What a table of text is refused for. */
import { Failure, shown } from '../failure.js';
import { toNumber } from './decimal.js';
import type { Layout } from './table-layout.js';

export const hint = (cell: string): string =>
  /^[+-]?\d+,\d+$/.test(cell) ? '; decimals are written with a point' : '';

/** @throws {Failure} if the header could as well be the first row: nothing is guessed away. */
export function refuseNumbers({ inputs }: Layout): void {
  const number = inputs.find((cell) => toNumber(cell) !== undefined);
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
  if (/\r(?!$)/.test(header) && /\r(?!$)/.test(header.replace(/"[^"]*"/g, '')))
    throw new Failure(`lines must end in a line feed; got returns alone (tr '\\r' '\\n' turns them)`);
}
