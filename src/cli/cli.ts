#!/usr/bin/env node
/** The command `fluxion` as a process: its words, its streams and how it ends. */
import { once } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { command } from './command.js';
import { reasonOf } from './failure.js';

/** How often to look whether everything has gone out, in milliseconds. */
const FLUSH = 5;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has had enough, such as head, closes the pipe: no reason to complain.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`fluxion: standard output: ${reasonOf(error)}\n`);
  process.exit(2);
});
process.stderr.on('error', () => {});

const code = await command(process.argv.slice(2));
// A pipe in may still be open: it ends all the same, once what was written has gone out.
for (const stream of [process.stdout, process.stderr])
  while (stream.writableLength > 0 && !stream.destroyed)
    await Promise.race([once(stream, 'drain'), once(stream, 'close'), setTimeout(FLUSH)]);
// An error is told after the call that made it.
await setImmediate();
process.exit(code);
