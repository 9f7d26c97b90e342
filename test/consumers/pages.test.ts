import { afterAll, expect } from 'vitest';
import { chromiumVersion, closeBrowser, resultOf, serve } from './support/browser.js';
import { expectedResult, PROGRAM } from './support/consumer-program.js';
import { row } from './support/row.js';
import { type Consumer, makeConsumer } from './support/workspace.js';

afterAll(closeBrowser);

/** The files as npm installs them, served; no bundler, so paths in place of names. */
const DIST = '/node_modules/fluxion/dist';
const program = PROGRAM.replace("'fluxion'", `'${DIST}/index.js'`);
const ELEMENT = '<fluxion-plot chain="square sigmoid"></fluxion-plot>';

const FILES = {
  'program.js': program,
  'named.js': PROGRAM,
  'map.html': `<!doctype html><title>page</title>
    <script type="importmap">{ "imports": { "fluxion": "${DIST}/index.js" } }</script>
    <script type="module">
      import { result } from './named.js';
      globalThis.result = result();
    </script>`,
  'fetched.html': `<!doctype html><title>page</title>
    <script type="module">
      import { init } from '${DIST}/index.js';
      import { result } from './program.js';
      await init(await fetch('${DIST}/kernel.wasm'));
      globalThis.result = result();
    </script>`,
  'element.html': `<!doctype html><title>page</title><body>${ELEMENT}
    <script type="module" src="${DIST}/element.js"></script>
    <script type="module">
      await customElements.whenDefined('fluxion-plot');
      const tag = document.querySelector('fluxion-plot');
      for (let frame = 0; frame < 100 && !tag.shadowRoot?.querySelector('canvas'); frame++)
        await new Promise(requestAnimationFrame);
      globalThis.result = 'plots: ' + tag.shadowRoot.querySelectorAll('canvas').length;
    </script>`,
  'worker.html': `<!doctype html><title>page</title>
    <script type="module">
      const worker = new Worker('./worker.js', { type: 'module' });
      worker.onmessage = ({ data }) => { globalThis.result = data; };
    </script>`,
  'worker.js': `import { result } from './program.js'; postMessage(result());`,
  'service.html': `<!doctype html><title>page</title>
    <script type="module">
      navigator.serviceWorker.onmessage = ({ data }) => { globalThis.result = data; };
      await navigator.serviceWorker.register('./service.js', { type: 'module' });
      (await navigator.serviceWorker.ready).active.postMessage('go');
      navigator.serviceWorker.startMessages();
    </script>`,
  'service.js': `
    import { result } from './program.js';
    onmessage = (event) => event.source.postMessage(result());`,
  'strict.html': `<!doctype html><title>page</title><body>${ELEMENT}
    <script type="module" src="${DIST}/element.js"></script>
    <script type="module" src="./strict.js"></script>`,
  'strict.js': `
    import { result } from './program.js';
    try { globalThis.result = result(); } catch (error) { globalThis.result = error.message; }`,
};

let consumer: Promise<Consumer> | undefined;

async function open(page: string, headers: Record<string, string> = {}): Promise<string> {
  consumer ??= makeConsumer('pages', FILES);
  const { url, close } = await serve((await consumer).folder, headers);
  try {
    return await resultOf(url + page);
  } finally {
    close();
  }
}

function page(how: string, file: string, want: string, headers?: Record<string, string>): void {
  row('Pages', 'Chromium', how, async () => {
    expect(await open(file, headers)).toBe(want);
    return chromiumVersion();
  });
}

const csp = (scripts: string) => ({ 'content-security-policy': `default-src 'none'; script-src ${scripts}` });

page('a plain page, the name by an import map', 'map.html', expectedResult());
page('`init` with `fluxion/kernel.wasm` fetched', 'fetched.html', expectedResult());
page('the tag `<fluxion-plot>` by one script', 'element.html', 'plots: 1');
page('a web worker', 'worker.html', expectedResult());
page('a service worker', 'service.html', expectedResult());
page(
  "a strict Content Security Policy with `'wasm-unsafe-eval'`",
  'strict.html',
  expectedResult(),
  csp("'self' 'wasm-unsafe-eval'"),
);
page(
  'the same without it: an error that says what to add',
  'strict.html',
  "fluxion may not compile WebAssembly here: the page's Content Security Policy forbids it. " +
    "Add 'wasm-unsafe-eval' to its script-src directive.",
  csp("'self'"),
);
