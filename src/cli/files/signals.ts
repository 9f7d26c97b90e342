/** Signals that ask the command to stop. */
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Interrupt {
  /** From now on end by the signal itself, once cleaned up. While a call of the system runs in the background,
   *  such as fsync, `process.exit` would wait for it; a signal does not. The shell sees the same exit code. */
  atOnce(): void;
  /** There is nothing to clean up any more. */
  release(): void;
}

/** Cleans up when a signal asks to stop, and exits with 128 and the signal's number, as a shell says it. */
export function onInterrupt(cleanUp: () => void): Interrupt {
  let waits = true;
  const stop = (signal: NodeJS.Signals) => {
    cleanUp();
    if (waits) process.exit(128 + (constants.signals[signal] ?? 0));
    process.kill(process.pid, signal);
  };
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    atOnce() {
      waits = false;
    },
    release,
  };
}
