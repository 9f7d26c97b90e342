/** The values of a column of a Parquet file, a page at a time: a row group may have many millions. */
import { setImmediate } from 'node:timers/promises';
import type { ColumnMetaData, DecodedArray, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import type { ColumnDecoder } from 'hyparquet/src/types.js';
import { compressors } from 'hyparquet-compressors';
import { Failure } from '../failure.js';
import type { Bytes } from '../files/bytes.js';

/** Values one after the other. */
export interface Values {
  /** The next so many. @throws {Failure} if there are less. */
  take(count: number): Promise<DecodedArray>;
}

/** Bytes that a page's header has at first sight; statistics may make it longer. */
const HEADER = 1 << 10;

/** A header of more is none. */
const LONGEST_HEADER = 1 << 24;

const text = new TextDecoder('utf-8', { ignoreBOM: true });

/** Times as the integers that they are. Of a page with a dictionary, all is text already. */
export const PARSERS = {
  ...DEFAULT_PARSERS,
  stringFromBytes: (bytes: unknown) => (bytes instanceof Uint8Array ? text.decode(bytes) : bytes),
  timestampFromMilliseconds: (count: bigint) => count,
  timestampFromMicroseconds: (count: bigint) => count,
  timestampFromNanoseconds: (count: bigint) => count,
  dateFromDays: (days: number) => days,
};

/** Bytes stay bytes, to become text in a step of its own: a page may hold a hundred thousand texts. */
const BYTES = { ...PARSERS, stringFromBytes: (bytes: unknown) => bytes };

/** Whether a column has one value a row, so that its pages are read one by one. */
export const isFlat = ({ element, children }: SchemaTree): boolean =>
  children.length === 0 && element.repetition_type !== 'REPEATED';

/** A column chunk of one value a row. */
export class Pages implements Values {
  readonly #file: Bytes;
  readonly #decoder: ColumnDecoder;
  /** The same, that leaves texts as bytes. */
  readonly #bytes: ColumnDecoder;
  readonly #texts: boolean;
  readonly #end: number;
  #at: number;
  #dictionary: DecodedArray | undefined;
  #page: DecodedArray = [];
  #taken = 0;

  constructor(file: Bytes, root: SchemaTree, column: SchemaTree, chunk: ColumnMetaData) {
    const { element } = column;
    this.#file = file;
    this.#decoder = {
      pathInSchema: chunk.path_in_schema,
      type: chunk.type,
      element,
      schemaPath: [root, column],
      codec: chunk.codec,
      parsers: PARSERS,
      compressors,
      utf8: false,
    };
    this.#bytes = { ...this.#decoder, parsers: BYTES };
    this.#texts = element.converted_type === 'UTF8' || element.logical_type?.type === 'STRING';
    this.#at = startOf(chunk);
    this.#end = this.#at + Number(chunk.total_compressed_size);
  }

  async take(count: number): Promise<DecodedArray> {
    const parts: DecodedArray[] = [];
    for (let missing = count; missing > 0; ) {
      if (this.#taken === this.#page.length) {
        const data = this.#next();
        // Signals are heard between the steps.
        await setImmediate();
        this.#page = this.#texts ? convert(data, this.#decoder) : data;
        this.#taken = 0;
      }
      const part = piece(this.#page, this.#taken, this.#taken + missing);
      this.#taken += part.length;
      missing -= part.length;
      parts.push(part);
    }
    return joined(parts);
  }

  /** The values of the next page of data. */
  #next(): DecodedArray {
    for (;;) {
      if (this.#at >= this.#end)
        throw new Failure(`${this.#file.name}: the Parquet file cannot be read: a column has too few pages`);
      const header = this.#header();
      const { type, compressed_page_size: size } = header;
      if (!(size >= 0 && size <= this.#end - this.#at))
        throw new Failure(`${this.#file.name}: the Parquet file cannot be read: a page of ${size} bytes`);
      // Values may stay where they are in these bytes: each page has its own.
      const reader = { view: viewOf(this.#file.at(this.#at, size)), offset: 0 };
      this.#at += size;
      const { data } = readPage(reader, header, this.#bytes, this.#dictionary, undefined, 0);
      if (type === 'DICTIONARY_PAGE') this.#dictionary = data && convert(data, this.#decoder);
      else if (data && data.length > 0) return data;
    }
  }

  #header(): ReturnType<typeof parquetHeader> {
    for (let length = HEADER; ; length *= 4) {
      const most = Math.min(length, this.#end - this.#at);
      const reader = { view: viewOf(this.#file.at(this.#at, most)), offset: 0 };
      try {
        const header = parquetHeader(reader);
        this.#at += reader.offset;
        return header;
      } catch (error) {
        // It ends beyond what was read.
        if (!(error instanceof RangeError) || most < length || length > LONGEST_HEADER) throw error;
      }
    }
  }
}

/** Where a column chunk begins: with its dictionary, if it has one. */
export function startOf({
  dictionary_page_offset: dictionary,
  data_page_offset: data,
}: ColumnMetaData): number {
  return Number(dictionary && dictionary < data ? dictionary : data);
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Values that were read all at once. */
export class Whole implements Values {
  readonly #read: () => Promise<DecodedArray>;
  #values: DecodedArray | undefined;
  #taken = 0;

  constructor(read: () => Promise<DecodedArray>) {
    this.#read = read;
  }

  async take(count: number): Promise<DecodedArray> {
    this.#values ??= await this.#read();
    const part = piece(this.#values, this.#taken, this.#taken + count);
    this.#taken += count;
    return part;
  }
}

const piece = (values: DecodedArray, from: number, to: number): DecodedArray =>
  from === 0 && to >= values.length
    ? values
    : ArrayBuffer.isView(values)
      ? values.subarray(from, to)
      : values.slice(from, to);

type Typed = Exclude<DecodedArray, unknown[]>;

/** Arrays as one: of the same kind, if they all are of one. */
export function joined(parts: readonly DecodedArray[]): DecodedArray {
  const [first = []] = parts;
  if (parts.length <= 1) return first;
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (!ArrayBuffer.isView(first) || parts.some((part) => part.constructor !== first.constructor)) {
    const values = new Array<unknown>(length);
    let place = 0;
    // By index: `flatMap` takes many times as long.
    for (const part of parts) for (let i = 0; i < part.length; i++) values[place++] = part[i];
    return values;
  }
  const make = first.constructor as new (length: number) => Typed;
  const all = new make(length);
  let at = 0;
  for (const part of parts) {
    all.set(part as never, at);
    at += part.length;
  }
  return all;
}
