// node examples/node.js
import { arange, chain, sigmoid, square } from 'fluxion';

const f = chain(square, sigmoid);

// Values and slopes of 600 points, in one pass.
const x = arange(-3, 3, 0.01);
const { value, deriv } = f.valueAndDeriv(x);
console.log(`${f.name} at ${x[400]}: ${value[400]}, slope ${deriv[400]}`);

// The chain link by link: the slopes multiply to the derivative.
for (const { name, input, output, slope } of f.trace(1))
  console.log(`${name}: ${input} -> ${output}, slope ${slope}`);

// A stream of any length, in the memory of one chunk.
const numbers = new ReadableStream({
  start(controller) {
    for (let i = 0; i < 3; i++) controller.enqueue([i, i + 0.5]);
    controller.close();
  },
});
let sum = 0;
for await (const chunk of numbers.pipeThrough(f.stream())) for (const y of chunk) sum += y;
console.log(`sum of the streamed values: ${sum}`);
