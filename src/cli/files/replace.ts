/** A file that others find as it was, or whole and new, and nothing between. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { fileFailure } from '../failure.js';
import { closeQuietly } from './close.js';
import type { Output } from './output.js';
import { onInterrupt } from './signals.js';
import { writeAll } from './write-all.js';

/** As many links as the system follows itself. */
const MOST_LINKS = 40;

/** Where a link leads whose end does not exist yet; a path that is no link as it is. */
export function followLink(path: string): string {
  let at = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (!lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return at;
    at = resolve(dirname(at), readlinkSync(at));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP', syscall: 'open' });
}

/** Writes to a file beside the target, of a name that nobody can guess and that must not exist, and renames it
 *  at the end. A signal that asks the command to stop removes it.
 *  @param old what stands there now: the new file gets its mode and, where that is allowed, its owner. */
export function replaceFile(name: string, target: string, old: Stats | undefined): Output {
  const partial = join(dirname(target), `.fluxion-${randomBytes(9).toString('base64url')}.partial`);
  let file: number | undefined;
  let exists = false;
  const discard = () => {
    if (file !== undefined) closeQuietly(file);
    file = undefined;
    if (exists) rmSync(partial, { force: true });
    exists = false;
    signals.release();
  };
  // First: a signal that comes between would find nobody to clean up.
  const signals = onInterrupt(discard);
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      discard();
      throw fileFailure(name, error);
    }
  };
  const open = attempt(() => {
    const opened = openSync(partial, 'wx', old === undefined ? 0o666 : 0o600);
    file = opened;
    exists = true;
    if (old !== undefined) keepOwner(opened, old);
    return opened;
  });
  return {
    async write(data) {
      attempt(() => writeAll(open, data));
    },
    writeAt: (data, position) => attempt(() => writeAll(open, data, position)),
    async finish() {
      signals.atOnce();
      try {
        await promisify(fsync)(open);
      } catch (error) {
        discard();
        throw fileFailure(name, error);
      }
      attempt(() => {
        file = undefined;
        closeSync(open);
        renameSync(partial, target);
        exists = false;
      });
      signals.release();
      syncFolder(dirname(target));
    },
    discard,
  };
}

function keepOwner(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch (error) {
    // Only the administrator may give files away.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
  fchmodSync(file, mode & 0o7777);
}

/** So that the new name, too, survives a power cut. Not every file system has this for folders. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {}
}
