import type { Plugin } from 'vite';

/** Writes what is not ASCII as `\uXXXX`. A classic script is read in its page's encoding: where the page states none,
 *  that is a guess, and `×` would be shown as `Ã—`. In text, templates, regular expressions and names the escape is
 *  the same; in a template that is read raw it would not be, and the build says so. */
export const asciiPlugin = (): Plugin => ({
  name: 'fluxion-ascii',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const raw = /String\.raw`[^`]*[^\0-\x7f]/.exec(chunk.code);
      if (raw) this.error(`${chunk.fileName}: write \\uXXXX in ${raw[0]}`);
      chunk.code = chunk.code.replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
});
