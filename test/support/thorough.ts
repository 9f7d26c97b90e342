import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly thorough: boolean;
  }
}

/** How often something random or repeated is tried: all times with `THOROUGH=1`, as `.ci/run` does, else a part. */
export const times = (all: number, part: number): number => (inject('thorough') ? all : part);
