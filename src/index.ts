export type { Chainable } from './chain.js';
export { chain, chainDeriv2, chainDeriv3, chainLength2, chainLength3, deriv } from './chain.js';
export type { Builtin, Descriptor, Maker, Parameter } from './descriptor.js';
export { type ElementwiseOptions, elementwise } from './elementwise.js';
export * from './functions.js';
export * as functions from './functions.js';
export {
  type AtData,
  type ChainData,
  type FromJSONOptions,
  type FunctionData,
  fromJSON,
  type NumberData,
  toJSON,
} from './json.js';
export { init, type KernelSource } from './kernel/kernel.js';
export { arange, linspace } from './ranges.js';
export type {
  ArrayFunction,
  Column,
  Delta,
  Doubles,
  Elementwise,
  Into,
  Numbers,
  Out,
  OutFor,
  Real,
  Result,
  Show,
  Singles,
  TraceStep,
  ValueAndDeriv,
} from './types.js';
