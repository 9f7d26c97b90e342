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
