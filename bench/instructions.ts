/** What an instruction of the kernel's takes, in any engine: a module whose functions each run one over and over. */
import binaryen from 'binaryen';
import { VECTORS } from './vectors.js';

/** How the vector in `v` becomes the next; `k` is near 1 in both lanes. */
const STEPS: Readonly<Record<string, string>> = {
  'f64x2.add': '(f64x2.add V K)',
  'f64x2.mul': '(f64x2.mul V K)',
  'f64x2.div': '(f64x2.div V K)',
  'f64x2.sqrt': '(f64x2.sqrt V)',
  'f64x2.pmin': '(f64x2.pmin V K)',
  'f64x2.min': '(f64x2.min V K)',
  'f64x2.lt': '(f64x2.lt V K)',
  'f64x2.floor': '(f64x2.floor V)',
  'v128.and': '(v128.and V K)',
  'v128.bitselect': '(v128.bitselect V K V)',
  'i64x2.shl': '(i64x2.shl V (i32.const 1))',
  'i8x16.shuffle': '(i8x16.shuffle 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 V K)',
  'i64x2.bitmask': '(i32x4.replace_lane 0 V (i64x2.bitmask V))',
  'v128.any_true': '(i32x4.replace_lane 0 V (v128.any_true V))',
  // A row of a table, found by a lane.
  'v128.load': '(v128.load (i32.and (i32x4.extract_lane 0 V) (i32.const 0xff8)))',
  'v128.load64_splat': '(v128.load64_splat (i32.and (i32x4.extract_lane 0 V) (i32.const 0xff8)))',
};

const local = (name: string) => `(local.get $${name})`;

function text(): string {
  const locals = [...VECTORS, 'k'].map((name) => `(local $${name} v128)`).join(' ');
  const set = VECTORS.map((name, i) => `(local.set $${name} (f64x2.splat (f64.const 1.${i}1)))`).join(' ');
  const all = VECTORS.map(local).reduce((a, b) => `(v128.xor ${a} ${b})`);
  const functions = Object.entries(STEPS).map(([name, step]) => {
    const steps = VECTORS.map(
      (vector) => `(local.set $${vector} ${step.replaceAll('V', local(vector)).replaceAll('K', local('k'))})`,
    );
    return `(func (export "${name}") (param $n i32) (result i32) ${locals} ${set}
      (local.set $k (f64x2.splat (f64.const 1.0000001)))
      (loop $again ${steps.join(' ')}
        (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
      (i32x4.extract_lane 0 ${all}))`;
  });
  return `(module (memory 1) ${functions.join('\n')})`;
}

/** The module's bytes. */
export function instructionsModule(): Uint8Array {
  const module = binaryen.parseText(text());
  module.setFeatures(binaryen.Features.SIMD128);
  if (!module.validate()) throw new Error('the module of instructions is not valid');
  return module.emitBinary();
}
