/** Where a call's time goes: `npm run bench -- profile [--save]` samples fluxion with `out` at work, by V8's own profiler,
 *  and prints nanoseconds an element for each part. `--save` writes `bench/results/profile.json`, from which
 *  `npm run docs` writes a table. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { parseArgs } from 'node:util';
import { contenderFor, type Kind } from '../src/bench/contenders.js';
import { count, digits, titleOf } from '../src/bench/report.js';
import { ramp } from '../src/bench/suite.js';
import { workloads } from '../src/bench/workloads.js';
import { init, kernel } from '../src/kernel/kernel.js';
import { linesOfList } from '../tools/report-lines.js';

const { values } = parseArgs({ options: { save: { type: 'boolean' } } });

/** Nanoseconds an element in each part of a workload: the kernel's functions by name, and what is around them. */
export interface Profile {
  readonly workload: string;
  readonly kind: Kind;
  readonly n: number;
  readonly ns: number;
  readonly parts: Readonly<Record<string, number>>;
}

// The whole kernel as one module: of several, each counts its functions from 0, and the profiler tells them by no more.
await init(readFileSync('build/kernel.wasm'));

/** What the functions that move blocks are called here: the loop over blocks copies each in itself. */
const COPIES: Readonly<Record<string, string>> = {
  throughDoubles: 'copy in',
  throughSingles: 'copy in',
  write: 'copy out',
};

/** How what the kernel exports of a function ends. */
const ENTRY = /(Value|Slope|Singles|Last)$/;

/** An exported function's name is its index, by which the profiler calls it too. */
const kernelNames = new Map(
  Object.entries(kernel().exports).flatMap(([name, member]): [string, string][] =>
    typeof member === 'function' ? [[`wasm-function[${member.name}]`, name]] : [],
  ),
);

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 100 });

/** Runs it for that many milliseconds, and counts the calls. */
function spin(run: () => unknown, milliseconds: number, n: number): number {
  const batch = Math.ceil(1e6 / n);
  let calls = 0;
  for (const end = performance.now() + milliseconds; performance.now() < end; calls += batch)
    for (let i = 0; i < batch; i++) run();
  return calls;
}

/** Microseconds in each part. A function that the kernel does not export counts as the one that calls it. */
function sum({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const partOf = new Map<number, string>();
  // Callers come before what they call.
  for (const { id, callFrame, children = [] } of nodes) {
    const { functionName } = callFrame;
    const inside = functionName.startsWith('wasm-function') ? partOf.get(id) : undefined;
    const part = kernelNames.get(functionName) ?? COPIES[functionName] ?? inside ?? 'JavaScript';
    partOf.set(id, part);
    // Until the child's turn comes: who calls it.
    for (const child of children) partOf.set(child, part);
  }
  const parts = new Map<string, number>();
  samples.forEach((id, i) => {
    const part = partOf.get(id) ?? 'JavaScript';
    parts.set(part, (parts.get(part) ?? 0) + (timeDeltas[i] ?? 0));
  });
  return parts;
}

const profiles: Profile[] = [];
for (const kind of ['f64', 'f32'] as const) {
  for (const workload of workloads) {
    for (const n of [600, 10_000, 1_000_000]) {
      const out = contenderFor(workload, ramp(n, kind), 'out');
      const run = () => out.run();
      spin(run, 200, n);
      await session.post('Profiler.start');
      const started = performance.now();
      const calls = spin(run, 1000, n);
      const ns = (1e6 * (performance.now() - started)) / (calls * n);
      const { profile } = await session.post('Profiler.stop');
      const parts = sum(profile);
      if (![...parts.keys()].some((part) => ENTRY.test(part)))
        throw new Error(`the profile of ${workload.name} names no function of the kernel`);
      const total = [...parts.values()].reduce((a, b) => a + b);
      const sorted = [...parts].sort(([, a], [, b]) => b - a);
      const shares = Object.fromEntries(sorted.map(([part, us]) => [part, (ns * us) / total]));
      profiles.push({ workload: workload.name, kind, n, ns, parts: shares });
      const list = sorted.map(([part]) => `${part} ${digits(shares[part] ?? 0)}`).join(', ');
      console.log(`${titleOf(workload.name)}, ${kind}, n = ${count(n)}: ${digits(ns)} ns. ${list}`);
    }
  }
}
session.disconnect();

if (values.save) {
  const file = new URL('results/profile.json', import.meta.url);
  writeFileSync(file, `${linesOfList(profiles)}\n`);
}
