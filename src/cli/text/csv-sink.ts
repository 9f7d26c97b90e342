/** Tables of text out: the records as they came, the results behind them. */
import { setImmediate } from 'node:timers/promises';
import type { Batch, Cell, CellType, Field, Results, Sink, Source } from '../columns.js';
import type { Output } from '../files/output.js';
import { cellText } from './cell.js';
import type { Records } from './records.js';
import { quoted } from './table-layout.js';
import { TextWriter } from './writer.js';

/** Rows that are put together before they are written. */
const ROWS = 1 << 14;

export interface CsvSinkOptions {
  /** Names of the results. */
  readonly names: readonly string[];
  /** Whether the table's own columns go before them. */
  readonly append: boolean;
  /** Whether there is a line of names. */
  readonly header: boolean;
  readonly delimiter: string;
  /** The header as it came and the end of its line, of a table of text with the same delimiter. */
  readonly original?: (() => { header: Buffer | undefined; lineEnd: string }) | undefined;
}

export function csvSink(output: Output, source: Source, options: CsvSinkOptions): Sink {
  const { names, append, delimiter } = options;
  const text = new TextWriter();
  const separator = delimiter.charCodeAt(0);
  let started = false;
  const lineEnd = () => options.original?.().lineEnd ?? '\n';
  const start = () => {
    started = true;
    if (!options.header) return;
    const original = append ? options.original?.().header : undefined;
    if (original) text.bytes(original, 0, original.length);
    const fields: readonly string[] =
      append && !original ? source.fields.map((field: Field) => field.name) : [];
    const own = [...fields, ...names].map((name) => quoted(name, delimiter)).join(delimiter);
    text.text(`${original ? delimiter : ''}${own}${lineEnd()}`);
  };
  const put = (results: Results, result: number, row: number, first: boolean) => {
    const code = results.missing[result]?.[row] ?? 0;
    if (code === 0)
      text.number((results.numbers[result] as Float64Array)[row] as number, first ? 0 : separator);
    else text.text(`${first ? '' : delimiter}${quoted(source.markText(code), delimiter)}`);
  };
  const putCell = (cell: Cell, type: CellType) => {
    if (typeof cell === 'number' && type !== 'date') return text.number(cell, 0);
    const written = cellText(cell, type);
    if (!text.plain(written, separator)) text.text(quoted(written, delimiter));
  };
  return {
    async rows(batch: Batch, results: Results) {
      if (!started) start();
      const end = lineEnd();
      const records = append && options.original ? (batch.carried as Records) : undefined;
      const columns: (readonly Cell[])[] =
        append && !records ? source.fields.map((_, place) => batch.carried?.column(place) ?? []) : [];
      const types = columns.length > 0 ? source.fields.map(({ type }) => type) : [];
      for (let row = 0; row < batch.count; row++) {
        if (records) text.bytes(records.bytes, records.starts[row] as number, records.ends[row] as number);
        for (let i = 0; i < columns.length; i++) {
          if (i > 0) text.byte(separator);
          const cell = columns[i]?.[row] ?? null;
          if (cell !== null) putCell(cell, types[i] as CellType);
        }
        const first = !records && columns.length === 0;
        for (let result = 0; result < names.length; result++)
          put(results, result, row, first && result === 0);
        if (end === '\n') text.byte(10);
        else text.text(end);
        if (row % ROWS !== ROWS - 1) continue;
        // Signals are heard between pieces of a large batch.
        await output.write(text.take());
        await setImmediate();
      }
      await output.write(text.take());
    },
    async end() {
      if (!started && !source.empty) start();
      await output.write(text.take());
    },
  };
}
