import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { expect } from 'vitest';
import { VERSIONS } from '../../verify/versions.js';
import { expectedResult, PROGRAM } from './support/consumer-program.js';
import { row } from './support/row.js';
import { type Consumer, makeConsumer } from './support/workspace.js';

const FILES = {
  'program.js': PROGRAM,
  'import.js': `import { result } from './program.js'; console.log(result());`,
  'require.cjs': `const { square } = require('fluxion'); console.log(square(3));`,
  'dynamic.cjs': `import('fluxion').then(({ square }) => console.log(square(3)));`,
  'wasm.js': `
    import { readFileSync } from 'node:fs';
    import { createRequire } from 'node:module';
    import { init } from 'fluxion';
    import { result } from './program.js';
    await init(readFileSync(createRequire(import.meta.url).resolve('fluxion/kernel.wasm')));
    console.log(result());`,
};

/** Node's own binary, from the package that the `node` package takes it from. */
const nodePackage = `node-${platform() === 'win32' ? 'win' : platform()}-${arch()}`;

function node(version: string, required: boolean): void {
  const name = `Node ${version.split('.')[0]}`;
  let consumer: Promise<Consumer>;
  const ready = () => {
    consumer ??= makeConsumer(`node-${version}`, FILES, { [nodePackage]: version });
    return consumer;
  };
  const binary = ({ path }: Consumer) => path('node_modules', nodePackage, 'bin/node');
  const outputOf = async (...words: string[]) => {
    const project = await ready();
    return (await project.run(binary(project), words)).trim();
  };

  row('Runtimes', name, '`import`', async () => {
    expect(await outputOf('import.js')).toBe(expectedResult());
    return outputOf('--version');
  });
  row('Runtimes', name, '`init` with the bytes of `fluxion/kernel.wasm`', async () => {
    expect(await outputOf('wasm.js')).toBe(expectedResult());
    return outputOf('--version');
  });
  if (required)
    row('Runtimes', name, '`require`', async () => {
      expect(await outputOf('require.cjs')).toBe('9');
      return outputOf('--version');
    });
  else
    row('Runtimes', name, '`await import` in CommonJS (it cannot require ESM)', async () => {
      await expect(outputOf('require.cjs')).rejects.toThrow('ERR_REQUIRE_ESM');
      expect(await outputOf('dynamic.cjs')).toBe('9');
      return outputOf('--version');
    });
  row('Runtimes', name, 'the command `fluxion eval`', async () => {
    const command = [
      'node_modules/fluxion/dist/cli.js',
      'eval',
      'square',
      '--from',
      '0',
      '--to',
      '2',
      '--step',
      '1',
    ];
    expect(await outputOf(...command)).toBe('x,f,derivative\n0,0,0\n1,1,2');
    return outputOf('--version');
  });
}

node(VERSIONS.node20Oldest, false);
node(VERSIONS.node20, true);
node(VERSIONS.node22, true);
node(VERSIONS.node24, true);

row('Runtimes', 'Bun', '`import`', async () => {
  const { run, path } = await makeConsumer('bun', FILES, { bun: VERSIONS.bun });
  // What its install script would link: a build for this CPU.
  const builds = [`bun-${platform()}-${arch()}`, `bun-${platform()}-${arch()}-baseline`];
  const bun = builds.map((name) => path('node_modules/@oven', name, 'bin/bun')).find(existsSync) ?? 'bun';
  expect((await run(bun, ['import.js'])).trim()).toBe(expectedResult());
  expect((await run(bun, ['require.cjs'])).trim()).toBe('9');
  return run(bun, ['--version']);
});

row('Runtimes', 'Deno', '`import`', async () => {
  const { run } = await makeConsumer('deno', FILES, { deno: VERSIONS.deno });
  const deno = (...words: string[]) => run('node_modules/.bin/deno', words);
  expect((await deno('run', 'import.js')).trim()).toBe(expectedResult());
  return /deno (\S+)/.exec(await deno('--version'))?.[1] ?? '';
});
