/** Which columns of a table are asked for. */

import type { Names } from '../columns.js';
import { Failure, shown } from '../failure.js';
import { toNumber } from './decimal.js';

/** The places of columns by their names or places from 1 on, several with commas between.
 *  @param named whether the names are names; else they are the places themselves.
 *  @throws {Failure} if there is no such column, or more than one of that name. */
export function placesOf(columns: readonly string[], names: Names, named = true): readonly number[] {
  const bearers = new Map<string, number[]>();
  for (const column of columns) for (const part of [column, ...partsOf(column)]) bearers.set(part, []);
  // Once through all of them, however many are asked for.
  if (named)
    names.forEach((name, place) => {
      bearers.get(name)?.push(place);
    });
  const chosen = columns.flatMap((column) => {
    const place = placeOf(column, bearers, names);
    if (place !== undefined) return place;
    const parts = partsOf(column).map((part) => ({ part, place: placeOf(part, bearers, names) }));
    return (parts.length > 0 ? parts : [{ part: column, place }]).map(
      (found) => found.place ?? refuse(found.part, names, named),
    );
  });
  const seen = new Set<number>();
  for (const place of chosen) {
    if (seen.has(place))
      throw new Failure(`--column: ${shown(namesAt([place], names)[0] ?? '')} is asked for twice`);
    seen.add(place);
  }
  return chosen;
}

/** What a list with commas names, should it be no name itself. */
const partsOf = (column: string): readonly string[] =>
  column.includes(',') ? column.split(',').map((part) => part.trim()) : [];

function placeOf(
  column: string,
  bearers: ReadonlyMap<string, readonly number[]>,
  names: Names,
): number | undefined {
  const found = bearers.get(column) ?? [];
  if (found.length > 1)
    throw new Failure(
      `--column: ${found.length} columns are called ${shown(column)}; say which by its place: ` +
        someOf(
          found.map((place) => String(place + 1)),
          found.length,
          ' or ',
        ),
    );
  const place = /^\d+$/.test(column) ? Number(column) - 1 : -1;
  return found[0] ?? (place >= 0 && place < names.length ? place : undefined);
}

function refuse(column: string, names: Names, named: boolean): never {
  const verb = `there ${names.length === 1 ? 'is' : 'are'}`;
  if (!named) throw new Failure(`--column: no column ${shown(column)}; ${verb} ${names.length}`);
  const some: string[] = [];
  names.forEach((name, place) => {
    if (place < SHOWN) some.push(name);
  });
  const row = some.every((name) => toNumber(name) !== undefined)
    ? '; if the first line is a row, say --no-header'
    : '';
  throw new Failure(
    `--column: no column ${shown(column)}; ${verb} ${someOf(some.map(shown), names.length, ', ')}${row}`,
  );
}

/** A message names no more. */
const SHOWN = 8;

function someOf(texts: readonly string[], all: number, between: string): string {
  const some = texts.slice(0, SHOWN);
  const rest = all - some.length;
  return some.join(between) + (rest > 0 ? ` and ${rest} more` : '');
}

/** The names at these places. */
export function namesAt(places: readonly number[], names: Names): readonly string[] {
  const found = new Map<number, string>(places.map((place) => [place, '']));
  names.forEach((name, place) => {
    if (found.has(place)) found.set(place, name);
  });
  return places.map((place) => found.get(place) ?? '');
}
