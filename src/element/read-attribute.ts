/** Whether a switch is on: `controls`, but not `controls="false"`, which frameworks write. */
export const isOn = (element: Element, name: string): boolean =>
  (element.getAttribute(name) ?? 'false') !== 'false';

/** The attribute as a number; undefined without one. */
export function numberOf(element: Element, name: string): number | undefined {
  const text = element.getAttribute(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new RangeError(`${name} must be a number; got ${JSON.stringify(text.slice(0, 30))}`);
}
