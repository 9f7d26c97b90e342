/** What files are now, as one hash: what is made of them need not be made again. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** All files of these folders; a folder that is not there has none. */
export const filesIn = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => `${parentPath}/${name}`)
      : [],
  );

/** The files' names and what is in them. @param also what else it is made from. */
export function stateOf(files: readonly string[], also = ''): string {
  const hash = createHash('sha256').update(also);
  for (const file of [...files].sort())
    hash.update(`\0${file}\0`).update(existsSync(file) ? readFileSync(file) : 'none');
  return hash.digest('hex');
}

/** Whether that state was noted. */
export const isNoted = (note: string, state: string): boolean =>
  existsSync(note) && readFileSync(note, 'utf8') === state;

export const noteDown = (note: string, state: string): void => writeFileSync(note, state);
