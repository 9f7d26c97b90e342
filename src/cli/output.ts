/** Where the rows go: standard output, or a file that appears only once it is complete. */
import { once } from 'node:events';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { Failure } from './failure.js';

export interface Output {
  /** Resolves once more may come. */
  write(data: string | Uint8Array): Promise<void>;
  /** Writes over the beginning. */
  rewrite(data: Uint8Array): void;
  /** All is written. */
  finish(): void;
  /** Something went wrong: leave nothing. */
  discard(): void;
}

export const openOutput = (path: string | undefined): Output =>
  path === undefined ? toStandardOutput() : toFile(path);

function toStandardOutput(): Output {
  const { stdout } = process;
  return {
    async write(data) {
      if (!stdout.write(data)) await once(stdout, 'drain');
    },
    rewrite() {
      throw new Failure('a .npy file begins with its length: name a file with --out');
    },
    finish() {},
    discard() {},
  };
}

/** Writes beside the file and renames at the end, so that a reader finds the old file or the whole new one. */
function toFile(path: string): Output {
  const partial = `${path}.${process.pid}.partial`;
  let file: number;
  try {
    file = openSync(partial, 'w');
  } catch (error) {
    throw new Failure(`--out: cannot write ${JSON.stringify(path)}: ${messageOf(error)}`);
  }
  let open = true;
  const close = () => {
    if (open) closeSync(file);
    open = false;
  };
  const discard = () => {
    close();
    rmSync(partial, { force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      discard();
      process.kill(process.pid, signal);
    });
  return {
    async write(data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    },
    rewrite(data) {
      writeSync(file, data, 0, data.length, 0);
    },
    finish() {
      close();
      renameSync(partial, path);
    },
    discard,
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
