/** `THIRD-PARTY-NOTICES`: the licences of the packages whose code a build has put into `dist/`, by the modules that
 *  the bundler says are in it. A package without a licence's text fails the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Finds out what is bundled, file by file. */
export class Notices {
  /** Folders of packages, and the files of `dist/` that hold parts of them. */
  readonly #found = new Map<string, Set<string>>();

  readonly plugin: Plugin = {
    name: 'fluxion-notices',
    generateBundle: (_, bundle) => {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk')
          for (const [id, { renderedLength }] of Object.entries(file.modules))
            if (renderedLength > 0) this.add(id, file.fileName);
    },
  };

  /** Notes that part of a module is in a file. */
  add(id: string, file: string): void {
    const folder = packageOf(id);
    if (folder === undefined) return;
    const files = this.#found.get(folder) ?? new Set();
    this.#found.set(folder, files.add(file));
  }

  /** The whole text. @throws {Error} if a package has no licence, or none that could be shipped. */
  text(): string {
    const entries = [...this.#found].map(([folder, files]) => ({ ...describePackage(folder), files }));
    entries.sort((a, b) => (a.title < b.title ? -1 : 1));
    const parts = entries.map(
      ({ title, licence, text, files }) =>
        `${title}\nLicence: ${licence}\nIn: ${[...files].sort().join(', ')}\n\n${text.trim()}\n`,
    );
    return `${HEAD}\n${parts.map((part) => `${RULE}\n\n${part}`).join('\n')}`;
  }
}

const HEAD =
  "The package fluxion holds code of the packages below, under their own licences. fluxion's own licence is in LICENSE.\n";
const RULE = '-'.repeat(80);

/** The folder of the package that a module belongs to; undefined for our own. */
function packageOf(id: string): string | undefined {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '');
  const parts = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return parts?.[1];
}

function describePackage(folder: string) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${folder} is bundled and has no package.json`);
  const { name, version, license, author } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    unknown
  >;
  const title = `${name} ${version}`;
  if (typeof license !== 'string')
    throw new Error(`${title} is bundled, and its package.json names no licence`);
  const texts = readdirSync(folder)
    .filter((entry) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(entry))
    .sort();
  if (texts.some((entry) => !/^notice/i.test(entry)))
    return {
      title,
      licence: license,
      text: texts.map((entry) => readFileSync(join(folder, entry), 'utf8').trim()).join('\n\n'),
    };
  const known = WITHOUT_TEXT[String(name)];
  if (known?.licence !== license) throw new Error(`${title} is bundled, and has no licence's text`);
  return { title, licence: license, text: `Copyright (c) ${known.holder ?? author}\n\n${known.text()}` };
}

interface Known {
  readonly licence: string;
  /** Default: the package's author. */
  readonly holder?: string;
  text(): string;
}

/** Packages that name a licence and ship no text of it, looked at one by one: they get the licence's own. */
const WITHOUT_TEXT: Readonly<Record<string, Known>> = {
  lz4js: { licence: 'ISC', text: () => ISC },
  '@resvg/resvg-wasm': {
    licence: 'MPL-2.0',
    holder:
      'the authors of resvg and resvg-js. Source: https://github.com/yisibl/resvg-js, https://github.com/linebender/resvg',
    text: () => readFileSync('tools/licences/MPL-2.0.txt', 'utf8').trim(),
  },
};

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;
