import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, expect } from 'vitest';
import { VERSIONS } from '../../verify/versions.js';
import { closeBrowser, resultOf, serve } from './support/browser.js';
import { expectedResult, PROGRAM } from './support/consumer-program.js';
import { row } from './support/row.js';
import { type Consumer, makeConsumer } from './support/workspace.js';

afterAll(closeBrowser);

/** An app: the numbers, a plot drawn through uPlot, and a pool of threads. */
const APP = `
import { sigmoid, square } from 'fluxion';
import { parallel } from 'fluxion/parallel';
import { plotChain, plotChainDeriv } from 'fluxion/plot';
import { result } from './program.js';

const plot = plotChain([square, sigmoid], undefined, { target: document.body });
plotChainDeriv([square, sigmoid], undefined, { on: plot });
parallel({ threads: 2 }).then(async (p) => {
  const values = await p(sigmoid)(p.array(20_000));
  await p.close();
  const plots = document.querySelectorAll('canvas').length;
  globalThis.result = result() + ', plots: ' + plots + ', by threads: ' + values[19_999];
});
`;

const page = (script: string, type = 'module') =>
  `<!doctype html><title>app</title><body><script type="${type}" src="${script}"></script>`;

const FILES = { 'src/program.js': PROGRAM, 'src/main.js': APP, 'index.html': page('./src/main.js') };
const drawn = () => `${expectedResult()}, plots: 1`;
const want = () => `${drawn()}, by threads: 0.5`;

/** Opens what was built in the folder, `dist` by default. */
async function expectBuilt({ path }: Consumer, folder = 'dist'): Promise<void> {
  const { url, close } = await serve(path(folder));
  try {
    expect(await resultOf(url)).toBe(want());
  } finally {
    close();
  }
}

for (const [version, name] of [
  [VERSIONS.vite7, 'Vite 7'],
  [VERSIONS.vite8, 'Vite 8'],
] as const) {
  let consumer: Promise<Consumer>;
  const ready = () => {
    consumer ??= makeConsumer(name.replace(' ', '-'), FILES, { vite: version });
    return consumer;
  };
  const versionOf = async ({ run }: Consumer) =>
    /vite\/(\S+)/.exec(await run('node_modules/.bin/vite', ['--version']))?.[1] ?? '';

  row('Bundlers', name, 'production build', async () => {
    const project = await ready();
    await project.run('node_modules/.bin/vite', ['build']);
    await expectBuilt(project);
    return versionOf(project);
  });
  row('Bundlers', name, 'development server', async () => {
    const project = await ready();
    const port = await freePort();
    const server = spawn(project.path('node_modules/.bin/vite'), ['--port', String(port), '--strictPort'], {
      cwd: project.folder,
    });
    try {
      await listening(port);
      expect(await resultOf(`http://localhost:${port}/`)).toBe(want());
    } finally {
      server.kill();
    }
    return versionOf(project);
  });
}

row('Bundlers', 'webpack 5', 'production build', async () => {
  const files = { ...FILES, 'dist/index.html': page('./main.js', 'text/javascript') };
  const project = await makeConsumer('webpack', files, { webpack: VERSIONS.webpack });
  await project.run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import webpack from 'webpack';
     webpack({ entry: './src/main.js', mode: 'production' }, (error, stats) => {
       if (error || stats.hasErrors()) throw error ?? new Error(stats.toString());
     });`,
  ]);
  await expectBuilt(project);
  return installed(project, 'webpack');
});

row('Bundlers', 'esbuild', '`--bundle --minify`', async () => {
  const files = { ...FILES, 'dist/index.html': page('./main.js', 'text/javascript') };
  const project = await makeConsumer('esbuild', files, { esbuild: VERSIONS.esbuild });
  const options = ['--bundle', '--minify', '--outfile=dist/main.js'];
  await project.run('node_modules/.bin/esbuild', ['src/main.js', ...options]);
  await expectBuilt(project);
  return installed(project, 'esbuild');
});

row('Bundlers', 'Rollup', 'with `@rollup/plugin-node-resolve`', async () => {
  const files = { ...FILES, 'dist/index.html': page('./main.js') };
  const project = await makeConsumer('rollup', files, {
    rollup: VERSIONS.rollup,
    '@rollup/plugin-node-resolve': VERSIONS.rollupNodeResolve,
  });
  const options = [
    '--plugin',
    'node-resolve',
    '--format',
    'es',
    '--file',
    'dist/main.js',
    '--failAfterWarnings',
  ];
  await project.run('node_modules/.bin/rollup', ['src/main.js', ...options]);
  await expectBuilt(project);
  return installed(project, 'rollup');
});

row('Bundlers', 'Parcel 2', 'production build, `packageExports` on', async () => {
  const project = await makeConsumer(
    'parcel',
    FILES,
    { parcel: VERSIONS.parcel },
    { '@parcel/resolver-default': { packageExports: true } },
  );
  await project.run('node_modules/.bin/parcel', ['build', 'index.html', '--no-cache']);
  await expectBuilt(project);
  return installed(project, 'parcel');
});

const NEXT = {
  'app/program.js': PROGRAM,
  'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>;',
  'app/page.js': `
    import { result } from './program.js';
    import { Client } from './client.js';
    export default () => <><p id="server">{result()}</p><Client /></>;`,
  'app/chain-plot.js': `'use client';\n${readFileSync('examples/react.jsx', 'utf8')}`,
  'app/client.js': `'use client';
    import { useEffect } from 'react';
    import { sigmoid, square } from 'fluxion';
    import { ChainPlot } from './chain-plot.js';
    import { result } from './program.js';
    const functions = [square, sigmoid];
    export function Client() {
      useEffect(() => {
        const server = document.getElementById('server').textContent;
        const plots = document.querySelectorAll('canvas').length;
        globalThis.result = server === result() ? result() + ', plots: ' + plots : 'server and client differ';
      }, []);
      return <><p>{result()}</p><ChainPlot functions={functions} /></>;
    }`,
  'app/edge/route.js': `
    import { result } from '../program.js';
    export const runtime = 'edge';
    export const GET = () => new Response(result());`,
};

row('Bundlers', 'Next 16', 'server and client components, an edge route', async () => {
  const { next, react } = VERSIONS;
  const files = { ...NEXT };
  const project = await makeConsumer('next', files, { next, react, 'react-dom': react });
  const env = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await project.run('node_modules/.bin/next', ['build'], env);
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'start', '--port', String(port)],
    {
      cwd: project.folder,
      env: { ...process.env, ...env },
    },
  );
  try {
    await listening(port);
    expect(await resultOf(`http://localhost:${port}/`)).toBe(drawn());
    const edge = await fetch(`http://localhost:${port}/edge`);
    expect(await edge.text()).toBe(expectedResult());
  } finally {
    server.kill();
  }
  return installed(project, 'next');
});

/** The version of a package as installed. */
async function installed({ run }: Consumer, name: string): Promise<string> {
  const listed = JSON.parse(await run('npm', ['ls', name, '--json', '--depth=0'])) as {
    dependencies: Record<string, { version: string }>;
  };
  return listed.dependencies[name]?.version ?? '';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}

/** Resolves once something answers on that port. */
async function listening(port: number): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`http://localhost:${port}/`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { interval: 200 },
    )
    .toBe(true);
}
