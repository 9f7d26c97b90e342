/** The number that a text on display says: `−1.2×10⁸`. */
export function readNumber(text: string): number {
  const [digits = '', power = ''] = text.replaceAll('−', '-').split('×10');
  const exponent = Array.from(power, (sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('');
  return Number(`${digits}e${exponent || 0}`);
}
