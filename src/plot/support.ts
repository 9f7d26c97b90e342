/** What a plot needs of the place it is drawn in. */
const NEEDED = [
  'document',
  'HTMLElement',
  'matchMedia',
  'MutationObserver',
  'ResizeObserver',
  'requestAnimationFrame',
  'CSSStyleSheet',
] as const;

/** Whether a canvas could be drawn on, when it was last asked. */
let canDraw = false;

/** @throws {TypeError} if a part of a browser is missing, as on a server or in a test's half a page. */
export function needBrowser(who: string): void {
  const scope = globalThis as Record<string, unknown>;
  const missing: string[] = NEEDED.filter((name) => scope[name] === undefined);
  canDraw ||= missing.length === 0 && Boolean(document.createElement('canvas').getContext('2d'));
  if (missing.length === 0 && !canDraw) missing.push('a canvas to draw on');
  if (missing.length > 0)
    throw new TypeError(`${who}: plots are drawn in a browser; here ${missing.join(', ')} is missing`);
}
