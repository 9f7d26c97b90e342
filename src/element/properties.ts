/** The tag's properties: each is its attribute. */

import { type ATTRIBUTES, DEFAULTS } from './attributes.js';
import { isOn, numberOf } from './read-attribute.js';

/** On a server there is no HTMLElement to extend; importing this module there does nothing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

export class Properties extends Base {
  get chain(): string {
    return this.getAttribute('chain') ?? DEFAULTS.chain;
  }
  set chain(value: string | null | undefined) {
    this.reflect('chain', value);
  }

  /** A formula of x, in place of a chain; null for none. */
  get formula(): string | null {
    return this.getAttribute('formula');
  }
  set formula(value: string | null | undefined) {
    this.reflect('formula', value);
  }

  get show(): string {
    return this.getAttribute('show') ?? DEFAULTS.show;
  }
  set show(value: string | null | undefined) {
    this.reflect('show', value);
  }

  get from(): number {
    return this.number('from');
  }
  set from(value: number | null | undefined) {
    this.reflect('from', value);
  }

  get to(): number {
    return this.number('to');
  }
  set to(value: number | null | undefined) {
    this.reflect('to', value);
  }

  get step(): number {
    return this.number('step');
  }
  set step(value: number | null | undefined) {
    this.reflect('step', value);
  }

  get delta(): number {
    return this.number('delta');
  }
  set delta(value: number | null | undefined) {
    this.reflect('delta', value);
  }

  /** null for none. */
  get point(): number | null {
    const text = this.getAttribute('point');
    return text === null ? null : Number(text);
  }
  set point(value: number | null | undefined) {
    this.reflect('point', value);
  }

  get controls(): boolean {
    return isOn(this, 'controls');
  }
  set controls(value: boolean | null | undefined) {
    this.reflect('controls', value ? '' : null);
  }

  /** `'product'`, or null for none. */
  get quiz(): string | null {
    return this.getAttribute('quiz');
  }
  set quiz(value: string | null | undefined) {
    this.reflect('quiz', value);
  }

  /** Frameworks unset a property by undefined or null: the attribute goes then. */
  private reflect(name: (typeof ATTRIBUTES)[number], value: string | number | null | undefined): void {
    if (value === undefined || value === null) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  private number(name: 'from' | 'to' | 'step' | 'delta'): number {
    try {
      return numberOf(this, name) ?? DEFAULTS[name];
    } catch {
      return Number.NaN;
    }
  }

  /** A property that was set before the tag was defined hides the accessor: set it again. */
  protected upgrade(name: (typeof ATTRIBUTES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as Record<string, unknown>)[name];
    Object.assign(this, { [name]: value });
  }
}
