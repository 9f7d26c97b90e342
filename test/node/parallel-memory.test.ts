/** What a pool's arrays take and give back. In a process of its own, whose heap is small: to collect that of all tests takes a
 *  second each time. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtPackage } from '../support/built.js';

/** What a program with a pool says at its end. */
function said(program: string): unknown {
  const code = `
    import { parallel } from ${JSON.stringify(fileURLToPath(new URL('parallel.js', builtPackage())))};
    const p = await parallel({ threads: 2 });
    const turn = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
    const say = (result) => console.log(JSON.stringify(result));
    ${program}
    await p.close();`;
  const words = ['--expose-gc', '--input-type=module', '-e', code];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
}

test('arrays that nothing refers to are used again, and start as zeros', () => {
  const program = `
    const seen = new Set();
    let [again, zeros] = [false, true];
    for (let i = 0; i < 50 && !again; i++) {
      const x = p.array(1_000_000);
      again = seen.has(x.byteOffset);
      seen.add(x.byteOffset);
      zeros &&= x.every((v) => v === 0);
      x.fill(9);
      gc();
      await turn();
    }
    say({ again, zeros });`;
  expect(said(program)).toEqual({ again: true, zeros: true });
});

test('a program that drops what it made gets the room again: nobody asks the engine to collect', () => {
  // 4 GiB at most. V8 collects when some 600 MB are there, and takes its time on a busy machine.
  const program = `
    const places = new Set();
    for (let i = 0; i < 250; i++) {
      const { byteOffset } = p.array(2_000_000);
      if (places.has(byteOffset)) break;
      places.add(byteOffset);
      await turn(i < 60 ? 2 : 20);
    }
    say(places.size);`;
  expect(said(program)).toBeLessThan(250);
});

test('an array of which only a part is left is not given back', () => {
  const program = `
    const part = (() => p.array(100_000).fill(3).subarray(99_990))();
    for (let i = 0; i < 5; i++) {
      gc();
      await turn();
      p.array(100_000).fill(4);
    }
    say([...part]);`;
  expect(said(program)).toEqual(Array(10).fill(3));
});
