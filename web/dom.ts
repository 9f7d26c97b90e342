import { say, set, svgElement } from '../src/plot/new-element.js';

export { say, set };

type Handlers = {
  [Event in keyof HTMLElementEventMap as `on${Event}`]?: (event: HTMLElementEventMap[Event]) => void;
};
type Attributes = Record<string, string | number | boolean | undefined>;

/** A new element: attributes (true for an empty one, false or undefined for none), event handlers
 *  (`onclick` and so on) and children, in one expression. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Attributes | (Attributes & Handlers) | Handlers = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

/** A section of the page under its heading. */
export function section(id: string, heading: string, ...children: (Node | string)[]): HTMLElement {
  return h(
    'section',
    { id, 'aria-labelledby': `${id}-heading` },
    h('h2', { id: `${id}-heading` }, heading),
    ...children,
  );
}

/** A number on display: rounded for the eye, whole in its `value`. */
export function showNumber(target: HTMLDataElement, value: number, text: string): void {
  set(target, { value });
  say(target, text);
}

/** A new SVG element, likewise. */
export function s<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const made = svgElement(tag);
  set(made, attributes);
  made.append(...children);
  return made;
}
