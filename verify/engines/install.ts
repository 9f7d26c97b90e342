import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { VERSIONS } from '../versions.js';

const CACHE = 'node_modules/.cache/engines';

/** Installs one npm package into a folder that the next run finds. @returns its `node_modules`. */
function install(name: string, version: string): string {
  const folder = join(CACHE, `${name}-${version}`);
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, name))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', [...words, `${name}@${version}`], { cwd: folder, stdio: 'inherit' });
  }
  return modules;
}

/** A Node of that version; this very one if it is. */
export function node(version: string): string {
  if (process.version === `v${version}`) return process.execPath;
  const name = `node-${platform() === 'win32' ? 'win' : platform()}-${arch()}`;
  return join(install(name, version), name, platform() === 'win32' ? 'bin/node.exe' : 'bin/node');
}

/** Bun, in a build that this CPU runs: what its install script would find out. */
export function bun(): string {
  const modules = install('bun', VERSIONS.bun);
  const builds = [`bun-${platform()}-${arch()}`, `bun-${platform()}-${arch()}-baseline`];
  const binary = builds.map((build) => join(modules, '@oven', build, 'bin/bun')).find(existsSync);
  if (binary === undefined) throw new Error(`Bun ${VERSIONS.bun} has no build for this system.`);
  return binary;
}

export const deno = (): string => join(install('deno', VERSIONS.deno), '.bin/deno');

/** Firefox, from the system. Debian installs it under CI; elsewhere there may be none.
 *  @throws {Error} under CI, if there is none: an engine is never left out there. */
export function firefox(): string | undefined {
  const found = onPath();
  if (found !== undefined || !process.env.CI) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'firefox-esr'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = onPath();
  if (installed === undefined) throw new Error('No Firefox found. Install it, or set FIREFOX_BIN to one.');
  return installed;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  const names = ['firefox', 'firefox-esr'];
  return [
    process.env.FIREFOX_BIN ?? '',
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ].find((path) => path !== '' && existsSync(path));
}
