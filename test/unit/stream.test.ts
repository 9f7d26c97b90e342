import { expect, test } from 'vitest';
import { arange, chain, elementwise, sigmoid, square } from '../../src/index.js';

const f = chain(square, sigmoid);

/** What a stream puts out for the chunks put in. */
async function through<T>(chunks: readonly T[], stream: TransformStream<T, Float64Array>) {
  const results: Float64Array[] = [];
  const source = new ReadableStream<T>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  await source.pipeThrough(stream).pipeTo(
    new WritableStream({
      write: (chunk) => {
        results.push(chunk);
      },
    }),
  );
  return results;
}

test('chunks come out as long as they went in, each f of its numbers', async () => {
  const x = arange(-3, 3, 0.01);
  const results = await through([x.slice(0, 250), x.slice(250, 250), x.slice(250)], f.stream());
  expect(results.map(({ length }) => length)).toEqual([250, 0, 350]);
  expect(results.flatMap((part) => [...part])).toEqual([...f(x)]);
});

test('several columns come out row by row', async () => {
  const show = ['x', 'value', 'derivative'] as const;
  const [rows] = await through([[1, 2]], f.stream({ show, delta: 0.1 }));
  const { value, deriv } = f.valueAndDeriv([1, 2], { delta: 0.1 });
  expect([...(rows ?? [])]).toEqual([1, value[0], deriv[0], 2, value[1], deriv[1]]);
});

test('the derivative alone, and of a function that the caller brings', async () => {
  const cube = elementwise((x) => x ** 3);
  const [slopes] = await through([[1, 2]], cube.stream({ show: 'derivative' }));
  expect(slopes).toEqual(cube.deriv([1, 2]));
});

test('the chunk given is left as it is', async () => {
  const chunk = Float64Array.of(1, 2, 3);
  await through([chunk], f.stream({ show: ['x', 'derivative'] }));
  expect([...chunk]).toEqual([1, 2, 3]);
});

test('bad options throw at once, a bad chunk when it comes', async () => {
  expect(() => f.stream({ delta: -1 })).toThrow(RangeError);
  expect(() => f.stream({ show: 'slope' as 'value' })).toThrow(
    "sigmoid(square(x)).stream: show must be one or more of 'x', 'value' and 'derivative'; got the string \"slope\"",
  );
  expect(() => f.stream({ show: [] })).toThrow(TypeError);
  await expect(through([['1'] as unknown as number[]], f.stream())).rejects.toThrow(
    /x\[0\] must be a number/,
  );
});

test('what comes out is of doubles, and no array that went in', async () => {
  const singles = new Float32Array([0.1, 2]);
  const doubles = new Float64Array([0.1, 2]);
  for (const show of ['x', 'value', 'derivative'] as const) {
    const [fromSingles, fromDoubles] = await through([singles, doubles], f.stream({ show }));
    expect(fromSingles).toBeInstanceOf(Float64Array);
    expect(fromDoubles).not.toBe(doubles);
  }
  const [values] = await through([singles], f.stream());
  expect(values).toEqual(f(Float64Array.from(singles)));
});
