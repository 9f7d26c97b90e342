/** The lengths that Arrow's descriptions say they have. Arrow's library reads as many parts as a length says, be they there
 *  or not: one damaged byte could take minutes, and all memory. */
import { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import type { Field } from 'apache-arrow/fb/field';
import { Footer } from 'apache-arrow/fb/footer';
import { Message } from 'apache-arrow/fb/message';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { RecordBatch } from 'apache-arrow/fb/record-batch';
import { Schema } from 'apache-arrow/fb/schema';
import { ByteBuffer } from 'flatbuffers';
import { unreadable } from './arrow-failure.js';

/** Bytes that each takes at least. */
const FIELD_BYTES = 16;
const PAIR_BYTES = 4;
const NODE = 16;
const BLOCK_BYTES = 24;

/** Fields within fields, at most. */
const DEPTH = 64;

/** @throws {Failure} if more is said to be in a message than there is room for. */
export function checkMessage(metadata: Uint8Array): void {
  const message = Message.getRootAsMessage(new ByteBuffer(metadata));
  const { length } = metadata;
  fits(message.customMetadataLength(), PAIR_BYTES, length);
  const kind = message.headerType();
  if (kind === MessageHeader.Schema) checkSchema(message.header(new Schema()), length);
  if (kind === MessageHeader.RecordBatch) checkBatch(message.header(new RecordBatch()), length);
  if (kind === MessageHeader.DictionaryBatch)
    checkBatch((message.header(new DictionaryBatch()) as DictionaryBatch | null)?.data(), length);
}

/** @throws {Failure} if more is said to be in a file's index than there is room for. */
export function checkFooter(bytes: Uint8Array): void {
  const footer = Footer.getRootAsFooter(new ByteBuffer(bytes));
  fits(footer.dictionariesLength(), BLOCK_BYTES, bytes.length);
  fits(footer.recordBatchesLength(), BLOCK_BYTES, bytes.length);
  fits(footer.customMetadataLength(), PAIR_BYTES, bytes.length);
  checkSchema(footer.schema(), bytes.length);
}

function checkBatch(batch: RecordBatch | null | undefined, all: number): void {
  fits(batch?.nodesLength() ?? 0, NODE, all);
  fits(batch?.buffersLength() ?? 0, NODE, all);
  fits(batch?.variadicBufferCountsLength() ?? 0, 8, all);
}

function checkSchema(schema: Schema | null, all: number): void {
  if (schema === null) refuse();
  fits(schema.customMetadataLength(), PAIR_BYTES, all);
  fits(schema.featuresLength(), 8, all);
  // Fields may share their parts: what counts is how often each is read.
  let seen = 0;
  const visit = (count: number, fieldAt: (i: number) => Field | null, depth: number): void => {
    fits(seen + count, FIELD_BYTES, all);
    seen += count;
    if (depth > DEPTH) refuse();
    for (let i = 0; i < count; i++) {
      const field = fieldAt(i) ?? refuse();
      fits(field.customMetadataLength(), PAIR_BYTES, all);
      visit(field.childrenLength(), (child) => field.children(child), depth + 1);
    }
  };
  visit(schema.fieldsLength(), (i) => schema.fields(i), 0);
}

function fits(count: number, each: number, all: number): void {
  if (!(count >= 0 && count * each <= all)) refuse();
}

function refuse(): never {
  throw unreadable('it says that it has more parts than there are bytes');
}
