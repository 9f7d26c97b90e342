/** `THIRD-PARTY-NOTICES`: the licences of the packages whose code a build has put into `dist/`. Which packages those are
 *  the bundler tells, by their modules. What a module's own comments say of whose code it holds is there too. A package
 *  without a licence's text fails the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

/** Finds out what is bundled, file by file. */
export class Notices {
  /** Folders of packages, the files of `dist/` that hold parts of them, and which parts. */
  readonly #found = new Map<string, { files: Set<string>; modules: Set<string> }>();

  /** Finds what is in the files of a build, and says it in their first line. A file may be copied without the notices,
   *  as the tag's is that lies beside a page. */
  readonly plugin: Plugin = {
    name: 'fluxion-notices',
    generateBundle: (_, bundle) => {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const here = new Set<string>();
        for (const [id, { renderedLength }] of Object.entries(file.modules)) {
          const folder = renderedLength > 0 ? this.add(id, file.fileName) : undefined;
          if (folder !== undefined) here.add(folder);
        }
        if (here.size > 0) file.code = withBanner(file.code, bannerOf([...here]));
      }
    },
  };

  /** Writes the text beside the files of a build. */
  beside(fileName: string): Plugin {
    const text = () => this.text();
    return {
      name: 'fluxion-notices-beside',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName, source: text() });
      },
    };
  }

  /** Notes that part of a module is in a file. @returns its package's folder; undefined for our own. */
  add(id: string, file: string): string | undefined {
    const folder = packageOf(id);
    if (folder === undefined) return undefined;
    const found = this.#found.get(folder) ?? { files: new Set(), modules: new Set() };
    this.#found.set(folder, found);
    found.files.add(file);
    found.modules.add(pathOf(id));
    return folder;
  }

  /** The whole text. @throws {Error} if a package has no licence, or none that could be shipped. */
  text(): string {
    const entries = [...this.#found].map(([folder, { files, modules }]) => {
      const { text, ...about } = describePackage(folder);
      return { ...about, text: [text.trim(), ...saidIn(modules, text)].join('\n\n'), files };
    });
    entries.sort((a, b) => (a.title < b.title ? -1 : 1));
    const parts = entries.map(
      ({ title, licence, text, files }) =>
        `${title}\nLicence: ${licence}\nIn: ${[...files].sort().join(', ')}\n\n${text}\n`,
    );
    return `${HEAD}\n${parts.map((part) => `${RULE}\n\n${part}`).join('\n')}`;
  }
}

const HEAD =
  "The package fluxion holds code of the packages below, under their own licences. fluxion's own licence is in LICENSE.\n";
const RULE = '-'.repeat(80);

const pathOf = (id: string): string => id.replace(/^\0+/, '').replace(/\?.*$/, '');

/** The folder of the package that a module belongs to; undefined for our own. */
function packageOf(id: string): string | undefined {
  const parts = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(pathOf(id));
  return parts?.[1];
}

/** What modules say in comments of whose code they hold, where that is not in their package's licence: some hold code of
 *  others' than the package's authors. */
function saidIn(modules: Iterable<string>, licence: string): string[] {
  const said = new Map<string, string[]>();
  for (const path of [...modules].sort()) {
    if (!/\.[cm]?[jt]s$/.test(path) || !existsSync(path)) continue;
    for (const [comment] of readFileSync(path, 'utf8').matchAll(/\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n?)+/gm)) {
      const lines = comment
        .split('\n')
        .map((line) => line.replace(/^\s*(?:\/\*+!?|\*+\/?|\/\/+)|\*\/\s*$/g, '').trim());
      const theirs = lines.filter((line) => /copyright|licensed (?:under|to)/i.test(line));
      if (theirs.length === 0 || theirs.every((line) => licence.includes(line))) continue;
      const text = lines.join('\n').trim();
      said.set(text, [...(said.get(text) ?? []), basename(path)]);
    }
  }
  return [...said].map(
    ([text, files]) => `${files.length > 3 ? 'Its files say:' : `${files.join(', ')}:`}\n${text}`,
  );
}

/** Behind the line that names its interpreter, where a program has one. */
const withBanner = (code: string, banner: string): string =>
  code.replace(/^(#!.*\n)?/, (interpreter) => interpreter + banner);

/** A file's first line. In ASCII, as a classic script must be. */
function bannerOf(folders: readonly string[]): string {
  const held = folders.map((folder) => {
    const { title, licence, text } = describePackage(folder);
    const [copyright] = /copyright (?:\(c\)|[\d©]).*/i.exec(text) ?? [];
    return [title, licence, copyright?.trim()].filter(Boolean).join(', ');
  });
  const plain = held
    .sort()
    .join('; ')
    .normalize('NFKD')
    .replace(/[^ -~]|\*\//g, '')
    .replace(/ {2,}/g, ' ');
  return `/*! ${plain}: THIRD-PARTY-NOTICES */\n`;
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
