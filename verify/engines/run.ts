/** Runs the same program in every engine at hand and prints whose bits agree with the committed hashes:
 *  `npm run verify -- engines`. Node, Bun and Deno come from npm, at fixed versions. With `--write` the table goes
 *  to `docs/reproducibility.md`, if all agree; with `--only TEXT` those alone are looked for, and run, whose
 *  name has it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Hashes, moved, type Outputs } from '../../src/bits/recipe.js';
import { answerOf } from '../../tools/browsers/answer.js';
import { type Browser, chromium, firefox, webkit, wpe } from '../../tools/browsers/browsers.js';
import { fill } from '../../tools/fill.js';
import { VERSIONS } from '../versions.js';
import { arm, bun, deno, node, python } from './install.js';

const DOCUMENT = 'docs/reproducibility.md';
const HEAD = '| engine | version | same hashes |\n|---|---|---|\n';
const FIXTURE = 'src/bits/hashes.json';
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Hashes;
const functions = Object.keys(read(FIXTURE));
const committed: Hashes = { ...read(FIXTURE), ...read('verify/fixtures/formula-hashes.json') };
/** Functions and formulas. */
const all = Object.keys(committed);
const folder = mkdtempSync('build/engines-');
const program = join(folder, 'program.mjs');
const pooled = join(folder, 'pooled.mjs');
const bare = join(folder, 'bare.mjs');
const table: string[] = [];
let failed = 0;
const at = process.argv.indexOf('--only');
const only = at < 0 ? '' : (process.argv[at + 1] ?? '');

const isWanted = (engine: string) => engine.includes(only);

/** Where there is no SIMD, the library says so. */
async function withoutSimd(): Promise<void> {
  const older = wpe();
  if (older === undefined) return print('WPE WebKit', '', '', 'not found: not run');
  const said = await answerOf(program, older).then(
    () => 'it ran',
    (error: Error) => error.message,
  );
  const plain = said.includes('fluxion needs WebAssembly SIMD');
  if (!plain) failed++;
  print(older.name, older.version(''), 'none: no SIMD', plain ? 'says so' : `DOES NOT SAY SO: ${said}`);
}

/** The outputs of one function or formula that are not as committed. */
const differences = (name: string, found: Hashes): string[] =>
  moved(found, { [name]: committed[name] as Outputs });

/** Runs one engine and prints its row. @param names what must be there. */
async function row(engine: string, run: () => Promise<[version: string, hashes: Hashes]>, names = all) {
  if (!isWanted(engine)) return;
  try {
    const [version, hashes] = await run();
    const given = names.filter((name) => name in hashes);
    const wrong = given.filter((name) => differences(name, hashes).length > 0);
    const agree = wrong.length === 0 && given.length === names.length;
    if (!agree) failed++;
    const says = agree
      ? 'yes'
      : `NO: ${wrong.flatMap((name) => differences(name, hashes)).join(', ') || 'functions are missing'}`;
    print(engine, version, `${given.length - wrong.length} of ${given.length}`, says);
  } catch (error) {
    failed++;
    print(engine, '', '', `FAILED: ${error instanceof Error ? error.message : error}`);
  }
}

function print(engine: string, version: string, same: string, agrees: string): void {
  table.push(`| ${engine} | ${version} | ${same} |`);
  console.log(`${engine.padEnd(44)} ${version.padEnd(12)} ${same.padEnd(9)} ${agrees}`);
}

/** So long an engine may take, in milliseconds: twenty minutes. The slowest, four threads of an emulated processor, takes
 *  seven of a processor's time. */
const PATIENCE = 1_200_000;

/** What it prints. Node 20 may wait for ever when it is done: its end waits for a compiler's thread, and that, out of memory,
 *  for the main thread to collect it (nodejs/node#54918). So what it has printed counts. */
function output(binary: string, words: readonly string[], env: Record<string, string> = {}): string {
  const { error, stdout, stderr, status } = spawnSync(binary, words, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 26,
  });
  const late = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
  if (status === 0 || (late && stdout !== '')) return stdout.trim();
  throw error ?? new Error(stderr);
}

const hashesOf = (binary: string, words: readonly string[], env?: Record<string, string>) =>
  JSON.parse(output(binary, words, env)) as Hashes;

await build({
  entryPoints: {
    program: 'verify/engines/all-hashes.ts',
    pooled: 'verify/engines/pooled.ts',
    bare: 'verify/engines/bare.ts',
  },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  external: ['node:*'],
});

try {
  print('engine', 'version', 'same', 'agrees');
  await row(
    'kernel.wasm alone (no code of the library)',
    async () => {
      const hashes = hashesOf(process.execPath, [bare, 'build/kernel.wasm', FIXTURE]);
      return [process.version.slice(1), hashes];
    },
    functions,
  );

  for (const version of [VERSIONS.node20, VERSIONS.node22, VERSIONS.node24])
    await row('Node', async () => [version, hashesOf(node(version), [program])]);

  for (const version of [VERSIONS.node20, VERSIONS.node24])
    await row('Node, four threads', async () => [version, hashesOf(node(version), [pooled])], functions);

  // V8's two compilers for WebAssembly, and older CPUs.
  for (const [what, flags] of [
    ['baseline compiler only', ['--liftoff', '--no-wasm-tier-up']],
    ['optimizing compiler only', ['--no-liftoff']],
    ['no AVX', ['--no-enable-avx', '--no-enable-avx2', '--no-enable-fma3']],
    ['no AVX, baseline only', ['--no-enable-avx', '--no-enable-avx2', '--liftoff', '--no-wasm-tier-up']],
    ['nothing above SSE4.1', ['--no-enable-avx', '--no-enable-avx2', '--no-enable-sse4-2']],
  ] as const)
    for (const version of [VERSIONS.node20, VERSIONS.node24])
      await row(`Node, ${what}`, async () => [version, hashesOf(node(version), [...flags, program])]);

  /** @param find the browser, looked for only if its row is wanted; undefined if it is not there. */
  const inPage = async (
    what: string,
    find: () => Browser | undefined | Promise<Browser | undefined>,
    script = program,
  ) => {
    if (!isWanted(what)) return;
    const browser = await find();
    if (browser === undefined) return print(what, '', '', 'not found: not run');
    await row(
      what,
      async () => {
        const { agent, hashes } = await answerOf<{ agent: string; hashes: Hashes }>(script, browser);
        return [browser.version(agent), hashes];
      },
      script === pooled ? functions : all,
    );
  };
  await inPage('Chromium', chromium);
  await inPage('Chromium, four threads', chromium, pooled);
  for (const [what, settings] of [
    ['Firefox', []],
    ['Firefox, baseline compiler only', ['user_pref("javascript.options.wasm_optimizingjit", false);']],
    ['Firefox, optimizing compiler only', ['user_pref("javascript.options.wasm_baselinejit", false);']],
  ] as const)
    await inPage(what, () => firefox(settings));
  await inPage('WebKit (WebKitGTK)', webkit);
  if (isWanted('WPE WebKit')) await withoutSimd();

  const onArm = '64-bit ARM (QEMU)';
  const armRows = ['Node', 'Node, four threads', 'Bun'].map((name) => `${name}, ${onArm}`);
  const emulated = armRows.some(isWanted) ? arm() : undefined;
  if (emulated) {
    const [plain = '', threads = '', bun = ''] = armRows;
    for (const version of [VERSIONS.node20, VERSIONS.node24])
      await row(plain, async () => {
        const { emulator, words } = emulated.node(version);
        return [version, hashesOf(emulator, [...words, program])];
      });
    await row(
      threads,
      async () => {
        const { emulator, words } = emulated.node(VERSIONS.node24);
        return [VERSIONS.node24, hashesOf(emulator, [...words, pooled])];
      },
      functions,
    );
    await row(bun, async () => {
      const { emulator, words } = emulated.bun();
      return [VERSIONS.bun, hashesOf(emulator, [...words, program])];
    });
  } else if (armRows.some(isWanted)) print(onArm, '', '', 'no QEMU: not run');

  await row('Bun', async () => [output(bun(), ['--version']), hashesOf(bun(), [program])]);
  await row('Bun, baseline compiler only', async () => [
    output(bun(), ['--version']),
    hashesOf(bun(), [program], { BUN_JSC_useOMGJIT: 'false' }),
  ]);
  await row(
    'Bun, four threads',
    async () => [output(bun(), ['--version']), hashesOf(bun(), [pooled])],
    functions,
  );
  const denoVersion = () => /deno (\S+)/.exec(output(deno(), ['--version']))?.[1] ?? '';
  await row('Deno', async () => [denoVersion(), hashesOf(deno(), ['run', program])]);
  await row('Deno, four threads', async () => [denoVersion(), hashesOf(deno(), ['run', pooled])], functions);

  const wasmtime = 'Python (wasmtime)';
  const snake = isWanted(wasmtime) ? python() : undefined;
  if (snake)
    await row(wasmtime, async () => [
      output(snake, ['-c', 'from importlib.metadata import version; print(version("wasmtime"))']),
      hashesOf(snake, ['verify/engines/all_hashes.py']),
    ]);
  else if (isWanted(wasmtime)) print(wasmtime, '', '', 'no Python that has the package: not run');
} finally {
  rmSync(folder, { recursive: true });
}
if (table.length === 1) {
  console.log(`No engine has ${JSON.stringify(only)} in its name.`);
  failed++;
}
console.log(failed === 0 ? '\nAll agree.' : `\n${failed} disagree or failed.`);
process.exitCode = failed === 0 ? 0 : 1;
if (failed === 0 && only === '' && process.argv.includes('--write')) {
  const [, ...rows] = table;
  writeFileSync(DOCUMENT, fill(readFileSync(DOCUMENT, 'utf8'), 'engines', `${HEAD}${rows.join('\n')}\n`));
}
