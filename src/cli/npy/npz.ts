/** Members of NumPy's .npz archives, which are zip files of .npy files. */
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Entry, ZipFile } from 'yauzl';
import { Failure, shown } from '../failure.js';
import type { Bytes } from '../files/bytes.js';

/** The bytes of a member. @param name without `.npy`; default: the only one.
 *  @throws {Failure} if there is no such member, or several and none is named. */
export async function openMember(bytes: Bytes, name: string | undefined): Promise<AsyncIterable<Buffer>> {
  const { size } = bytes;
  if (size === undefined) throw new Failure(`${bytes.name}: an .npz archive must be a file, no pipe`);
  const { default: yauzl } = await import('yauzl');
  class FileReader extends yauzl.RandomAccessReader {
    // As yauzl calls it; each piece is asked for once the one before is taken.
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(pieces(bytes, start, end));
    }
  }
  try {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      const options = { lazyEntries: true, autoClose: false };
      yauzl.fromRandomAccessReader(new FileReader(), size, options, (error, file) =>
        error ? reject(error) : resolve(file),
      );
    });
    const entry = choose(await entriesOf(zip), name);
    const open = promisify<Entry, AsyncIterable<Buffer>>(zip.openReadStream.bind(zip));
    return await open(entry);
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    throw new Failure(`${bytes.name}: the archive cannot be read: ${error.message}`);
  }
}

const PIECE = 1 << 18;

function* pieces(bytes: Bytes, start: number, end: number): Generator<Buffer> {
  for (let at = start; at < end; at += PIECE) yield bytes.at(at, Math.min(PIECE, end - at));
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function choose(entries: readonly Entry[], name: string | undefined): Entry {
  const members = entries.filter(({ fileName }) => fileName.endsWith('.npy'));
  const nameOf = ({ fileName }: Entry) => fileName.slice(0, -4);
  const [first] = members;
  const found =
    name === undefined ? first : members.find((member) => nameOf(member) === name.replace(/\.npy$/, ''));
  const all = members.slice(0, 12).map((member) => shown(nameOf(member)));
  if (found === undefined)
    throw new Failure(
      name === undefined
        ? 'the archive has no .npy member'
        : `--member: no member ${shown(name)}; there are ${all.join(', ')}`,
    );
  if (name === undefined && members.length > 1)
    throw new Failure(`the archive has several members: name one of ${all.join(', ')} with --member`);
  return found;
}
