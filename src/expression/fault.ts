/** How much of the text is shown on either side of the fault. */
const AROUND = 32;

/** The error of a text that cannot be read: what is wrong, and the text with a mark under the place. */
export function fault(text: string, at: number, message: string): SyntaxError {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + AROUND);
  const before = (from > 0 ? '…' : '') + text.slice(from, at);
  const shown = (before + text.slice(at, to) + (to < text.length ? '…' : '')).replace(/\s/g, ' ');
  const error = new SyntaxError(`formula: ${message}\n  ${shown}\n  ${' '.repeat(before.length)}^`);
  return Object.assign(error, { position: at });
}
