/** Cells without a number that are no mistakes. */

/** What stands for a missing value in text. A mark's code is its place here from 1 on; 0 is a number. */
export class Marks {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];

  /** @param more what else stands for a missing value, beside empty, NA, NaN and null. */
  constructor(more: readonly string[] = []) {
    for (const text of ['', 'NA', 'na', 'NaN', 'nan', 'NAN', 'null', 'NULL', ...more]) this.#add(text.trim());
  }

  #add(text: string): void {
    if (this.#codes.has(text)) return;
    this.#texts.push(text);
    this.#codes.set(text, this.#texts.length);
  }

  /** The code of a cell's text; 0 if it is no mark. */
  codeOf(cell: string): number {
    return this.#codes.get(cell.trim()) ?? 0;
  }

  /** What stood in the cell. */
  textOf(code: number): string {
    return this.#texts[code - 1] ?? '';
  }

  /** Whether a decimal number stands for a missing value, so that numbers must be looked up too. */
  get hasNumbers(): boolean {
    return this.#texts.some((text) => /\d/.test(text));
  }
}
