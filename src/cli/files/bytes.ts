/** Bytes in: a file, a pipe, a device or standard input. */
import { constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Failure, fileFailure, shown } from '../failure.js';
import { standard } from '../standard.js';
import { closeQuietly } from './close.js';

/** An opened input. */
export interface Bytes {
  /** As messages name it. */
  readonly name: string;
  /** Size in bytes; undefined for what is no file. */
  readonly size: number | undefined;
  /** The bytes in order. */
  readonly chunks: AsyncIterator<Buffer>;
  /** Reads at a place of a file. Less comes only where the file ends.
   *  @param into where to; default: new memory. */
  at(position: number, length: number, into?: Buffer): Buffer;
  /** From now on a chunk holds only until the next is asked for, where that saves memory. */
  passing(): void;
  close(): void;
}

const CHUNK = 1 << 18;

/** @param path undefined, `-` or `/dev/stdin` for standard input. */
export function openBytes(path: string | undefined): Bytes {
  if (path === undefined || path === '-' || path === '/dev/stdin') return openInput();
  const name = `--in ${shown(path)}`;
  try {
    // Opening a pipe that nobody writes to must not wait: the command could not be interrupted.
    const waits = !statSync(path).isFIFO();
    const file = openSync(path, constants.O_RDONLY | (waits ? 0 : constants.O_NONBLOCK));
    const stat = fstatSync(file);
    if (isPipe(stat)) return fromStream(name, new Socket({ fd: file, writable: false }));
    return fromFile(name, file, stat, () => closeQuietly(file));
  } catch (error) {
    throw fileFailure(name, error);
  }
}

function openInput(): Bytes {
  const name = 'standard input';
  const { input, kindOf } = standard();
  if (input.isTTY)
    throw new Failure('no numbers: pipe them in, name a file with --in, or give --from and --to');
  try {
    const stat = kindOf(0);
    return stat && !isPipe(stat) ? fromFile(name, 0, stat, () => {}) : fromStream(name, input);
  } catch (error) {
    throw fileFailure(name, error);
  }
}

const isPipe = (stat: Stats): boolean => stat.isFIFO() || stat.isSocket();

function fromFile(name: string, file: number, stat: Stats, close: () => void): Bytes {
  if (stat.isDirectory()) throw new Failure(`${name}: it is a folder`);
  let room: Buffer | undefined;
  return {
    name,
    size: stat.isFile() ? stat.size : undefined,
    chunks: fileChunks(name, file, () => room),
    passing() {
      room = Buffer.allocUnsafeSlow(CHUNK);
    },
    at: (position, length, into) =>
      readAt(name, file, position, length, into ?? Buffer.allocUnsafeSlow(length)),
    close,
  };
}

/** What comes once, in order. */
function fromStream(name: string, stream: Readable): Bytes {
  return {
    name,
    size: undefined,
    chunks: named(name, stream),
    passing() {},
    at: () => {
      throw new Failure(`${name}: a pipe has no places to read at`);
    },
    close: () => stream.destroy(),
  };
}

async function* named(name: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    throw fileFailure(name, error);
  }
}

async function* fileChunks(
  name: string,
  file: number,
  room: () => Buffer | undefined,
): AsyncGenerator<Buffer> {
  for (;;) {
    const chunk = room() ?? Buffer.allocUnsafeSlow(CHUNK);
    const length = read(name, file, chunk, 0, null);
    if (length === 0) return;
    yield chunk.subarray(0, length);
    // Signals are heard between chunks.
    await setImmediate();
  }
}

function readAt(name: string, file: number, position: number, length: number, into: Buffer): Buffer {
  const bytes = into.subarray(0, length);
  let filled = 0;
  while (filled < length) {
    const got = read(name, file, bytes, filled, position + filled);
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

function read(name: string, file: number, into: Buffer, offset: number, position: number | null): number {
  try {
    return readSync(file, into, offset, into.length - offset, position);
  } catch (error) {
    throw fileFailure(name, error);
  }
}

/** The first bytes, at least so many where they exist, and all bytes from the first on. */
export async function peek(
  bytes: Bytes,
  least: number,
): Promise<{ head: Buffer; all: AsyncIterable<Buffer> }> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < least) {
    const { done, value } = await bytes.chunks.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    for (;;) {
      const { done, value } = await bytes.chunks.next();
      if (done) return;
      yield value;
    }
  }
  return { head, all: all() };
}
