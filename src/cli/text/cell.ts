/** Cells of typed tables as text. */
import type { Cell, CellType } from '../table.js';
import { numberText } from './decimal.js';

const DAY = 86_400_000;

/** Counts a second. */
const UNITS: Partial<Record<CellType, bigint>> = {
  'timestamp-ms': 1_000n,
  'timestamp-us': 1_000_000n,
  'timestamp-ns': 1_000_000_000n,
};

/** A cell as a table of text has it: a missing one is empty, times are ISO 8601, what has parts is JSON. */
export function cellText(cell: Cell, type: CellType): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (type === 'date') return isoText(Number(cell) * DAY)?.slice(0, -14) ?? `${cell} days since 1970`;
  const unit = UNITS[type];
  if (unit !== undefined) return timestampText(BigInt(cell as bigint), unit, type.slice(-2));
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'bigint' || typeof cell === 'boolean') return String(cell);
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex');
  return JSON.stringify(cell);
}

/** A time as ISO 8601; undefined where JavaScript has no such date: before or after 271,821 years.  */
function isoText(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function timestampText(count: bigint, unit: bigint, name: string): string {
  const below = ((count % unit) + unit) % unit;
  const whole = isoText(Number((count - below) / unit) * 1000);
  if (whole === undefined) return `${count} ${name} since 1970`;
  const digits = String(unit).length - 1;
  return whole.replace(/\.000Z$/, `.${String(below).padStart(digits, '0')}Z`);
}

/** A time of day, of so many parts of a second with so many digits: `01:02:03.004`. */
export function timeOfDayText(count: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const seconds = count / unit;
  const two = (part: bigint) => String(part).padStart(2, '0');
  const whole = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map(two).join(':');
  return digits === 0 ? whole : `${whole}.${String(count % unit).padStart(digits, '0')}`;
}
