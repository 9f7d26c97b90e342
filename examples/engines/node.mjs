// The same rows and the same hash in Node: node examples/engines/node.mjs ROWS
import { createHash } from 'node:crypto';
import { chain, sigmoid, square } from 'fluxion';

const rows = Number(process.argv[2]);
const ids = BigInt64Array.from({ length: rows }, (_, i) => BigInt(i));
const x = Float64Array.from({ length: rows }, (_, i) => (((i * 40503) % 1048576) / 1048576) * 20 - 10);
const y = chain(square, sigmoid).deriv(x, { delta: 0.001 });
console.log(createHash('sha256').update(ids).update(y).digest('hex'));
