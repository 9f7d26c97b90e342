/** Arrow's messages, whole, one at a time: out of a stream as it comes, or out of a file by the index at its end.
 *
 *  The library would join a message from the pieces that it came in, each time in new memory. It would read as much as a
 *  length says before it looks at what came. Here lengths are checked first. Record batches lie in the same memory, two
 *  in turn: the library asks for the next message before it hands out the one that it has. */
import type { FileHandle } from 'node:fs/promises';
import { Message, RecordBatchReader } from 'apache-arrow';
import { Failure } from '../failure.js';
import type { Bytes } from '../files/bytes.js';
import { unreadable } from './arrow-failure.js';
import { checkFooter, checkMessage } from './arrow-lengths.js';
import { schemaMessage } from './arrow-writers.js';

/** What goes before a message: four bytes of ones, and the length of its description. */
const PREFIX = 8;

/** A description of more is none: a table of 100,000 columns has 20 MB. */
const LONGEST_METADATA = 1 << 26;

/** Memory for messages: the next but one lies where this one does. */
class Rooms {
  #room = Buffer.alloc(0);
  #other = Buffer.alloc(0);

  next(): void {
    [this.#room, this.#other] = [this.#other, this.#room];
  }

  /** Room for a message, or for its beginning.
   *  @param kept how many bytes of it are there already. @throws {RangeError} if there is not so much memory. */
  of(length: number, kept: number): Buffer {
    if (this.#room.length < length) {
      const more = Buffer.allocUnsafeSlow(length);
      this.#room.copy(more, 0, 0, kept);
      this.#room = more;
    }
    return this.#room.subarray(0, length);
  }
}

interface Description {
  /** Bytes of the body. */
  readonly length: number;
  /** Of a dictionary or a schema: what is read of it stays. */
  readonly stays: boolean;
}

/** @throws {Failure} if the columns are not where the body is. */
function describe(metadata: Buffer): Description {
  checkMessage(metadata);
  const message = Message.decode(metadata);
  const length = message.bodyLength;
  if (!Number.isSafeInteger(length) || length < 0) refuse(`a body of ${length} bytes`);
  if (message.isRecordBatch()) check(message.header().buffers, length);
  if (message.isDictionaryBatch()) check(message.header().data.buffers, length);
  return { length, stays: !message.isRecordBatch() };
}

function check(buffers: readonly { offset: number; length: number }[], body: number): void {
  let end = 0;
  for (const { offset, length } of buffers) {
    if (!(offset >= 0 && length >= 0)) refuse(`a column at byte ${offset}, ${length} long`);
    end = Math.max(end, offset + length);
  }
  if (end > body) refuse(`a body of ${body} bytes, of which the columns take ${end}`);
}

function refuse(what: string): never {
  throw unreadable(`a message has ${what}`);
}

/** The messages of a stream. The memory of a record batch is used again for the next.
 *  @throws {Failure} at a length that cannot be. */
export async function* streamMessages(all: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  const chunks = all[Symbol.asyncIterator]();
  const rooms = new Rooms();
  let chunk: Buffer = Buffer.alloc(0);
  /** Fills what is to be filled, as far as the input goes. */
  const fill = async (into: Buffer, from: number): Promise<number> => {
    let filled = from;
    while (filled < into.length) {
      if (chunk.length === 0) {
        const { done, value } = await chunks.next();
        if (done) break;
        chunk = value;
      }
      const copied = chunk.copy(into, filled);
      filled += copied;
      chunk = chunk.subarray(copied);
    }
    return filled;
  };
  for (;;) {
    const prefix = rooms.of(PREFIX, 0);
    const got = await fill(prefix, 0);
    if (got === 0) return;
    if (got < PREFIX) refuse(`a beginning of ${got} bytes`);
    const metadata = metadataLength(prefix);
    if (metadata === 0) return;
    const head = await filled(rooms.of(PREFIX + metadata, PREFIX), PREFIX);
    const { length, stays } = describe(head.subarray(PREFIX));
    const whole = await filled(rooms.of(head.length + length, head.length), head.length);
    yield stays ? Uint8Array.from(whole) : whole;
    rooms.next();
  }
  async function filled(into: Buffer, from: number): Promise<Buffer> {
    const got = await fill(into, from);
    if (got < into.length)
      refuse(`${into.length - from} bytes, of which ${got - from} have come when the input ends`);
    return into;
  }
}

/** The length of a message's description; 0 for the end of the stream. */
function metadataLength(prefix: Buffer): number {
  const length = prefix.readInt32LE(4);
  if (prefix.readInt32LE(0) !== -1) refuse(`no beginning, but ${prefix.subarray(0, 4).toString('hex')}`);
  if (length < 0 || length > LONGEST_METADATA) refuse(`a description of ${length} bytes`);
  return length;
}

/** The messages of a file, in the order of its index. Not every writer repeats the schema at the file's beginning. */
export async function* fileMessages(file: Bytes): AsyncGenerator<Uint8Array> {
  const { size = 0 } = file;
  const handle = handleOf(file);
  checkFooter(footerOf(file, size));
  const reader = await RecordBatchReader.from(handle);
  await reader.open();
  const { schema, footer } = reader;
  yield schemaMessage(schema);
  const rooms = new Rooms();
  for (const { offset, metaDataLength } of [
    ...(footer?.dictionaryBatches() ?? []),
    ...(footer?.recordBatches() ?? []),
  ]) {
    if (!(offset >= 0 && metaDataLength >= PREFIX && metaDataLength <= LONGEST_METADATA))
      refuse(`a description of ${metaDataLength} bytes at ${offset}`);
    const head = rooms.of(metaDataLength, 0);
    if (file.at(offset, metaDataLength, head).length < metaDataLength) refuse('its place beyond the end');
    // Files before Arrow 0.15 have no ones before the length.
    const { length, stays } = describe(head.subarray(head.readInt32LE(0) === -1 ? PREFIX : PREFIX / 2));
    if (offset + metaDataLength + length > size) refuse(`a body of ${length} bytes, beyond the end`);
    const whole = rooms.of(metaDataLength + length, metaDataLength);
    file.at(offset + metaDataLength, length, whole.subarray(metaDataLength));
    yield stays ? Uint8Array.from(whole) : whole;
    rooms.next();
  }
}

/** The index at a file's end: before its length, and the name of the format. */
function footerOf(file: Bytes, size: number): Buffer {
  const tail = 4 + 'ARROW1'.length;
  const length = size < tail ? -1 : file.at(size - tail, 4).readInt32LE(0);
  if (length <= 0 || length + tail > size) throw unreadable('it ends too early');
  return file.at(size - tail - length, length);
}

/** As much of a file handle as Arrow's library calls. @throws {Failure} if it is a pipe. */
function handleOf({ name, size, at }: Bytes): FileHandle {
  if (size === undefined)
    throw new Failure(`${name}: an Arrow file must be a file, no pipe; a stream may be one`);
  const handle: Pick<FileHandle, 'fd' | 'close'> & { stat: unknown; read: unknown } = {
    fd: 0,
    stat: async () => ({ size }),
    async read(into: Uint8Array, offset: number, length: number, position: number) {
      const bytesRead = at(position, length).copy(into, offset);
      return { bytesRead, buffer: into };
    },
    async close() {},
  };
  return handle as FileHandle;
}
