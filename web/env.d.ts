declare module '*.css';

/** Formulas rendered when the page is built: see `web/plugins/math.ts`. */
declare module 'virtual:math' {
  /** MathML with holes, and whether it stands as a factor without brackets. */
  interface Formula {
    readonly mathml: string;
    readonly single: boolean;
    /** Whether it is a sum or has a sign. */
    readonly sum: boolean;
  }
  export const ROWS: Readonly<Record<string, { readonly value: Formula; readonly deriv: Formula }>>;
  export const GENERAL: Readonly<Record<keyof typeof import('./plugins/general.js').GENERAL, string>>;
}
