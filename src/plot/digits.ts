/** How signs and powers are set. */

/** A number's text with a minus sign in place of a hyphen. */
export const minus = (text: string): string => text.replaceAll('-', '−');

/** Powers of ten in a text as people write them: 1e+200 is 1×10²⁰⁰. */
export const powers = (text: string): string =>
  text.replace(
    /(?<![\w.])(\d[\d.]*)e([+-]?\d+)/g,
    (_, digits, power) => `${digits}×10${superscript(Number(power))}`,
  );

/** An exponent as small digits: -15 is ⁻¹⁵. */
export const superscript = (power: number): string =>
  Array.from(String(power), (sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)])).join('');
