/** Arrow's types, as cells have them and as they are written. */
import {
  Field as ArrowField,
  Binary,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Duration,
  FixedSizeBinary,
  type FixedSizeList,
  Float16,
  Float32,
  Float64,
  Int8,
  Int16,
  Int32,
  Int64,
  List,
  Map_,
  Null,
  Precision,
  Struct,
  type Time,
  TimeMicrosecond,
  TimeMillisecond,
  TimeNanosecond,
  TimeSecond,
  Timestamp,
  TimeUnit,
  Type,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow';
import type { CellType, Detailed, Field, Unit } from '../columns.js';

const UNITS: Readonly<Record<TimeUnit, Unit>> = {
  [TimeUnit.SECOND]: 's',
  [TimeUnit.MILLISECOND]: 'ms',
  [TimeUnit.MICROSECOND]: 'us',
  [TimeUnit.NANOSECOND]: 'ns',
};

const FLOATS = {
  [Precision.HALF]: 'half',
  [Precision.SINGLE]: 'single',
  [Precision.DOUBLE]: 'double',
} as const;

/** What the cells of an Arrow column are for formats that are not Arrow. */
export function cellTypeOf(type: DataType): CellType {
  switch (type.typeId) {
    case Type.Null:
      return 'null';
    case Type.Bool:
      return 'boolean';
    case Type.Int: {
      const { bitWidth, isSigned } = type as Int32;
      return `${isSigned ? 'int' : 'uint'}${bitWidth}`;
    }
    case Type.Float:
      return FLOATS[(type as Float64).precision];
    case Type.Decimal: {
      const { precision, scale } = type as Decimal;
      return { kind: 'decimal', precision, scale };
    }
    case Type.Date:
      return 'date';
    case Type.Time:
      return { kind: 'time', unit: UNITS[(type as Time).unit] };
    case Type.Duration:
      return { kind: 'duration', unit: UNITS[(type as Duration).unit] };
    case Type.Timestamp: {
      const { unit, timezone } = type as Timestamp;
      return { kind: 'timestamp', unit: UNITS[unit], zone: timezone ?? undefined };
    }
    case Type.Binary:
    case Type.LargeBinary:
    case Type.BinaryView:
      return 'bytes';
    case Type.FixedSizeBinary:
      return { kind: 'fixed', size: (type as FixedSizeBinary).byteWidth };
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
    case Type.Interval:
      return 'text';
    case Type.Dictionary:
      return cellTypeOf((type as unknown as { dictionary: DataType }).dictionary);
    case Type.List:
    case Type.LargeList:
    case Type.FixedSizeList:
      return { kind: 'list', of: cellTypeOf((type as List | FixedSizeList).valueType as DataType) };
    case Type.Map: {
      const [key, value] = (type.children[0] as ArrowField<Struct>).type.children;
      return {
        kind: 'map',
        key: cellTypeOf((key as ArrowField).type),
        value: cellTypeOf((value as ArrowField).type),
      };
    }
    case Type.Struct:
      return { kind: 'record', fields: fieldsOf(type.children) };
    default:
      return 'json';
  }
}

/** Columns of a table, or parts of a record. */
export const fieldsOf = (fields: readonly ArrowField[]): readonly Field[] =>
  fields.map(({ name, type }) => ({ name, type: cellTypeOf(type) }));

const WRITTEN: Readonly<Record<CellType & string, () => DataType>> = {
  text: () => new Utf8(),
  json: () => new Utf8(),
  double: () => new Float64(),
  single: () => new Float32(),
  half: () => new Float16(),
  int8: () => new Int8(),
  int16: () => new Int16(),
  int32: () => new Int32(),
  int64: () => new Int64(),
  uint8: () => new Uint8(),
  uint16: () => new Uint16(),
  uint32: () => new Uint32(),
  uint64: () => new Uint64(),
  boolean: () => new Bool(),
  date: () => new DateDay(),
  bytes: () => new Binary(),
  null: () => new Null(),
};

const TIMES_OF_DAY: Readonly<Record<Unit, () => DataType>> = {
  s: () => new TimeSecond(),
  ms: () => new TimeMillisecond(),
  us: () => new TimeMicrosecond(),
  ns: () => new TimeNanosecond(),
};

const TIME_UNITS: Readonly<Record<Unit, TimeUnit>> = {
  s: TimeUnit.SECOND,
  ms: TimeUnit.MILLISECOND,
  us: TimeUnit.MICROSECOND,
  ns: TimeUnit.NANOSECOND,
};

/** The Arrow type that cells of a type are written as. */
export const arrowTypeOf = (type: CellType): DataType =>
  typeof type === 'string' ? WRITTEN[type]() : detailedType(type);

function detailedType(type: Detailed): DataType {
  switch (type.kind) {
    case 'decimal':
      return new Decimal(type.scale, type.precision, type.precision > 38 ? 256 : 128);
    case 'timestamp':
      return new Timestamp(TIME_UNITS[type.unit], type.zone);
    case 'time':
      return TIMES_OF_DAY[type.unit]();
    case 'duration':
      return new Duration(TIME_UNITS[type.unit]);
    case 'fixed':
      return new FixedSizeBinary(type.size);
    case 'list':
      return new List(arrowField('item', arrowTypeOf(type.of)));
    case 'map': {
      const entry = new Struct([
        new ArrowField('key', arrowTypeOf(type.key), false),
        arrowField('value', arrowTypeOf(type.value)),
      ]);
      return new Map_(new ArrowField('entries', entry as never, false));
    }
    case 'record':
      return new Struct(type.fields.map((field) => arrowField(field.name, arrowTypeOf(field.type))));
  }
}

export const arrowField = (name: string, type: DataType): ArrowField => new ArrowField(name, type, true);
