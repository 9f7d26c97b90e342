import { VERSIONS } from '../../verify/versions.js';
import { row } from './support/row.js';
import { type Consumer, makeConsumer } from './support/workspace.js';

/** Uses every shape of the API; each line that must not compile says so. */
const CODE = `
import { affine, type ArrayFunction, arange, type Builtin, chain, chainDeriv2, deriv, type Elementwise, elementwise, functions, init, type Real, sigmoid, square } from 'fluxion';

const f: Elementwise = chain(square, sigmoid, affine(3, -14), elementwise((x) => x + 1));
const number: number = f(2);
const doubles: Float64Array = f(arange(-3, 3, 0.01));
const singles: Float32Array = f(new Float32Array(3));
const fromList: Float64Array = f([1, 2, 3]);
const into: Float32Array = f.deriv(singles, { delta: 0, out: singles });
const { value, deriv: slope }: { value: Float64Array; deriv: Float64Array } = f.valueAndDeriv(doubles);
const names: string[] = f.trace(2).map((step) => step.name);
const product: number = chainDeriv2([square, sigmoid], 2);
const cube: ArrayFunction = (x) => x.map((v) => v ** 3);
const literal: Float64Array = deriv(cube, fromList, 0.01);
const either = (x: Real): Real => f(x);
const row: Builtin = functions.sigmoid;
const promise: Promise<void> = init(new Uint8Array());
const stream = f.stream({ show: ['x', 'value'], delta: 0.1 });
const reader: Promise<{ done: boolean; value?: Float64Array | undefined }> = stream.readable.getReader().read();

// @ts-expect-error: a string is no number
f('2');
// @ts-expect-error: out has another type
f(doubles, { out: singles });
// @ts-expect-error: affine takes two numbers
affine(3);
// @ts-expect-error: the chain of chainDeriv2 has two functions
chainDeriv2([square], 2);
// @ts-expect-error: no such column
f.stream({ show: 'slope' });

export { number, into, value, slope, names, product, literal, either, row, promise, reader };
`;

const PAGE = `
import { sigmoid, square } from 'fluxion';
import { plotChain } from 'fluxion/plot';
import 'fluxion/element';

const plot = plotChain([square, sigmoid], undefined, { target: document.body });
plot.destroy();
`;

const config = (
  resolution: 'node16' | 'nodenext' | 'bundler',
  lib: string[],
  types: string[],
  file: string,
) =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      target: 'es2022',
      lib,
      types,
      module: resolution === 'bundler' ? 'esnext' : resolution,
      moduleResolution: resolution,
      skipLibCheck: false,
    },
    files: [file],
  });

for (const [name, typescript] of [
  ['TypeScript 5', VERSIONS.typescript5],
  ['TypeScript 7', VERSIONS.typescript7],
] as const) {
  let consumer: Promise<Consumer> | undefined;
  const compile = async (file: string) => {
    const resolutions = ['node16', 'nodenext', 'bundler'] as const;
    const browser = ['es2022', 'dom', 'dom.iterable'];
    consumer ??= makeConsumer(
      typescript,
      {
        'code.ts': CODE,
        'page.ts': PAGE,
        ...Object.fromEntries(
          resolutions.flatMap((resolution) => [
            [`node-${resolution}.json`, config(resolution, ['es2022'], ['node'], 'code.ts')],
            [`browser-${resolution}.json`, config(resolution, browser, [], 'code.ts')],
            [`page-${resolution}.json`, config(resolution, browser, [], 'page.ts')],
          ]),
        ),
      },
      { typescript, '@types/node': '20.19.43' },
    );
    const project = await consumer;
    await project.run('node_modules/.bin/tsc', ['-p', file]);
    return (await project.run('node_modules/.bin/tsc', ['--version'])).replace('Version ', '');
  };
  for (const resolution of ['node16', 'nodenext', 'bundler']) {
    const how = `\`moduleResolution: ${resolution}\``;
    row('TypeScript', name, `${how}, Node's types`, () => compile(`node-${resolution}.json`));
    row('TypeScript', name, `${how}, the browser's types`, () => compile(`browser-${resolution}.json`));
    row('TypeScript', name, `${how}, \`fluxion/plot\` and \`fluxion/element\``, () =>
      compile(`page-${resolution}.json`),
    );
  }
}
