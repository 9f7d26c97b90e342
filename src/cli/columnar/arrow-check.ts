/** Whether a record batch holds what it says it does. Arrow's library believes it: a length that lies makes cells out of
 *  nothing, for minutes, and an offset that lies takes them from elsewhere. */
import { type Data, type DataType, type RecordBatch, Type, type Vector } from 'apache-arrow';
import { unreadable } from './arrow-failure.js';

/** @throws {Failure} if a column, or what it is made of, is shorter than it says, or points outside what it has. */
export function checkBatch({ numRows, data }: RecordBatch): void {
  for (const column of (data as Data).children) {
    if (column.length !== numRows) refuse(`a column of ${column.length} rows, among ${numRows}`);
    check(column);
  }
}

function check(data: Data): void {
  const { type, length, children, nullBitmap } = data;
  if (!(length >= 0)) refuse(`a column of ${length} rows`);
  if (nullBitmap?.length > 0) has(nullBitmap.length * 8, length);
  for (const child of children) check(child);
  switch (type.typeId as Type) {
    case Type.Bool:
      has(data.values.length * 8, length);
      break;
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Binary:
    case Type.LargeBinary:
      checkOffsets(data, data.values.length);
      break;
    case Type.List:
    case Type.LargeList:
    case Type.Map:
      checkOffsets(data, children[0]?.length ?? 0);
      break;
    case Type.FixedSizeList:
      has(children[0]?.length ?? 0, length * data.stride);
      break;
    case Type.Struct:
      for (const child of children) has(child.length, length);
      break;
    case Type.Dictionary:
      checkPlaces(data);
      break;
    case Type.Int:
    case Type.Float:
    case Type.Decimal:
    case Type.Date:
    case Type.Time:
    case Type.Timestamp:
    case Type.Duration:
    case Type.Interval:
    case Type.FixedSizeBinary:
      has(data.values.length, length * data.stride);
      break;
    // Of views and unions the library looks at each element; nulls have nothing.
  }
}

/** Each offset is at least the one before it, and none beyond the end. */
function checkOffsets({ length, valueOffsets }: Data, end: number): void {
  // Of no rows there may be no offsets at all.
  if (length === 0) return;
  has(valueOffsets.length, length + 1);
  let before = 0;
  for (let i = 0; i <= length; i++) {
    const offset = Number(valueOffsets[i]);
    if (!(offset >= before && offset <= end)) refuse(`an offset of ${offset}, of ${end}`);
    before = offset;
  }
}

/** Each place that is not null is one of the dictionary. */
function checkPlaces(data: Data<DataType>): void {
  const { values, length, nullBitmap } = data;
  const dictionary = data.dictionary as Vector | undefined;
  has(values.length, length);
  const count = dictionary?.length ?? 0;
  for (const part of dictionary?.data ?? []) check(part);
  const hasNulls = nullBitmap?.length > 0;
  for (let i = 0; i < length; i++) {
    const place = Number(values[i]);
    const isNull = hasNulls && ((nullBitmap[i >> 3] as number) & (1 << (i & 7))) === 0;
    if (!isNull && !(place >= 0 && place < count)) refuse(`place ${place} in a dictionary of ${count}`);
  }
}

function has(there: number, said: number): void {
  if (there < said) refuse(`${said} elements where there are ${there}`);
}

function refuse(what: string): never {
  throw unreadable(`it has ${what}`);
}
