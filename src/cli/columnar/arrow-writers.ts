/** Arrow's writers. */
import { RecordBatchFileWriter, RecordBatchStreamWriter, type Schema } from 'apache-arrow';

/** The library's writers queue what they write, however slow the reader. These hand it over, to be written before
 *  more is made. */
export class StreamWriter extends RecordBatchStreamWriter {
  parts: Uint8Array[] = [];

  protected override _write(chunk: ArrayBufferView): this {
    if (this._started) this._position += keep(this.parts, chunk);
    return this;
  }
}

export class FileWriter extends RecordBatchFileWriter {
  parts: Uint8Array[] = [];

  protected override _write(chunk: ArrayBufferView): this {
    if (this._started) this._position += keep(this.parts, chunk);
    return this;
  }
}

function keep(parts: Uint8Array[], { buffer, byteOffset, byteLength }: ArrayBufferView): number {
  if (byteLength > 0) parts.push(new Uint8Array(buffer, byteOffset, byteLength));
  return byteLength;
}

/** A schema as a stream begins with it. */
export function schemaMessage(schema: Schema): Uint8Array {
  const writer = new StreamWriter();
  writer.reset(undefined, schema);
  return Buffer.concat(writer.parts);
}
