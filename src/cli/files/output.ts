/** Bytes out. */
export interface Output {
  /** Resolves once more may come. */
  write(data: string | Uint8Array): Promise<void>;
  /** Writes at a place of the file; undefined where there are no places. */
  readonly writeAt: ((data: Uint8Array, position: number) => void) | undefined;
  /** All is written. */
  finish(): Promise<void>;
  /** Something went wrong: leave nothing. */
  discard(): void;
}
