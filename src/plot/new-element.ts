/** A new element with properties and children, in one expression. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A new SVG element. */
export const svgElement = <Tag extends keyof SVGElementTagNameMap>(tag: Tag): SVGElementTagNameMap[Tag] =>
  document.createElementNS('http://www.w3.org/2000/svg', tag);

/** Sets attributes; what is so already is not touched, as that alone would draw it anew. */
export function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== `${value}`) element.setAttribute(name, `${value}`);
}

/** Sets what an element says, likewise: its letters alone change, where another text would be laid out from the start. */
export function say(element: Element, text: string): void {
  if (element.textContent === text) return;
  const { firstChild } = element;
  if (firstChild instanceof Text && element.lastChild === firstChild) firstChild.data = text;
  else element.textContent = text;
}
