import { VERSIONS } from '../../verify/versions.js';
import { row } from './support/row.js';
import { type Consumer, makeConsumer } from './support/workspace.js';

/** Uses every shape of the API; each line that must not compile says so. */
const CODE = `
import { affine, type ArrayFunction, arange, type Builtin, type BuiltinName, chain, chainDeriv2, chainLength2, deriv, type Elementwise, elementwise, functions, init, type Real, type Result, sigmoid, square } from 'fluxion';

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
const name = 'tanh' as BuiltinName;
const named: number = functions[name](2) + functions[name].deriv(2);
const mapped: number[] = [1, 2].map(sigmoid);
const mixed = (x: number | Float64Array): number | Float64Array => f.deriv(x, { delta: 0.1 });
const generic = <T extends number | Float64Array>(x: T): Result<T> => f(x);
const both: { value: number | Float64Array; deriv: number | Float64Array } = f.valueAndDeriv(3 as number | Float64Array);
const chapter = (x: number | Float64Array): number | Float64Array => deriv(f, x, { delta: 0 });
const twice: Float32Array = chainLength2([square, sigmoid], singles);
const integers: Float64Array = f(new Int32Array(3));
const list: Float64Array = f([1, 2] as readonly number[], { out: doubles });
const maybe = (out: Float64Array | undefined): Float64Array => f(doubles, { out });
const whole = (options: { delta?: number; out?: Float64Array } | undefined): Float64Array => f.deriv([1], options as never);
const lifted: Elementwise = elementwise((x) => x ** 3, { name: 'cube', deriv: (x) => 3 * x * x });
class Matrix extends Float64Array {
  readonly rows = 1;
}
const plain: Float64Array = f(new Matrix(3));
const filled: Matrix = f(new Matrix(3), { out: new Matrix(3) });
const promise: Promise<void> = init(new Uint8Array());
const stream = f.stream({ show: ['x', 'value'], delta: 0.1 });
const reader: Promise<{ done: boolean; value?: Float64Array | undefined }> = stream.readable.getReader().read();

// @ts-expect-error: a string is no number
f('2');
// @ts-expect-error: out has another type
f(doubles, { out: singles });
// @ts-expect-error: out has another type
sigmoid(new Float32Array(2), { out: new Float64Array(2) });
// @ts-expect-error: out has another type
sigmoid.deriv(new Float32Array(2), { delta: 0, out: new Float64Array(2) });
// @ts-expect-error: out goes with an array
sigmoid.deriv(2, { out: doubles });
// @ts-expect-error: the result of a subclass is a plain array
const matrix: Matrix = f(new Matrix(3));
// @ts-expect-error: no such option
f.deriv(2, { Delta: 0 });
// @ts-expect-error: a maker is not a function to apply
chain(affine);
// @ts-expect-error: a function of a number is lifted by elementwise
chain(Math.sin);
// @ts-expect-error: affine takes two numbers
affine(3);
// @ts-expect-error: the chain of chainDeriv2 has two functions
chainDeriv2([square], 2);
// @ts-expect-error: no such column
f.stream({ show: 'slope' });

export { both, chapter, either, filled, generic, integers, into, lifted, list, literal, mapped, maybe, mixed, named, names, number, plain, product, promise, reader, row, slope, twice, value, whole };
`;

/** What TypeScript 5.7 and later tell apart: memory of one's own, and memory that may be shared. */
const BUFFERS = `
import { arange, chain, deriv, linspace, sigmoid, square } from 'fluxion';

const f = chain(square, sigmoid);
const x: Float64Array<ArrayBuffer> = arange(-3, 3, 0.01);
const shared = new Float64Array(new SharedArrayBuffer(16));
const own: Float64Array<ArrayBuffer> = f(shared);
const slope: Float64Array<ArrayBuffer> = deriv(f, linspace(0, 1, 5));
const { value }: { value: Float32Array<ArrayBuffer> } = f.valueAndDeriv(new Float32Array(2), { delta: 0 });
const into: Float64Array<SharedArrayBuffer> = f(x, { out: shared });
// @ts-expect-error: the result is in out, whose memory is shared
const wrong: Float64Array<ArrayBuffer> = f(x, { out: shared });

export { into, own, slope, value, wrong };
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
  ['TypeScript 5.4', VERSIONS.typescript54],
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
        'buffers.ts': BUFFERS,
        'page.ts': PAGE,
        'buffers.json': config('nodenext', ['es2022'], ['node'], 'buffers.ts'),
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
  if (name !== 'TypeScript 5.4')
    row('TypeScript', name, 'memory of its own told from shared memory', () => compile('buffers.json'));
  for (const resolution of ['node16', 'nodenext', 'bundler']) {
    const how = `\`moduleResolution: ${resolution}\``;
    row('TypeScript', name, `${how}, Node's types`, () => compile(`node-${resolution}.json`));
    row('TypeScript', name, `${how}, the browser's types`, () => compile(`browser-${resolution}.json`));
    row('TypeScript', name, `${how}, \`fluxion/plot\` and \`fluxion/element\``, () =>
      compile(`page-${resolution}.json`),
    );
  }
}
