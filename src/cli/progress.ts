import { type Options, Presets, SingleBar } from 'cli-progress';
import { standard } from './standard.js';

/** A bar on the terminal; nothing where nobody looks. */
export interface Progress {
  update(done: number | undefined): void;
  stop(): void;
}

const NONE: Progress = { update() {}, stop() {} };

/** What is done sooner needs no bar, in milliseconds. */
const PATIENCE = 1000;

/** A bar that comes up after a second.
 *  @param wanted whether the results go elsewhere than the terminal. */
export function startProgress(wanted: boolean, options: Options = {}): Progress {
  if (!wanted || !standard().error.isTTY) return NONE;
  const start = performance.now();
  let bar: SingleBar | undefined;
  return {
    update(done) {
      if (done === undefined || performance.now() - start < PATIENCE) return;
      bar ??= startBar(options);
      bar.update(Math.floor(100 * done));
    },
    stop: () => bar?.stop(),
  };
}

function startBar(options: Options): SingleBar {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage} %  {duration_formatted}',
      hideCursor: true,
      clearOnComplete: true,
      stream: standard().error,
      ...options,
    },
    Presets.shades_classic,
  );
  bar.start(100, 0);
  return bar;
}
