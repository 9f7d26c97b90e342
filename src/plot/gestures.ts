/** Pointer and wheel on a plot: the point and the range follow mouse, pen and fingers.
 *
 *  - dragging near the point's line moves the point; so does a click or tap anywhere;
 *  - dragging elsewhere pans;
 *  - two fingers zoom and pan;
 *  - the wheel zooms where the plot has the focus or Ctrl (or Command) is held, so that a page still scrolls;
 *  - a double click resets. */

import type { Place } from './place.js';

export interface Gestures {
  /** Whether pan and zoom are on. */
  readonly zoomable: boolean;
  /** Where the point is, in CSS pixels from the left edge; undefined if there is none to move. */
  pointLeft(): number | undefined;
  /** Whether the wheel may zoom without a key held. */
  engaged(): boolean;
  /** A gesture began: the plot takes the focus. */
  begin(): void;
  movePoint(left: number): void;
  /** Whether there is a line to turn about the point. */
  turnable(): boolean;
  /** The line goes through this place, in CSS pixels from the top left corner. */
  turn(left: number, top: number): void;
  /** By so many pixels to the right. */
  pan(pixels: number): void;
  zoom(factor: number, left: number): void;
  reset(): void;
}

/** How near the point's line a pointer takes hold of it, in CSS pixels: a finger is less exact. */
const reach = (event: PointerEvent): number => (event.pointerType === 'touch' ? 28 : 12);

/** A pointer that moves less than this has clicked. */
const CLICK = 4;

/** A wheel's notch, 100 pixels or so, zooms by a fifth. */
const WHEEL = 0.002;

/** @param place says where the surface is. */
export function attachGestures(
  surface: HTMLElement,
  place: () => Place,
  gestures: Gestures,
  signal: AbortSignal,
): void {
  const pointers = new Map<number, number>();
  let mode: 'point' | 'turn' | 'pan' | 'pinch' | undefined;
  let start = 0;
  let moved = false;
  const leftOf = (event: MouseEvent) => (event.clientX - place().left) / place().scale;
  const topOf = (event: MouseEvent) => (event.clientY - place().top) / place().scale;
  // Fingers still scroll the page up and down.
  surface.style.touchAction = gestures.zoomable ? 'pan-y' : 'pan-y pinch-zoom';

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || pointers.size === 2) return;
    const left = leftOf(event);
    if (pointers.size === 0) {
      const point = gestures.pointLeft();
      const near = point !== undefined && Math.abs(left - point) <= reach(event);
      mode = gestures.turnable()
        ? 'turn'
        : near
          ? 'point'
          : gestures.zoomable
            ? 'pan'
            : point === undefined
              ? undefined
              : 'point';
      start = left;
      moved = false;
      gestures.begin();
    } else if (gestures.zoomable) {
      mode = 'pinch';
      moved = true;
    }
    pointers.set(event.pointerId, left);
    capture(surface, event.pointerId);
  };

  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse') surface.style.cursor = cursorAt(leftOf(event));
      return;
    }
    const left = leftOf(event);
    moved ||= Math.abs(left - start) >= CLICK;
    if (mode === 'pinch') pinch(event.pointerId, before, left);
    else if (mode === 'turn') gestures.turn(left, topOf(event));
    else if (mode === 'point' && moved) gestures.movePoint(left);
    else if (mode === 'pan' && moved) gestures.pan(left - before);
    // Until it is a drag the start counts: no distance is lost.
    if (moved) pointers.set(event.pointerId, left);
  };

  const pinch = (id: number, before: number, left: number) => {
    const other = [...pointers].find(([key]) => key !== id)?.[1];
    if (other === undefined) return;
    const [was, is] = [Math.abs(before - other), Math.abs(left - other)];
    if (was > 8 && is > 8) gestures.zoom(was / is, other);
  };

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    if (mode !== 'turn' && !moved && event.type === 'pointerup' && gestures.pointLeft() !== undefined)
      gestures.movePoint(start);
    mode = pointers.size === 1 ? 'pan' : undefined;
  };

  const cursorAt = (left: number): string => {
    const point = gestures.pointLeft();
    if (point !== undefined && Math.abs(left - point) <= 12) return 'ew-resize';
    return gestures.zoomable ? 'grab' : 'default';
  };

  const wheel = (event: WheelEvent) => {
    if (!gestures.zoomable || event.deltaY === 0) return;
    if (!(event.ctrlKey || event.metaKey || gestures.engaged())) return;
    event.preventDefault();
    // A line of a wheel that counts in lines is about 33 pixels.
    const pixels = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
    gestures.zoom(Math.exp(Math.max(-300, Math.min(300, pixels)) * WHEEL), leftOf(event));
  };

  surface.addEventListener('pointerdown', down, { signal });
  // The browser would give the focus to the stage around, after it was given to the point.
  surface.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
  surface.addEventListener('pointermove', move, { signal });
  surface.addEventListener('pointerup', up, { signal });
  surface.addEventListener('pointercancel', up, { signal });
  surface.addEventListener('wheel', wheel, { signal, passive: false });
  if (gestures.zoomable) surface.addEventListener('dblclick', () => gestures.reset(), { signal });
}

/** A pointer that is already gone, or made by a script, cannot be captured; the drag then ends at the edge. */
function capture(surface: HTMLElement, pointer: number): void {
  try {
    surface.setPointerCapture(pointer);
  } catch {}
}
