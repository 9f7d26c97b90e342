import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { command } from '../../src/cli/command.js';
import { withStandard } from '../../src/cli/standard.js';
import { builtPackage } from './built.js';

export interface Run {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** As much as a pipe gives at once. */
const PIPE = 1 << 16;

/** The command within the tests' own process, and a folder to work in. For signals, pipes and what Node does when a
 *  process ends, `makeProcess` has it as its users do. */
export function makeCli() {
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-'));
  return {
    folder,
    path: (name: string) => join(folder, name),
    ...runs((words, input) => runHere(folder, () => command(words), input)),
    /** Runs what the command consists of. */
    runHere: (what: () => Promise<number>) => runHere(folder, what, ''),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The words of a call, in one text where none has a space. */
type Words = string | readonly string[];

/** The command's runs to their end. */
function runs(start: (words: readonly string[], input: string | Uint8Array) => Promise<Run>) {
  const run = (words: Words, input: string | Uint8Array = '') =>
    start(typeof words === 'string' ? words.split(' ') : words, input);
  return {
    run,
    /** What a run prints that must succeed, and in silence. */
    output: async (words: Words, input?: string | Uint8Array): Promise<Buffer> => {
      const { code, stdout, stderr } = await run(words, input);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      return stdout;
    },
    /** The one line that a run says that must be refused.
     *  @param mayPrint whether rows may have come out before what is wrong. */
    refusal: async (words: Words, input?: string | Uint8Array, mayPrint = false): Promise<string> => {
      const { code, stdout, stderr } = await run(words, input);
      assert.equal(code, 2);
      if (!mayPrint) assert.equal(stdout.toString(), '');
      assert.match(stderr, /^fluxion: [^\n]*\n$/);
      return stderr.slice('fluxion: '.length, -1);
    },
  };
}

async function runHere(
  folder: string,
  what: () => Promise<number>,
  input: string | Uint8Array,
): Promise<Run> {
  const [output, error] = [collector(), collector()];
  const streams = {
    input: Readable.from(inPieces(Buffer.from(input)), { objectMode: false }),
    output: output.stream,
    error: error.stream,
    kindOf: () => undefined,
  };
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await withStandard(streams, what);
    return { code, stdout: output.all(), stderr: error.all().toString() };
  } finally {
    process.chdir(before);
  }
}

function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIPE) yield bytes.subarray(at, at + PIPE);
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      // What is written may be used again for what comes next.
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, all: () => Buffer.concat(chunks) };
}

/** The command as a process, as it is built. */
export function makeProcess() {
  const cli = makeCli();
  const { folder } = cli;
  const file = fileURLToPath(new URL('cli.js', builtPackage()));
  /** @param node words for Node itself. */
  const start = (words: readonly string[], ...node: string[]) =>
    spawn(process.execPath, [...node, file, ...words], { cwd: folder });
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
  /** Runs it to its end, as a process. */
  const run = (words: readonly string[], input: string | Uint8Array): Promise<Run> =>
    new Promise((resolve, reject) => {
      const child = start(words);
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
  return { ...cli, ...runs(run), file, start, shell };
}
