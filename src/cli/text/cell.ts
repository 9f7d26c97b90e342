/** Cells of typed tables as text. */
import type { Cell, CellType, Detailed, Unit } from '../columns.js';
import { numberText } from './decimal.js';

const DAY = 86_400_000;

/** How many digits a count of these has behind its seconds. */
const DIGITS: Readonly<Record<Unit, number>> = { s: 0, ms: 3, us: 6, ns: 9 };

/** A cell as a table of text has it: a missing one is empty, times are ISO 8601, what has parts is JSON. */
export function cellText(cell: Cell, type: CellType): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (type === 'date') return isoText(Number(cell) * DAY)?.slice(0, -14) ?? `${cell} days since 1970`;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'bigint') return typeof type === 'object' ? countText(cell, type) : String(cell);
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex');
  return jsonText(cell, type);
}

/** A cell as JSON. What JSON has no numbers for is "NaN", "Infinity" and "-Infinity". */
export function jsonText(cell: Cell, type: CellType): string {
  if (cell === null) return 'null';
  if (typeof type === 'object' && Array.isArray(cell)) return partsText(cell as readonly Cell[], type);
  if (type === 'json') return JSON.stringify(cell);
  if (typeof cell === 'number' && type !== 'date') return jsonNumber(cell);
  if (typeof cell === 'boolean' || (typeof cell === 'bigint' && typeof type === 'string'))
    return String(cell);
  return JSON.stringify(cellText(cell, type));
}

export const jsonNumber = (number: number): string =>
  Number.isFinite(number) ? numberText(number) : `"${number}"`;

function partsText(cells: readonly Cell[], type: Detailed): string {
  if (type.kind === 'record') {
    const parts = type.fields.map(
      (field, i) => `${JSON.stringify(field.name)}:${jsonText(cells[i] ?? null, field.type)}`,
    );
    return `{${parts.join(',')}}`;
  }
  if (type.kind === 'map') {
    const parts = (cells as [Cell, Cell][]).map(
      ([key, value]) => `${JSON.stringify(cellText(key, type.key))}:${jsonText(value, type.value)}`,
    );
    return `{${parts.join(',')}}`;
  }
  const of = type.kind === 'list' ? type.of : 'json';
  return `[${cells.map((cell) => jsonText(cell, of)).join(',')}]`;
}

function countText(count: bigint, type: Detailed): string {
  if (type.kind === 'decimal') return decimalText(count, type.scale);
  if (type.kind === 'timestamp') return timestampText(count, type);
  if (type.kind === 'time') return timeOfDayText(count, DIGITS[type.unit]);
  if (type.kind === 'duration')
    return `${count < 0n ? '-' : ''}PT${decimalText(count < 0n ? -count : count, DIGITS[type.unit])}S`;
  return String(count);
}

/** @param scale how many of the digits stand behind the point; below 0, how many zeros follow. */
export function decimalText(integer: bigint, scale: number): string {
  if (scale < 0) return String(integer * 10n ** BigInt(-scale));
  const digits = String(integer < 0n ? -integer : integer).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${integer < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** A time as ISO 8601; undefined where JavaScript has no such date: before or after 271,821 years.  */
function isoText(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** With a zone as UTC, without one as the clock shows it. */
function timestampText(
  count: bigint,
  { unit, zone }: { readonly unit: Unit; readonly zone: string | undefined },
): string {
  const digits = DIGITS[unit];
  const second = 10n ** BigInt(digits);
  const below = ((count % second) + second) % second;
  const whole = isoText(Number((count - below) / second) * 1000);
  if (whole === undefined) return `${count} ${unit} since 1970`;
  const fraction = digits === 0 ? '' : `.${String(below).padStart(digits, '0')}`;
  return `${whole.slice(0, -'.000Z'.length)}${fraction}${zone === undefined ? '' : 'Z'}`;
}

/** A time of day, of so many parts of a second with so many digits: `01:02:03.004`. */
function timeOfDayText(count: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const seconds = count / unit;
  const two = (part: bigint) => String(part).padStart(2, '0');
  const whole = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map(two).join(':');
  return digits === 0 ? whole : `${whole}.${String(count % unit).padStart(digits, '0')}`;
}
