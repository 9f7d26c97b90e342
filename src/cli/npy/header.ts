/** The header of a .npy file, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. */
import { Failure, shown } from '../failure.js';
import { type Decoder, decoderOf } from './decoders.js';
import { type Literal, readLiteral } from './literal.js';

const MAGIC = '\x93NUMPY';

/** NumPy, too, reads no longer header of a file that it has no reason to trust. */
const LONGEST = 10_000;

/** Room for any shape, and data that begin at a multiple of 64, as NumPy aligns them. */
const WRITTEN = 128;

export interface NpyHeader {
  readonly shape: readonly number[];
  /** Whether the first axis varies fastest. */
  readonly fortran: boolean;
  readonly decoder: Decoder;
}

/** Whether these are the first bytes of a .npy file. */
export const isNpy = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 6) === MAGIC;

/** Bytes up to the data. @returns undefined if too few are there to tell.
 *  @throws {Failure} if the version or the length are none that NumPy takes. */
export function headerEnd(bytes: Buffer): number | undefined {
  if (bytes.length < 12) return undefined;
  const [major, minor] = [bytes.readUInt8(6), bytes.readUInt8(7)];
  if (major < 1 || major > 3 || minor !== 0)
    throw new Failure(`the .npy file is of version ${major}.${minor}; versions 1.0, 2.0 and 3.0 are read`);
  const length = major === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  if (length > LONGEST)
    throw new Failure(`the .npy header says that it is ${length} bytes long; ${LONGEST} is the most`);
  return (major === 1 ? 10 : 12) + length;
}

/** @param bytes all up to the data. @throws {Failure} if it is not as NumPy would read it, or of no real numbers. */
export function readHeader(bytes: Buffer): NpyHeader {
  const major = bytes.readUInt8(6);
  const header = readLiteral(bytes.toString(major === 3 ? 'utf8' : 'latin1', major === 1 ? 10 : 12));
  if (!(header instanceof Map)) throw new Failure('the .npy header is no dictionary');
  const entries: ReadonlyMap<string, Literal> = header;
  const keys = [...entries.keys()].sort().join(', ');
  if (keys !== 'descr, fortran_order, shape')
    throw new Failure(`the .npy header must have descr, fortran_order and shape; got ${shown(keys)}`);
  const [descr, fortran, shape] = ['descr', 'fortran_order', 'shape'].map((key) => entries.get(key));
  if (typeof fortran !== 'boolean') throw new Failure('the .npy header: fortran_order must be True or False');
  if (!Array.isArray(shape) || !shape.every(isLength))
    throw new Failure('the .npy header: shape must be a tuple of lengths');
  if (countOf(shape) > Number.MAX_SAFE_INTEGER)
    throw new Failure('the .npy header: shape has more elements than any file');
  if (typeof descr !== 'string')
    throw new Failure('the .npy file must hold real numbers; it holds records of several fields');
  return { shape, fortran, decoder: decoderOf(descr) };
}

const isLength = (value: Literal): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const countOf = (shape: readonly number[]): number =>
  shape.reduce((product, length) => product * length, 1);

/** The header of a file of doubles or singles of that shape, always as long. */
export function writtenHeader(shape: readonly number[], single: boolean, fortran: boolean): Buffer {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '<f${single ? 4 : 8}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${tuple}, }`;
  if (text.length > WRITTEN - 11)
    throw new Failure(`--npy: a shape of ${shape.length} axes is too long to write`);
  const header = Buffer.alloc(WRITTEN, ' ');
  header.write(`${MAGIC}\x01\x00`, 'latin1');
  header.writeUInt16LE(WRITTEN - 10, 8);
  header.write(text, 10, 'latin1');
  header.write('\n', WRITTEN - 1);
  return header;
}
