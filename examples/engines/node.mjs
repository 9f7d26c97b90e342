// The same rows and the same hashes in Node, of the derivative and of the formula: node examples/engines/node.mjs ROWS
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chain, sigmoid, square } from 'fluxion';
import { formulaFromJSON } from 'fluxion/formula';

const rows = Number(process.argv[2]);
const ids = BigInt64Array.from({ length: rows }, (_, i) => BigInt(i));
const x = Float64Array.from({ length: rows }, (_, i) => (((i * 40503) % 1048576) / 1048576) * 20 - 10);
const t = Float64Array.from({ length: rows }, (_, i) => i / 1e6);
const f = formulaFromJSON(JSON.parse(readFileSync(new URL('formula.json', import.meta.url), 'utf8')));
for (const y of [chain(square, sigmoid).deriv(x, { delta: 0.001 }), f({ x, t })])
  console.log(createHash('sha256').update(ids).update(y).digest('hex'));
