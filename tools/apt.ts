import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A program by one of its names on the PATH, or at one of these paths. */
export function find(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  return names
    .filter((name) => name !== '')
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find(existsSync);
}

/** Whatever `look` finds. Under CI it is never left out: what is missing is installed, where this may install.
 *  @param packages Debian's, that bring it.
 *  @throws {Error} under CI, if there is none even so. */
export function need<Found>(
  what: string,
  look: () => Found | undefined,
  packages: readonly string[],
): Found | undefined {
  const found = look();
  if (found !== undefined || !process.env.CI) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = (...words: string[]) =>
      execFileSync('apt-get', words, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  }
  const installed = look();
  if (installed === undefined) throw new Error(`No ${what} found. Install ${packages.join(', ')}.`);
  return installed;
}
