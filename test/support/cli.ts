import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
    outfile: file,
    logLevel: 'error',
    // Dependencies that are CommonJS call for Node's modules by require.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
  });
  const start = (...words: string[]) => spawn(process.execPath, [file, ...words], { cwd: folder });
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
  return { folder, file, start, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
