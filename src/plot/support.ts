/** What a plot needs of the place it is drawn in. */
const NEEDED = [
  'document',
  'HTMLElement',
  'matchMedia',
  'ResizeObserver',
  'requestAnimationFrame',
  'CSSStyleSheet',
] as const;

/** @throws {TypeError} if a part of a browser is missing, as on a server or in a test's half a page. */
export function needBrowser(who: string): void {
  const scope = globalThis as Record<string, unknown>;
  const missing = NEEDED.filter((name) => scope[name] === undefined);
  if (missing.length > 0)
    throw new TypeError(`${who}: plots are drawn in a browser; here ${missing.join(', ')} is missing`);
}
