/** A number as a reader wants it: integers as they are, others to three significant digits. */
export function format(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'undefined' : value > 0 ? '∞' : '−∞';
  const text =
    size < 1e5 && Number.isInteger(value)
      ? String(value)
      : size !== 0 && (size < 1e-3 || size >= 1e5)
        ? scientific(value)
        : value.toPrecision(3);
  // Three digits may round to a power of ten, which toPrecision writes with an exponent: 999.9 is 1000.
  return (text.includes('e') ? String(Number(text)) : text).replace('-', '−');
}

/** A delta: as short as it can be written. */
export function formatDelta(delta: number): string {
  if (delta === 0 || delta >= 1e-3) return String(delta);
  const [digits, power] = delta.toExponential().split('e') as [string, string];
  return `${digits === '1' ? '' : `${digits}×`}10${superscript(power)}`;
}

const superscript = (power: string): string =>
  Array.from(power.replace('+', ''), (sign) => SUPERSCRIPT[sign]).join('');

const SUPERSCRIPT: Record<string, string> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

function scientific(value: number): string {
  const [digits, power] = value.toExponential(2).split('e') as [string, string];
  return `${digits}×10${superscript(power)}`;
}

/** Labels of an axis: as many decimals as tell neighbours apart, and no more. */
export function formatTicks(values: readonly number[]): string[] {
  const [first = 0, second = first] = values;
  const apart = Math.abs(second - first) || 1;
  const most = Math.max(...values.map(Math.abs));
  if (most >= 1e5 || most < 1e-3) return values.map((value) => format(value));
  const decimals = Math.max(0, -Math.floor(Math.log10(apart) + 1e-9));
  return values.map((value) => String(Number(value.toFixed(Math.min(decimals + 1, 12)))).replace('-', '−'));
}
