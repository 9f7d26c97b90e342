import { type Options, Presets, SingleBar } from 'cli-progress';

/** A bar on the terminal; nothing where nobody looks. */
export interface Progress {
  update(done: number | undefined): void;
  stop(): void;
}

const NONE: Progress = { update() {}, stop() {} };

/** @param wanted whether the results go elsewhere than the terminal. */
export function startProgress(wanted: boolean, options: Options = {}): Progress {
  if (!wanted || !process.stderr.isTTY) return NONE;
  const bar = new SingleBar(
    {
      format: '{bar} {percentage} %  {duration_formatted}',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      ...options,
    },
    Presets.shades_classic,
  );
  bar.start(100, 0);
  return {
    update(done) {
      if (done !== undefined) bar.update(Math.floor(100 * done));
    },
    stop: () => bar.stop(),
  };
}
