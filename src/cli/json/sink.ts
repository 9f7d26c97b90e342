/** JSON out: an array of objects, or an object a line. What JSON has no numbers for is "NaN", "Infinity" and
 *  "-Infinity"; a missing value is null. */
import { setImmediate } from 'node:timers/promises';
import type { Batch, Results, Sink, Source } from '../columns.js';
import { Failure, shown } from '../failure.js';
import type { Output } from '../files/output.js';
import { jsonNumber, jsonText } from '../text/cell.js';
import { JsonRecords } from './source.js';

/** Rows that are put together before they are written. */
const ROWS = 1 << 14;

export interface JsonSinkOptions {
  readonly names: readonly string[];
  readonly append: boolean;
  /** An object a line, and no brackets around all. */
  readonly lines: boolean;
}

export function jsonSink(output: Output, source: Source, { names, append, lines }: JsonSinkOptions): Sink {
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  let before = lines ? '' : '[\n';
  const between = lines ? '\n' : ',\n';
  return {
    async rows(batch: Batch, { numbers, missing }: Results) {
      const carried = append ? batch.carried : undefined;
      const heads = carried ? headsOf(carried, source, names) : undefined;
      let text = '';
      for (let row = 0; row < batch.count; row++) {
        text += before;
        before = between;
        const head = heads?.[row] ?? '{';
        text += head;
        for (let i = 0; i < keys.length; i++) {
          if (i > 0 || head.length > 1) text += ',';
          text += keys[i];
          const number = (numbers[i] as Float64Array)[row] as number;
          text += missing[i]?.[row] ? 'null' : jsonNumber(number);
        }
        text += '}';
        if (row % ROWS !== ROWS - 1) continue;
        // Signals are heard between pieces of a large batch.
        await output.write(text);
        text = '';
        await setImmediate();
      }
      await output.write(text);
    },
    async end() {
      const any = before === between;
      await output.write(lines ? (any ? '\n' : '') : any ? '\n]\n' : '[]\n');
    },
  };
}

/** Each row's object without its closing bracket. */
function headsOf(
  carried: NonNullable<Batch['carried']>,
  source: Source,
  names: readonly string[],
): readonly string[] {
  if (carried instanceof JsonRecords) {
    const { rows, texts, lines } = carried;
    return texts.map((text, i) => {
      const taken = names.find((name) => Object.hasOwn(rows[i] as object, name));
      if (taken !== undefined)
        throw new Failure(
          `line ${lines[i]}: there is a key ${shown(taken)} already; name the results with --as`,
        );
      const head = text.slice(0, text.lastIndexOf('}')).trimEnd();
      // Kept as it stood, but on one line.
      return head.replace(/[\r\n]+\s*/g, ' ');
    });
  }
  const columns = source.fields.map((_, place) => carried.column(place));
  const { length = 0 } = columns[0] ?? [];
  const keys = source.fields.map(({ name }) => `${JSON.stringify(name)}:`);
  return Array.from(
    { length },
    (_, row) =>
      `{${source.fields.map(({ type }, i) => keys[i] + jsonText(columns[i]?.[row] ?? null, type)).join(',')}`,
  );
}
