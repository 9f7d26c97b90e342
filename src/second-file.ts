/** What a build leaves for a second file: nothing here. `tools/late.ts` puts another module in this place. */

/** By the names of parts, their code; by the names of functions, their formulas, where the rows go without. */
export interface SecondFile {
  readonly binaries: Readonly<Record<string, string>>;
  readonly formulas: Readonly<Record<string, string>>;
}

/** Reads it; undefined where there is none. */
export const load: (() => Promise<SecondFile>) | undefined = undefined;
