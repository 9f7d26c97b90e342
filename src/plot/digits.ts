/** How signs and powers are set. */

/** A number's text with a minus sign in place of a hyphen. */
export const minus = (text: string): string => text.replaceAll('-', '−');

/** An exponent as small digits: -15 is ⁻¹⁵. */
export const superscript = (power: number): string =>
  Array.from(String(power), (sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)])).join('');
