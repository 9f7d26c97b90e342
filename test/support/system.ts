/** Calls of the system that fail or are slow, while something runs. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Call = (...words: unknown[]) => unknown;

const calls = fs as unknown as Record<string, Call>;

/** Puts a function in the place of one of `node:fs`; it gets the real one, and the call's own words.  */
export function replacing(name: string, stand: (real: Call, ...words: unknown[]) => unknown) {
  return {
    async during<A>(run: () => Promise<A>): Promise<A> {
      const real = calls[name];
      if (real === undefined) throw new Error(`node:fs has no ${name}.`);
      const put = (call: Call) => {
        calls[name] = call;
        syncBuiltinESMExports();
      };
      put((...words) => stand(real, ...words));
      try {
        return await run();
      } finally {
        put(real);
      }
    },
  };
}

/** Lets a call of the system fail from its n-th time on. */
export function failing(name: string, nth: number, code: string) {
  let count = 0;
  return replacing(name, (real, ...words) => {
    if (++count < nth) return real(...words);
    const error = Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name, errno: -5 });
    const last = words.at(-1);
    if (typeof last !== 'function') throw error;
    return process.nextTick(last as () => void, error);
  });
}
