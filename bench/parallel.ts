/** `fluxion/parallel` beside one thread, in one run, taking turns, in Node and in an isolated Chromium:
 *  `npm run bench -- parallel [--threads 2] [--rounds 15] [--only node]`. A figure is how many times faster, from the
 *  least time of each over all rounds. */
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium } from '../tools/browsers/chromium.js';
import { compare, type Row } from './threads/compare.js';

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '15' },
    only: { type: 'string' },
  },
});
const settings = { threads: Number(values.threads), rounds: Number(values.rounds) };

function print(where: string, { threads, handOver, rows }: Awaited<ReturnType<typeof compare>>): void {
  console.log(
    `\n${where}, ${threads} threads; a worker is at work ${(handOver * 1000).toFixed(0)} us after it is called.`,
  );
  console.log('Times the speed of a pool of one thread, and of the plain call, with the same arrays:\n');
  console.log('| n | sigmoid | derivative of [square, sigmoid] | sigmoid, plain arrays |\n|---|---|---|---|');
  const both = ({ one, call }: Row) => `${one.toFixed(2)} / ${call.toFixed(2)}`;
  for (const { n, sigmoid, slope, plain } of rows)
    console.log(`| ${n} | ${[sigmoid, slope, plain].map(both).join(' | ')} |`);
}

if (values.only !== 'chromium') print(`Node ${process.version.slice(1)}`, await compare(settings));
if (values.only !== 'node') print(...(await inChromium()));

async function inChromium(): Promise<[string, Awaited<ReturnType<typeof compare>>]> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { compare } from './bench/threads/compare.ts'; globalThis.compare = compare;`,
      resolveDir: '.',
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const headers = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const browser = await chromium.launch(await findChromium());
  try {
    const page = await browser.newPage();
    await page.route('**/*', (route) =>
      route.fulfill(
        route.request().url().endsWith('.js')
          ? { contentType: 'text/javascript', body: outputFiles[0]?.text ?? '', headers }
          : { contentType: 'text/html', body: '<script type="module" src="/p.js"></script>', headers },
      ),
    );
    await page.goto('http://localhost/');
    await page.waitForFunction('globalThis.compare');
    const found: Awaited<ReturnType<typeof compare>> = await page.evaluate(
      `compare(${JSON.stringify(settings)})`,
    );
    return [`Chromium ${browser.version()}, isolated page`, found];
  } finally {
    await browser.close();
  }
}
