import { test } from 'vitest';

/** A row of docs/compatibility.md. */
export interface Row {
  readonly group: string;
  readonly consumer: string;
  readonly how: string;
  /** Of the consumer, as it says itself where it can. */
  readonly version: string;
}

declare module 'vitest' {
  interface TaskMeta {
    row?: Row;
  }
}

/** A test that is a row of the table. @param run returns the version that it ran with. */
export function row(group: string, consumer: string, how: string, run: () => Promise<string>): void {
  test(`${group}: ${consumer}, ${how}`, async ({ task }) => {
    task.meta.row = { group, consumer, how, version: (await run()).trim().replace(/^v/, '') };
  });
}
