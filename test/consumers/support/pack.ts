import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The package as npm publishes it. */
    tarball: string;
    /** Where consumers' folders go. */
    folder: string;
  }
}

/** Builds and packs once for all tests. */
export default function setup(project: TestProject): () => void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-consumers-'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder]);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack made no tarball');
  project.provide('tarball', join(folder, name));
  project.provide('folder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
