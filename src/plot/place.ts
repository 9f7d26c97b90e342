/** Where an element is on the screen, looked at once a frame at most, and not while a pointer is held down on it: asking
 *  in the middle of a drag lays the page out anew. */

export interface Place {
  readonly left: number;
  readonly top: number;
  /** How many of the screen's pixels one of the element's is wide: pages and slides are scaled. */
  readonly scale: number;
}

/** @returns what says where the element is. */
export function placeOf(element: HTMLElement, signal: AbortSignal): () => Place {
  let known: Place | undefined;
  let held = false;
  const forget = () => {
    known = undefined;
  };
  const hold = (is: boolean) => () => {
    held = is;
    known = undefined;
  };
  element.addEventListener('pointerdown', hold(true), { signal });
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    element.addEventListener(type, hold(false), { signal });
  for (const type of ['scroll', 'resize'] as const)
    addEventListener(type, forget, { signal, capture: true, passive: true });
  return () => {
    if (known) return known;
    const { left, top, width } = element.getBoundingClientRect();
    known = { left, top, scale: width / element.offsetWidth || 1 };
    if (!held) requestAnimationFrame(forget);
    return known;
  };
}
