/** Browsers that can be started from a command line, each with an empty profile. */
import { execFileSync } from 'node:child_process';
import { find, need } from '../apt.js';
import { findChromium } from './chromium.js';

export interface Browser {
  readonly name: string;
  readonly binary: string;
  /** What it is told, beside the page's address. */
  words(profile: string): readonly string[];
  /** Its version, from what its page says of it or from itself. */
  version(agent: string): string;
  /** Lines of Firefox's `user.js`. */
  readonly settings?: readonly string[];
}

const from = (pattern: RegExp) => (agent: string) => pattern.exec(agent)?.[1] ?? agent;

export async function chromium(): Promise<Browser> {
  const { executablePath, args } = await findChromium();
  return {
    name: 'Chromium',
    binary: executablePath,
    words: (profile) => ['--headless', '--no-first-run', `--user-data-dir=${profile}`, ...args],
    version: from(/Chrome\/(\S+)/),
  };
}

/** Firefox from the system. Undefined if there is none; under CI it is installed. */
export function firefox(settings: readonly string[] = []): Browser | undefined {
  const application = '/Applications/Firefox.app/Contents/MacOS/firefox';
  const binary = need(
    'Firefox',
    () => find(process.env.FIREFOX_BIN ?? '', 'firefox', 'firefox-esr', application),
    ['firefox-esr'],
  );
  if (binary === undefined) return undefined;
  return {
    name: 'Firefox',
    binary,
    words: (profile) => ['--headless', '--no-remote', '--profile', profile],
    version: from(/Firefox\/(\S+)/),
    settings,
  };
}

const MINI = 'webkit2gtk-4.1/MiniBrowser';

/** WebKit, Safari's engine, in the small browser that comes with WebKitGTK, on a display of its own. Undefined if
 *  there is none; under CI it is installed. */
export function webkit(): Browser | undefined {
  const look = () => {
    const browser = find(`/usr/lib/x86_64-linux-gnu/${MINI}`, `/usr/lib/aarch64-linux-gnu/${MINI}`);
    const display = find('xvfb-run');
    return browser && display ? { browser, display } : undefined;
  };
  const found = need('WebKit', look, ['webkit2gtk-driver', 'xvfb', 'xauth']);
  if (found === undefined) return undefined;
  return {
    name: 'WebKit',
    binary: found.display,
    words: () => ['-a', found.browser],
    // Its page says what Safari's does, whatever it is.
    version: () => {
      const words = ['-a', found.browser, '--version'];
      return from(/(\d+\.\S+)/)(execFileSync(found.display, words, { encoding: 'utf8' }));
    },
  };
}

/** An older WebKit without SIMD, WPE's, in the browser `cog`. Undefined if there is none; under CI it is installed. */
export function wpe(): Browser | undefined {
  const binary = need('WPE WebKit', () => find('cog'), ['cog']);
  if (binary === undefined) return undefined;
  return {
    name: 'WPE WebKit',
    binary,
    words: () => ['--platform=headless'],
    version: () => from(/WPE WebKit ([\d.]+)/)(execFileSync(binary, ['--version'], { encoding: 'utf8' })),
  };
}
