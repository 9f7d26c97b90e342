const view = new DataView(new ArrayBuffer(8));

/** A double as C writes it in hexadecimal: `0x1.8p+1`. */
export function hex(x: number): string {
  if (Object.is(x, -0)) return '-0x0p+0';
  if (x === 0) return '0x0p+0';
  if (!Number.isFinite(x)) return String(x);
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n);
  const fraction = (bits & 0xf_ffff_ffff_ffffn).toString(16).padStart(13, '0').replace(/0+$/, '');
  const power = Math.max(exponent, 1) - 1023;
  const point = fraction === '' ? '' : `.${fraction}`;
  return `${x < 0 ? '-' : ''}0x${exponent === 0 ? 0 : 1}${point}p${power < 0 ? '' : '+'}${power}`;
}

/** The double that C's hexadecimal names. */
export function fromHex(text: string): number {
  const [, minus = '', digits = '', fraction = '', power = ''] =
    /^(-?)0x([01])\.?([0-9a-f]*)p([+-]?\d+)$/.exec(text) ?? [];
  if (digits === '') return Number(text.replace('inf', 'Infinity'));
  // The bits are a whole number of at most 53 bits, scaled in two steps, neither of which rounds before the last.
  const whole = Number.parseInt(digits + fraction, 16);
  const exponent = Number(power) - 4 * fraction.length;
  const half = Math.trunc(exponent / 2);
  return (minus ? -1 : 1) * (whole * 2 ** half * 2 ** (exponent - half));
}
