import { say, set, svgElement } from './new-element.js';
import type { Shape } from './shapes.js';

/** The picture at the point: over the curves, so that no curve is drawn anew as the point moves. */
export class PointPicture {
  readonly element = svgElement('svg');

  constructor() {
    set(this.element, { class: 'fx-marks', 'aria-hidden': 'true' });
  }

  /** Shows these shapes; one that is of the kind that was there is moved. */
  show(shapes: readonly Shape[]): void {
    const { children } = this.element;
    for (const [i, { tag, attributes, text = '' }] of shapes.entries()) {
      if (children[i]?.nodeName !== tag) {
        children[i]?.remove();
        this.element.insertBefore(svgElement(tag), children[i] ?? null);
      }
      const made = children[i] as Element;
      set(made, attributes);
      say(made, text);
    }
    while (children[shapes.length]) children[shapes.length]?.remove();
  }
}
