/** The package as it is built. `npm test` builds it first; where a single file of tests runs, and the sources are others
 *  since, it is built here. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuilt } from '../../tools/built.js';

/** Held while it is built: files of tests may run beside each other. */
const LOCK = 'build/package.lock';

/** Kept for a process, in which many files run. */
const there = globalThis as { fluxionBuilt?: true };

/** @returns the folder, with a slash at its end. */
export function builtPackage(): URL {
  while (there.fluxionBuilt === undefined) {
    if (isBuilt()) there.fluxionBuilt = true;
    else if (!locked(() => execFileSync('npx', ['tsx', 'tools/build.ts'], { stdio: 'inherit' })))
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  return new URL('../../dist/', import.meta.url);
}

/** Does it if nobody else does. @returns whether it did. */
function locked(what: () => unknown): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
  } catch {
    try {
      // Whoever held it may have been killed.
      if (!lives(Number(readFileSync(LOCK, 'utf8')))) rmSync(LOCK, { force: true });
    } catch {
      // It was let go in between.
    }
    return false;
  }
  try {
    what();
  } finally {
    rmSync(LOCK, { force: true });
  }
  return true;
}

function lives(pid: number): boolean {
  try {
    // 0, as in a lock that is just being written, stands for this process itself.
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
