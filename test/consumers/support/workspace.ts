import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const execute = promisify(execFile);

/** A project that uses the package. */
export interface Consumer {
  readonly folder: string;
  /** Runs a program in it. @throws with what the program printed. */
  run(command: string, words: readonly string[], env?: Record<string, string>): Promise<string>;
  path(...parts: string[]): string;
}

/** Makes a folder with these files, and installs the packed package and the dependencies.
 *  @param name of the folder. @param manifest what `package.json` says besides. */
export async function makeConsumer(
  name: string,
  files: Readonly<Record<string, string>>,
  dependencies: Readonly<Record<string, string>> = {},
  manifest: object = {},
): Promise<Consumer> {
  const folder = join(inject('folder'), name);
  const path = (...parts: string[]) => join(folder, ...parts);
  const everything = {
    ...files,
    'package.json': JSON.stringify({ private: true, type: 'module', ...manifest }),
  };
  for (const [file, text] of Object.entries(everything)) {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  }
  const run: Consumer['run'] = async (command, words, env = {}) => {
    try {
      const { stdout } = await execute(command, words, {
        cwd: folder,
        env: { ...cleanEnvironment(), ...env },
        maxBuffer: 1 << 24,
      });
      return stdout;
    } catch (error) {
      const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
      throw new Error(`${command} ${words.join(' ')}: ${stdout}\n${stderr}\n${message}`);
    }
  };
  const packages = Object.entries(dependencies).map(([dependency, version]) => `${dependency}@${version}`);
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  await retry(() => run('npm', [...install, inject('tarball'), ...packages]));
  return { folder, run, path };
}

/** The environment as a shell has it: without what npm and Vitest add. */
function cleanEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ||
      /^(npm_|VITE|NODE_ENV|NODE_OPTIONS|TEST|DEV$|PROD$|MODE$|SSR$|BASE_URL$)/.test(name)
        ? []
        : [[name, value]],
    ),
  );
}

/** The registry may be slow to answer; nothing else is tried twice. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 3000 * attempt));
    }
}
