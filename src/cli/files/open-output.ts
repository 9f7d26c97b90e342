/** Where bytes go: to standard output, to a file that is replaced once all is there, to a pipe or a device. */
import { closeSync, constants, openSync, realpathSync, type Stats, statSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Failure, fileFailure, shown } from '../failure.js';
import { standard } from '../standard.js';
import type { Output } from './output.js';
import { followLink, replaceFile } from './replace.js';
import { writeAll } from './write-all.js';

/** How long to wait between looks for a pipe's reader, in milliseconds. */
const LOOK = 20;

/** @param path undefined, `-` or `/dev/stdout` for standard output.
 *  @param option the option that named it, for messages. */
export async function openOutput(path: string | undefined, option = '--out'): Promise<Output> {
  if (path === undefined || path === '-' || path === '/dev/stdout') return toStandardOutput();
  const name = `${option} ${shown(path)}`;
  if (path === '') throw new Failure(`${name}: that is no name`);
  try {
    const target = resolved(path);
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat === undefined || stat.isFile()) return replaceFile(name, target, stat);
    if (stat.isDirectory()) throw new Failure(`${name}: it is a folder`);
    return await toSpecial(name, target, stat);
  } catch (error) {
    throw fileFailure(name, error);
  }
}

/** Where links lead, also to a file that does not exist yet. */
function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return followLink(path);
  }
}

function toStandardOutput(): Output {
  const name = 'standard output';
  const { output, kindOf } = standard();
  const stat = kindOf(1);
  // Files and devices are written at once: Node's stream would hide how a write ends.
  if (stat && !stat.isFIFO() && !stat.isSocket() && !output.isTTY) return toDescriptor(name, 1, undefined);
  return toStream(name, output, false);
}

/** A pipe, a terminal or another device. */
async function toSpecial(name: string, path: string, stat: Stats): Promise<Output> {
  if (stat.isFIFO()) return toStream(name, new Socket({ fd: await openPipe(path), readable: false }), true);
  if (stat.isSocket()) throw new Failure(`${name}: it is a socket`);
  const file = openSync(path, 'w');
  return toDescriptor(name, file, () => closeSync(file));
}

/** Opens a pipe once someone reads it, without a call that waits: it could not be interrupted. */
async function openPipe(path: string): Promise<number> {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
    await setTimeout(LOOK);
  }
}

function toDescriptor(name: string, file: number, close: (() => void) | undefined): Output {
  return {
    async write(data) {
      try {
        writeAll(file, data);
      } catch (error) {
        throw fileFailure(name, error);
      }
    },
    writeAt: undefined,
    async finish() {
      close?.();
    },
    discard: () => close?.(),
  };
}

function toStream(name: string, stream: Writable, ends: boolean): Output {
  let failed: unknown;
  stream.on('error', (error) => {
    failed ??= fileFailure(name, error);
  });
  const check = () => {
    if (failed !== undefined) throw failed;
  };
  return {
    async write(data) {
      check();
      // Until it has gone out, whether there is room for more or not: its memory is used again.
      await new Promise((resolve) => stream.write(data, resolve));
      check();
    },
    writeAt: undefined,
    async finish() {
      check();
      await new Promise<void>((resolve) => {
        if (ends) stream.end(() => resolve());
        else stream.write('', () => resolve());
      });
      check();
    },
    discard() {
      if (ends) stream.destroy();
    },
  };
}
