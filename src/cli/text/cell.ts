/** Cells of typed tables as text. */
import type { Cell, CellType } from '../table.js';
import { numberText } from './decimal.js';

const DAY = 86_400_000n;

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
  if (type === 'date') return dateText(BigInt(cell as number) * DAY).slice(0, -14);
  const unit = UNITS[type];
  if (unit !== undefined) return timestampText(BigInt(cell as bigint), unit);
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'bigint' || typeof cell === 'boolean') return String(cell);
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('hex');
  return JSON.stringify(cell);
}

/** Milliseconds since 1970; where JavaScript has no such date, as a number. */
function dateText(milliseconds: bigint): string {
  const date = new Date(Number(milliseconds));
  return Number.isNaN(date.getTime()) ? `${milliseconds} ms since 1970` : date.toISOString();
}

function timestampText(count: bigint, unit: bigint): string {
  const below = ((count % unit) + unit) % unit;
  const seconds = (count - below) / unit;
  const whole = dateText(seconds * 1000n);
  const digits = String(unit).length - 1;
  return whole.replace(/\.000Z$/, `.${String(below).padStart(digits, '0')}Z`);
}
