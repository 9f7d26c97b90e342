/** NumPy's files, a block at a time: npyjs reads and writes headers and types, here are the seams. */
import { dump, parse } from 'npyjs';
import { Failure } from './failure.js';

const MAGIC = '\x93NUMPY';

/** Room for any shape, and rows that start at a multiple of 64 bytes, as NumPy aligns them. */
const HEADER = 128;

/** Whether these are the first bytes of a .npy file. */
export const isNpy = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 6) === MAGIC;

/** The header of a file of doubles of that shape, always as long. */
export function npyHeader(shape: readonly number[]): Buffer {
  const text = Buffer.from(dump(new Float64Array(), [...shape]))
    .toString('latin1', 10)
    .trimEnd();
  const header = Buffer.alloc(HEADER, ' ');
  header.write(`${MAGIC}\x01\x00`, 'latin1');
  header.writeUInt16LE(HEADER - 10, 8);
  header.write(text, 10, 'latin1');
  header.write('\n', HEADER - 1);
  return header;
}

/** Reads the numbers of a .npy file as its bytes arrive.
 *  @throws {Failure} if the file holds no real numbers, or not as many as it says. */
export class NpyReader {
  #header: Buffer | undefined;
  #rest = Buffer.alloc(0);
  #size = 0;
  #left = 0;

  /** How many numbers the file says it holds; known once the header is read. */
  count: number | undefined;

  read(chunk: Buffer): Float64Array {
    let bytes = Buffer.concat([this.#rest, chunk]);
    if (this.#header === undefined) {
      const length = headerLength(bytes);
      if (bytes.length < length) {
        this.#rest = bytes;
        return new Float64Array();
      }
      this.#start(bytes.subarray(0, length));
      bytes = bytes.subarray(length);
    }
    const whole = Math.min(bytes.length - (bytes.length % this.#size), this.#left);
    this.#left -= whole;
    this.#rest = Buffer.from(bytes.subarray(whole));
    return whole === 0 ? new Float64Array() : this.#numbers(bytes.subarray(0, whole));
  }

  end(): Float64Array {
    if (this.#header === undefined || this.#left > 0)
      throw new Failure('the .npy file ends before the numbers that its header says');
    return new Float64Array();
  }

  #start(header: Buffer): void {
    this.#header = header;
    // With 16 bytes of data, which any type takes, npyjs says which type it is.
    const { data, shape, fortranOrder } = this.#parse(Buffer.alloc(16));
    if (!ArrayBuffer.isView(data) || data instanceof DataView || /'[<>|=]?c/.test(header.toString('latin1')))
      throw new Failure('the .npy file must hold real numbers');
    if (fortranOrder && shape.length > 1)
      throw new Failure('the .npy file is in Fortran order; save it with numpy.ascontiguousarray');
    const descr = /'descr'\s*:\s*'[<>|=]?[a-z](\d+)'/.exec(header.toString('latin1'));
    this.#size = Number(descr?.[1]);
    this.count = shape.reduce((product, length) => product * length, 1);
    this.#left = this.count * this.#size;
  }

  #numbers(bytes: Buffer): Float64Array {
    return Float64Array.from(this.#parse(bytes).data as unknown as ArrayLike<number>, Number);
  }

  /** The data as npyjs reads them in a file with this header. */
  #parse(data: Buffer) {
    const file = new Uint8Array((this.#header?.length ?? 0) + data.length);
    file.set(this.#header ?? []);
    file.set(data, this.#header?.length);
    try {
      return parse(file.buffer);
    } catch (error) {
      throw new Failure(`the .npy file cannot be read: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** The bytes up to where the data begin; what must be read before that is known counts as much. */
function headerLength(bytes: Buffer): number {
  if (bytes.length < 12) return 12;
  return bytes.readUInt8(6) <= 1 ? 10 + bytes.readUInt16LE(8) : 12 + bytes.readUInt32LE(8);
}
