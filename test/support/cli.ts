import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Run {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The command, bundled from its source, and a folder to work in. */
export async function makeCli() {
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-'));
  const file = join(folder, 'cli.mjs');
  await build({
    entryPoints: ['src/cli/cli.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    outdir: folder,
    entryNames: '[name]',
    chunkNames: 'cli-[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
    // Dependencies that are CommonJS call for Node's modules by require.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom('/');",
    },
  });
  // As the build lays them beside it.
  copyFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm', join(folder, 'cli-resvg.wasm'));
  copyFileSync('node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', join(folder, 'cli-font.ttf'));
  const start = (...words: string[]) => spawn(process.execPath, [file, ...words], { cwd: folder });
  /** Runs a line of shell in the folder, where `$FLUXION` is the command. */
  const shell = (line: string) => {
    const env = { ...process.env, FLUXION: `${process.execPath} ${file}` };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
      cwd: folder,
      env,
      maxBuffer: 1 << 30,
    });
    return { code: status, stdout, stderr: stderr.toString() };
  };
  const path = (name: string) => join(folder, name);
  /** Runs the command to its end. */
  const run = (words: readonly string[], input: string | Uint8Array = ''): Promise<Run> =>
    new Promise((resolve, reject) => {
      const child = start(...words);
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', reject);
      // It may stop before it has read everything.
      child.stdin.on('error', () => {});
      child.on('close', (code) =>
        resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
      );
      child.stdin.end(input);
    });
  return {
    folder,
    file,
    path,
    start,
    run,
    shell,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
